/** The popup as a person uses it. */
import en from '../../../extension/i18n/en.json' with { type: 'json' };
import type { ActiveState } from '../../../extension/storage.ts';
import type { Driver, Page, Tab } from '../driver/types.ts';
import { until } from '../driver/until.ts';

const HERE = '.here input[role="switch"]';

/** Opens the popup over a tab, does something in it, closes it. */
export async function inPopup<Result>(
  driver: Driver,
  tab: Tab,
  work: (popup: Page) => Promise<Result>,
): Promise<Result> {
  const popup = await driver.popup(tab);
  try {
    // The last click is explained a moment later than the rest is drawn, and moves what stands below it.
    await popup.until(
      'the popup to be drawn',
      (loading) =>
        document.querySelector('.controls') !== null && !document.body.textContent.includes(loading),
      en.controls.loading,
    );
    return await work(popup);
  } finally {
    await popup.close();
  }
}

/**
 * Switches the simulation on for the site in front, through the browser's permission request.
 *
 * @param then what is done in the same popup afterwards
 */
export async function allowHere(
  driver: Driver,
  tab: Tab,
  then: (popup: Page) => Promise<unknown> = async () => undefined,
): Promise<void> {
  await driver.consent(new URL(await tab.url()).origin);
  await inPopup(driver, tab, async (popup) => {
    await popup.click(HERE);
    await popup.until('the site to be allowed', () => document.querySelector('.here.here-on') !== null);
    await then(popup);
  });
}

/** Presses the switch for the site in front. */
export async function switchHere(driver: Driver, tab: Tab, on: boolean): Promise<void> {
  await inPopup(driver, tab, async (popup) => {
    await popup.click(HERE);
    await popup.until(
      `the site to be ${on ? 'on' : 'off'}`,
      (wanted) => (document.querySelector('.here.here-on') !== null) === wanted,
      on,
    );
  });
}

/** Types a day into the date field, like a person: month, day, year. */
export async function setDay(driver: Driver, tab: Tab, day: string): Promise<void> {
  await inPopup(driver, tab, (popup) => typeDay(popup, day));
}

/** The same where the controls are already in front: popup or Lab. */
export async function typeDay(page: Page, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-');
  const middle = await page.pointOf('input[type="date"]');
  const width = await page.evaluate(
    () => document.querySelector('input[type="date"]')?.getBoundingClientRect().width ?? 0,
  );
  await page.clickAt({ x: middle.x - width / 2 + 12, y: middle.y });
  for (const digit of month + date + year) {
    await page.press(digit);
    await page.until('what was typed to be taken in', isTakenIn);
  }
  await until(`the day to be ${day}`, async () => {
    const shown = await page.evaluate(shownDay);
    if (shown === day) return true;
    throw new Error(shown);
  });
  await page.press('Tab');
  // Shown at once, but stored a moment later: a click before that goes as on the day before.
  await page.until(`${day} to be simulated`, isSimulated, day);
}

async function isSimulated(day: string): Promise<boolean> {
  const { active } = await window.chrome.storage.local.get(['active']);
  return (active as ActiveState).policy.at === day;
}

function shownDay(): string {
  return document.querySelector<HTMLInputElement>('input[type="date"]')?.value ?? '';
}

/** The slider shows the day that stands in the field; while a date is being typed the field may hold none. */
function isTakenIn(): boolean {
  const { value, min, max } = document.querySelector<HTMLInputElement>('input[type="date"]') ?? {};
  if (value === undefined || min === undefined || max === undefined) return false;
  const slider = document.querySelector('input[type="range"]')?.getAttribute('aria-valuetext') ?? '';
  return value < min || value > max || slider.startsWith(value);
}

type SwitchName = 'messages-as-arrived' | 'gloss' | 'enabled';

/** Presses a switch by its label. */
export async function setSwitch(page: Page, name: SwitchName, on: boolean): Promise<void> {
  const text = en.controls[name];
  const isOn = (label: string) =>
    [...document.querySelectorAll('label.switch')]
      .find((one) => one.textContent.includes(label))
      ?.querySelector('input')?.checked;
  if ((await page.evaluate(isOn, text)) !== on) await page.click('label.switch', { text });
  await until(`"${text}" to be ${on ? 'on' : 'off'}`, async () => (await page.evaluate(isOn, text)) === on);
}
