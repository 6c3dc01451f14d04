/** Takes a picture of the tab in front, with where names are in it, and opens the page that shows it. Run by the popup. */
import type { ExtensionApi } from '../browser.ts';
import { distinct } from '../names/box.ts';
import { type FoundNames, foundNames, MOST_NAMES } from '../names/found.ts';
import { fits } from '../shape.ts';
import { captureItem } from '../storage.ts';
import { type Captured, capturedFields } from './captured.ts';

export const CAPTURE_PAGE = 'extension/pages/capture/index.html';

/** What went wrong, as a key of the catalogues (`popup`, `capture-<code>`), and what the browser said of it. */
export interface CaptureFault {
  readonly code: 'refused' | 'too-large' | 'not-kept' | 'not-opened';
  readonly detail: string;
}

type CaptureApi = Pick<ExtensionApi, 'runtime' | 'scripting' | 'storage' | 'tabs'>;

/** What the popup knows of the tab. */
export type Circumstances = Pick<Captured, 'platform' | 'day' | 'hypothetical' | 'click'> & {
  /** Messages are shown as they arrived. */
  readonly messages: boolean;
};

/** Makes a picture smaller: JPEG of a quality between 0 and 1, as `data:` address. */
export type Compress = (picture: string, quality: number) => Promise<string>;

const QUALITIES = [0.9, 0.7, 0.5];

/** @returns what went wrong, or null where the page with the picture is open */
export async function takeCapture(
  api: CaptureApi,
  tabId: number,
  { messages, click, ...simulated }: Circumstances,
  compress: Compress,
): Promise<CaptureFault | null> {
  // Before and after: what moves meanwhile is covered in both places.
  const before = await askNames(api, tabId);
  let picture: string;
  try {
    picture = await api.tabs.captureVisibleTab(undefined, { format: 'png' });
  } catch (error) {
    return { code: 'refused', detail: saidBy(error) };
  }
  const after = await askNames(api, tabId);
  const found = united(before, after);
  const screen = screenIn(before, after);
  const fault = await keep(api, picture, compress, {
    ...simulated,
    names: found && { width: found.width, height: found.height, boxes: found.boxes, left: found.left },
    shown: screen ?? (messages ? 'messages' : 'nothing'),
    click: screen === 'screen' ? click : null,
  });
  if (fault !== null) return fault;
  try {
    await api.tabs.create({ url: api.runtime.getURL(CAPTURE_PAGE) });
    return null;
  } catch (error) {
    await api.storage.session.remove([captureItem.key]);
    return { code: 'not-opened', detail: saidBy(error) };
  }
}

const saidBy = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Keeps the picture for the page, as good as there is room for. */
async function keep(
  { storage }: CaptureApi,
  png: string,
  compress: Compress,
  rest: Omit<Captured, 'picture'>,
): Promise<CaptureFault | null> {
  let fault: CaptureFault = { code: 'too-large', detail: '' };
  for (const quality of [null, ...QUALITIES]) {
    try {
      const picture = quality === null ? png : await compress(png, quality);
      if (!fits(capturedFields.picture, picture)) continue;
      const captured: Captured = { ...rest, picture };
      await storage.session.set({ [captureItem.key]: captured });
      return null;
    } catch (error) {
      fault = { code: 'not-kept', detail: saidBy(error) };
    }
  }
  return fault;
}

/** Runs in our world of a page, where `names/main.ts` has left its answer. Sent as text: it stands alone. */
function namesInPage(): unknown {
  return (globalThis as { namesInterstice?: () => unknown }).namesInterstice?.();
}

/** Where names are in the page of the tab, and whether a screen is open in it or a frame of it; null where it cannot be asked. */
async function askNames({ scripting }: CaptureApi, tabId: number): Promise<FoundNames | null> {
  try {
    const into = { target: { tabId, allFrames: true as const }, injectImmediately: true };
    // From the root: Firefox takes it as relative to this page.
    await scripting.executeScript({ ...into, files: ['/names.js'] });
    const answers = await scripting.executeScript({ ...into, func: namesInPage });
    const page = answers.find(({ frameId }) => frameId === 0)?.result;
    if (!fits(foundNames, page)) return null;
    const all = answers.map(({ result }) => result).filter((one) => fits(foundNames, one));
    return { ...page, screens: Math.max(...all.map(({ screens }) => screens)) };
  } catch {
    return null;
  }
}

/** Whether a screen is in a picture that was taken between two looks at the page; null where none is. */
function screenIn(...looks: readonly (FoundNames | null)[]): 'screen' | 'unknown' | null {
  if (looks.every((look) => look?.screens === 0)) return null;
  return looks.every((look) => look !== null && look.screens > 0) ? 'screen' : 'unknown';
}

/** Of two looks at one page; null where one failed, or the page has another size now: no box could be trusted. */
function united(one: FoundNames | null, other: FoundNames | null): FoundNames | null {
  if (one === null || other === null) return null;
  if (one.width !== other.width || one.height !== other.height) return null;
  const boxes = distinct([...one.boxes, ...other.boxes]);
  return {
    ...other,
    boxes: boxes.slice(0, MOST_NAMES),
    left: Math.max(one.left, other.left, boxes.length - MOST_NAMES),
  };
}
