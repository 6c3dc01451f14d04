import { useState } from 'preact/hooks';
import type { Files } from '../../../src/figure/archive.ts';
import type { CellRecord } from '../../../src/figure/manifest.ts';
import type { Verdict } from '../../../src/figure/verify.ts';
import { useText } from '../../ui/text.ts';
import { type Checked, openedFigure, verifyHere } from './open-files.ts';

interface CheckProps {
  /** A file that says what is compared was opened. */
  onOpen(raw: Readonly<Record<string, unknown>>): void;
}

/** Cells that are told one by one. */
const TOLD = 8;

async function filesIn(list: Iterable<File>): Promise<Files> {
  const read = [...list].map(async (file) => [file.name, new Uint8Array(await file.arrayBuffer())] as const);
  return Object.fromEntries(await Promise.all(read));
}

/** Where a file is dropped: one that was saved here is checked, one that says what is compared is shown. */
export function Check({ onOpen }: CheckProps) {
  const t = useText('compare');
  const [isOver, setOver] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [results, setResults] = useState<readonly Checked[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);

  const take = async (list: Iterable<File>) => {
    setBusy(true);
    setResults([]);
    setTrouble(null);
    try {
      const files = await filesIn(list);
      const opened = openedFigure(files);
      if (opened !== null) onOpen(opened);
      else setResults(await verifyHere(files));
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section class="compare-part" aria-labelledby="compare-check">
      <h2 id="compare-check">{t('check')}</h2>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping has no keyboard; the button in it does the same */}
      <div
        class={isOver ? 'drop drop-over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer?.files ?? []);
        }}
      >
        <p>{t('check-about')}</p>
        <label class="button drop-button">
          {t('check-choose')}
          <input
            type="file"
            multiple
            onChange={(event) => {
              const field = event.currentTarget;
              void take([...(field.files ?? [])]).then(() => {
                // The same file can be chosen again.
                field.value = '';
              });
            }}
          />
        </label>
      </div>
      <div class="check-said" role="status">
        {isBusy && t('stage-checking')}
        {trouble !== null && <p>{t('trouble', { detail: trouble })}</p>}
        {results.map(({ name, verdict }) => (
          <Said key={name} name={name} verdict={verdict} />
        ))}
      </div>
    </section>
  );
}

function Said({ name, verdict }: { readonly name: string; readonly verdict: Verdict }) {
  const t = useText('compare');
  const { kind, fault, altered, changed, packsChanged, cells, note, version } = verdict;
  return (
    <div class={`verdict verdict-${kind}`} data-verdict={kind}>
      <p>
        <strong>{t(`verdict-${kind}`)}</strong> <span class="soft">{name}</span>
      </p>
      {fault !== undefined && <p>{t(`verdict-fault-${fault}`)}</p>}
      {kind === 'same' && packsChanged.length > 0 && (
        <p>{t('verdict-packs-edited', { packs: packsChanged.join(', ') })}</p>
      )}
      {altered.map((one) =>
        one.kind === 'file' ? (
          <p key={one.name}>{t(`altered-file-${one.fault}`, { name: one.name })}</p>
        ) : (
          <p key={one.kind}>
            {t(`altered-${one.kind}`, { count: one.kind === 'decisions' ? one.count : 0 })}
          </p>
        ),
      )}
      {changed.length > 0 && <p>{t('changed-cells', { count: changed.length, of: cells })}</p>}
      <ul>
        {changed.slice(0, TOLD).map(({ was, is }) => (
          <li key={`${was.link} ${was.platform} ${was.day} ${was.surface}`}>
            {[was.link, was.platform, was.day, was.surface].join(' · ')}: {briefly(was)} →{' '}
            {is === null ? '–' : briefly(is)}
          </li>
        ))}
      </ul>
      {version !== null && <p class="soft">{t('verdict-made', { version, count: cells })}</p>}
      {note !== null && <p>{t('verdict-note', { note })}</p>}
    </div>
  );
}

const briefly = ({ form, treatment, missing, read }: CellRecord): string =>
  [form, treatment ?? missing, read?.steps].filter((part) => part !== undefined).join(' / ');
