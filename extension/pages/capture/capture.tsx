import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ExtensionApi } from '../../browser.ts';
import type { Captured } from '../../capture/captured.ts';
import { download } from '../../ui/download.ts';
import { Switch } from '../../ui/switch.tsx';
import { useText } from '../../ui/text.ts';
import { CoverList } from './cover-list.tsx';
import { added, type Cover, nameBoxes, scaleOf } from './covers.ts';
import { Drawing } from './drawing.tsx';
import type { Evidence } from './evidence.ts';
import { captureFile } from './file.ts';
import { fileName, labelOf } from './label.ts';
import type { Picture, PictureTools } from './paint.ts';

/** Characters of a note at most. */
const LONGEST_NOTE = 2000;

export interface CaptureProps {
  readonly api: Pick<ExtensionApi, 'runtime' | 'tabs'>;
  readonly tools: PictureTools;
  readonly captured: Captured;
  readonly picture: Picture;
  readonly evidence: Evidence;
  onDiscard(): void;
}

type Saving = { readonly kind: 'saved' | 'failed'; readonly detail: string } | null;

/** The picture, what is covered of it, what goes into its file, and the ways to keep it or not. */
export function Capture({ api, tools, captured, picture, evidence, onDiscard }: CaptureProps) {
  const t = useText('capture');
  const { language } = t;
  const [covers, setCovers] = useState<readonly Cover[]>([]);
  const [isCovering, setCovering] = useState(false);
  const [pointed, setPointed] = useState<number | null>(null);
  const [picked, setPicked] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const [withLink, setWithLink] = useState(true);
  const [saving, setSaving] = useState<Saving>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const isAtWork = useRef(false);
  const { version } = api.runtime.getManifest();
  const label = useMemo(() => labelOf(captured, evidence, version, language), [evidence, language]);
  const names = useMemo(() => nameBoxes(captured.names, picture), [captured, picture]);
  const scale = scaleOf(captured.names, picture) ?? devicePixelRatio;
  const url = evidence.manifest.figure?.links[0];
  useLeavingGuard(saving?.kind !== 'saved');

  /** What was saved is not what is shown any more. */
  const change = (next: readonly Cover[]) => {
    setCovers(next);
    setSaving(null);
  };
  const coverNames = (on: boolean) => {
    setCovering(on);
    const drawn = covers.filter(({ kind }) => kind === 'drawn');
    change(on ? added(drawn, 'found', names ?? []) : drawn);
  };
  const fail = (error: unknown) =>
    setSaving({ kind: 'failed', detail: error instanceof Error ? error.message : String(error) });
  const save = async () => {
    if (isAtWork.current || canvas.current === null) return;
    isAtWork.current = true;
    try {
      const manifest = withLink ? evidence.manifest : evidence.withoutLink;
      const bytes = captureFile(await tools.encode(canvas.current), manifest, label.title, note);
      download(bytes, fileName(captured), 'image/png');
      setSaving({ kind: 'saved', detail: fileName(captured) });
    } catch (error) {
      fail(error);
    } finally {
      isAtWork.current = false;
    }
  };
  return (
    <div class="capture-columns">
      <section class="capture-picture" aria-labelledby="picture">
        <h2 id="picture">{t('picture-title')}</h2>
        <p class="soft">{t('draw')}</p>
        {captured.picture.startsWith('data:image/jpeg') && <p class="soft">{t('lossy')}</p>}
        <Drawing
          picture={picture}
          covers={covers}
          label={label}
          scale={scale}
          tools={tools}
          current={pointed}
          canvas={canvas}
          onDraw={(box) => change(added(covers, 'drawn', [box]))}
          onPick={({ id }) => setPicked(id)}
          onFail={fail}
        />
      </section>
      <div class="capture-controls">
        <section class="capture-part" aria-labelledby="covers">
          <h2 id="covers" tabIndex={-1}>
            {t('covers')}
          </h2>
          <Switch
            on={isCovering}
            label={t('cover-names')}
            describedBy="names-about"
            disabled={names === null || names.length === 0}
            onChange={coverNames}
          />
          <div id="names-about" class="soft">
            <p>{names === null ? t('names-unknown') : t.count('names', names.length)}</p>
            {(captured.names?.left ?? 0) > 0 && (
              <p>{t('names-left', { count: captured.names?.left ?? 0 })}</p>
            )}
            <p>{t('names-about')}</p>
          </div>
          <CoverList
            covers={covers}
            scale={scale}
            picked={picked}
            onRemove={({ id }) => change(covers.filter((one) => one.id !== id))}
            onPoint={(id) => {
              setPointed(id);
              if (id === null) setPicked(null);
            }}
          />
        </section>
        <section class="capture-part" aria-labelledby="file">
          <h2 id="file">{t('file')}</h2>
          {url !== undefined && (
            <>
              <Switch
                on={withLink}
                label={t('link')}
                describedBy="link-about"
                onChange={(on) => {
                  setWithLink(on);
                  setSaving(null);
                }}
              />
              <p id="link-about" class="soft">
                {t('link-about', { url })}
              </p>
            </>
          )}
          {url === undefined && evidence.said !== null && <p class="soft">{t('link-what-if')}</p>}
          <label class="capture-note">
            <span>{t('note')}</span>
            <textarea
              class="field"
              rows={3}
              maxLength={LONGEST_NOTE}
              value={note}
              aria-describedby="note-about"
              onInput={({ currentTarget }) => {
                setNote(currentTarget.value);
                setSaving(null);
              }}
            />
          </label>
          <p id="note-about" class="soft">
            {t('note-about')}
          </p>
          <p class="capture-buttons">
            <button type="button" class="button capture-save" onClick={() => void save()}>
              {t('save')}
            </button>
            <button type="button" class="button" onClick={onDiscard}>
              {t('discard')}
            </button>
          </p>
          <div role="status">
            {saving?.kind === 'saved' && <p>{t('saved', { file: saving.detail })}</p>}
            {saving?.kind === 'failed' && <p class="notice">{t('save-failed', { detail: saving.detail })}</p>}
          </div>
        </section>
      </div>
    </div>
  );
}

/** Has the browser ask before the page, and the picture with it, is left. */
function useLeavingGuard(isOn: boolean): void {
  // In the same turn: where the picture is discarded, nothing shall ask any more.
  useLayoutEffect(() => {
    if (!isOn) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isOn]);
}
