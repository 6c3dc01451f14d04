/** The compare page as a person uses it. */
import { addressOf } from '../../../src/figure/address.ts';
import type { FigureSpec } from '../../../src/figure/types.ts';
import type { Driver, Tab } from '../driver/types.ts';

export const COMPARE = 'extension/pages/compare/index.html';

declare global {
  interface Window {
    /** What the page handed to the person, while `catchFiles` is at work. */
    caught?: { readonly name: string; readonly data: string }[];
    violations?: string[];
  }
}

const ANYTHING = { view: 'frames', measure: 'steps', goal: 'read', gloss: true } as const;

export function figureAddress(driver: Driver, figure: Partial<FigureSpec>): string {
  return `${driver.origin}/${COMPARE}#${addressOf({ ...ANYTHING, links: [], platforms: [], days: [], surfaces: [], ...figure })}`;
}

/** Opens the page with a figure, or without one. */
export async function openCompare(driver: Driver, figure?: Partial<FigureSpec>): Promise<Tab> {
  const address = figure === undefined ? `${driver.origin}/${COMPARE}` : figureAddress(driver, figure);
  const tab = await driver.open(address);
  await tab.until('the compare page', () => document.querySelector('.compare') !== null);
  return tab;
}

/** Shows another figure in the same page. */
export async function showFigure(tab: Tab, figure: Partial<FigureSpec>): Promise<void> {
  const spec = { ...ANYTHING, links: [], platforms: [], days: [], surfaces: [], ...figure };
  await tab.evaluate((hash) => {
    location.hash = hash;
  }, addressOf(spec));
}

export async function untilFrames(tab: Tab, count: number): Promise<void> {
  await tab.until(
    `${count} frames`,
    (wanted) =>
      document.querySelectorAll('.figure .frame-phone > div').length === wanted &&
      document.querySelector('.compare-told') === null,
    count,
  );
}

/** From now on, files go to the test instead of the folder for downloads. */
export async function catchFiles(tab: Tab): Promise<void> {
  await tab.evaluate(() => {
    const blobs = new Map<string, Blob>();
    const make = URL.createObjectURL.bind(URL);
    window.caught = [];
    URL.createObjectURL = (what: Blob | MediaSource) => {
      const url = make(what);
      if (what instanceof Blob) blobs.set(url, what);
      return url;
    };
    HTMLAnchorElement.prototype.click = function click(this: HTMLAnchorElement) {
      const blob = blobs.get(this.href);
      const { download } = this;
      if (blob === undefined) return;
      const reader = new FileReader();
      reader.onload = () =>
        window.caught?.push({ name: download, data: String(reader.result).split(',')[1] ?? '' });
      reader.readAsDataURL(blob);
    };
  });
}

/** Presses a button of the panel and gives what is saved. */
export async function saved(
  tab: Tab,
  what: string,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  await tab.evaluate(() => {
    window.caught = [];
  });
  await tab.click(`[data-export="${what}"]`);
  const file = await tab.until('the file', () => window.caught?.[0]);
  if (!file) throw new Error('nothing was saved');
  return { name: file.name, bytes: new Uint8Array(Buffer.from(file.data, 'base64')) };
}

/** Gives files to the drop zone, as the dialog of the browser does. */
export async function choose(tab: Tab, files: Readonly<Record<string, Uint8Array>>): Promise<void> {
  const given = Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]);
  await tab.evaluate((list) => {
    const field = document.querySelector<HTMLInputElement>('.drop input[type="file"]');
    const transfer = new DataTransfer();
    for (const [name = '', data = ''] of list)
      transfer.items.add(new File([Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0))], name));
    if (field === null) throw new Error('no field');
    field.files = transfer.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }, given);
}

/** What the check came to. */
export function verdictIn(tab: Tab): Promise<string> {
  return tab.until(
    'a verdict',
    () => document.querySelector<HTMLElement>('[data-verdict]')?.dataset.verdict,
  ) as Promise<string>;
}

/** Presses something in a phone of the figure, by its place. */
export async function pressInPhone(tab: Tab, phone: number, selector: string): Promise<void> {
  const at = await tab.until(
    `${selector} in phone ${phone}`,
    (index, inside) => {
      const host = document.querySelectorAll('.figure .frame-phone > div')[index];
      const button = host?.shadowRoot?.querySelector(inside);
      button?.scrollIntoView({ block: 'center', inline: 'center' });
      const box = button?.getBoundingClientRect();
      return box && box.width > 0 && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    },
    phone,
    selector,
  );
  if (!at) throw new Error(`no ${selector}`);
  await tab.clickAt(at);
}

/** The screen that a phone shows. */
export function screenOf(tab: Tab, phone: number): Promise<string | undefined> {
  return tab.evaluate(
    (index) =>
      document
        .querySelectorAll('.figure .frame-phone > div')
        [index]?.shadowRoot?.querySelector<HTMLElement>('[data-screen]')?.dataset.screen,
    phone,
  );
}
