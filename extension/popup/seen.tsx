import { useRef, useState } from 'preact/hooks';
import type { ExtensionApi } from '../browser.ts';
import { GENERIC } from '../sites/dom/recognise.ts';
import { copyText } from '../stage/clipboard.ts';
import type { ControlsStore, View } from '../ui/controls/store.ts';
import { useText } from '../ui/text.ts';
import type { PageReport } from './front.ts';
import { pageReport } from './page-report.ts';

interface SeenProps {
  readonly api: Pick<ExtensionApi, 'runtime'>;
  readonly store: Pick<ControlsStore, 'changeSite'>;
  readonly view: View;
  readonly origin: string;
  readonly report: PageReport;
}

/** What the adapter finds on the page in front, what to do where that is nothing, and a report for whoever mends adapters. */
export function Seen({ api, store, view, origin, report }: SeenProps) {
  const t = useText('popup');
  const [text, setText] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const { adapter, name: site, title, fits, counts } = report.chat;
  const { surface = 'detect', generic = false } = view.sites[origin] ?? {};
  const known = adapter !== GENERIC;
  const unfit = !fits && !generic;

  const copy = async () => {
    const { version } = api.runtime.getManifest();
    const said = pageReport({
      report,
      settings: view.settings,
      surface,
      generic,
      version,
      agent: navigator.userAgent,
    });
    setCopied(root.current !== null && (await copyText(said, root.current)));
    setText(said);
  };
  const summary = !known ? t('seen-nothing') : title ? t('seen-chat', { site, title }) : t('seen', { site });
  return (
    <div class={unfit ? 'seen seen-unfit' : 'seen'} ref={root}>
      {unfit && <p role="status">{t(counts.messages > 0 ? 'unfit-kind' : 'unfit', { site })}</p>}
      {generic && known && <p>{t('set-aside', { site })}</p>}
      <details open={unfit || generic}>
        <summary>{summary}</summary>
        {known && <p class="soft">{t('seen-counts', counts)}</p>}
        <p class="seen-actions">
          {known && (
            <button
              type="button"
              class="button"
              onClick={() => void store.changeSite({ origin, generic: !generic })}
            >
              {t(generic ? 'use-adapter' : 'use-generic')}
            </button>
          )}
          <button type="button" class="button" onClick={() => void copy()}>
            {t('copy-report')}
          </button>
        </p>
        {text !== null && (
          <>
            <p id="report-state" class="soft" role="status">
              {t(copied ? 'report-copied' : 'report-shown')}
            </p>
            <textarea
              class="field"
              readOnly
              rows={text.split('\n').length + 3}
              value={text}
              aria-labelledby="report-state"
            />
          </>
        )}
      </details>
    </div>
  );
}
