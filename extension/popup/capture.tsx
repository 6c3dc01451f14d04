import { useRef, useState } from 'preact/hooks';
import type { ExtensionApi } from '../browser.ts';
import { compress } from '../capture/compress.ts';
import { pressedNow } from '../capture/pressed.ts';
import { type CaptureFault, takeCapture } from '../capture/take.ts';
import type { View } from '../ui/controls/store.ts';
import { useText } from '../ui/text.ts';
import type { Front } from './front.ts';

interface CaptureProps {
  readonly api: ExtensionApi;
  readonly view: View;
  readonly front: Front;
  /** The page with the picture is open: the popup is over. */
  onDone(): void;
}

/** Takes a picture of the tab in front, on this press and no other, and opens the page that shows it. */
export function Capture({ api, view, front: { page, tabId, granted }, onDone }: CaptureProps) {
  const t = useText('popup');
  const [fault, setFault] = useState<CaptureFault | null>(null);
  const isAtWork = useRef(false);
  const { settings, sites, active, clicks } = view;
  if (page.kind !== 'site' || tabId === undefined) return null;

  const take = async () => {
    if (isAtWork.current) return;
    isAtWork.current = true;
    setFault(null);
    const isOn = granted && settings.enabled && sites[page.origin]?.on === true;
    const circumstances = {
      platform: settings.platform,
      day: settings.day,
      hypothetical: active?.policy.hypothetical !== undefined,
      click: pressedNow(clicks[String(tabId)], view, sites[page.origin]?.surface),
      messages: isOn && settings.messagesAsArrived,
    };
    const failed = await takeCapture(api, tabId, circumstances, compress);
    isAtWork.current = false;
    setFault(failed);
    if (failed === null) onDone();
  };
  return (
    <section class="capture">
      <button
        type="button"
        class="button"
        aria-describedby="capture-about"
        onClick={() => void take()}
        data-press="capture"
      >
        {t('capture')}
      </button>
      <p id="capture-about" class="soft">
        {t('capture-about')}
      </p>
      <p class="capture-fault" role="status">
        {fault !== null && t(`capture-${fault.code}`, { detail: fault.detail })}
      </p>
    </section>
  );
}
