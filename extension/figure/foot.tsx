import type { Note } from '../../src/compare/notes.ts';
import type { FigureData } from './data.ts';
import type { FigureWords } from './words.ts';

interface FootProps {
  readonly data: FigureData;
  readonly words: FigureWords;
}

/** Rules, sources and data behind a figure. */
export function Foot({ data: { matrix, spec }, words }: FootProps) {
  const { t } = words;
  const digests = Object.fromEntries(
    matrix.cells.flatMap(({ decision }) => Object.entries(decision?.packs ?? {})),
  );
  return (
    <footer class="figure-foot">
      {matrix.notes.length > 0 && (
        <section>
          <h3>{t('notes')}</h3>
          <ol class="figure-notes">
            {matrix.notes.map((note) => (
              <NoteLine key={note.number} note={note} words={words} client={spec.client} />
            ))}
          </ol>
        </section>
      )}
      {matrix.sources.length > 0 && (
        <section>
          <h3>{t('sources')}</h3>
          <ul class="figure-sources">
            {matrix.sources.map((source) => (
              <li key={source.id}>
                <b>{source.id}</b> {words.source(source)}{' '}
                {source.url !== null && <span class="figure-address">{source.url}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p class="soft">{t('key')}</p>
      <p class="soft figure-address">
        {t('packs', {
          digests: Object.entries(digests)
            .map(([id, digest]) => `${id} ${digest}`)
            .join(' · '),
        })}
      </p>
    </footer>
  );
}

interface NoteLineProps {
  readonly note: Note;
  readonly words: FigureWords;
  readonly client: string | undefined;
}

function NoteLine({ note, words, client }: NoteLineProps) {
  const { t } = words;
  const { number, platform, title, rule, confidence, disputed, sources, overlay, clients } = note;
  const said = t('note', {
    platform: words.platform(platform),
    title: words.local(title),
    rule,
    since: words.since(note),
    confidence: words.confidence(confidence),
  });
  const qualified = [
    said,
    ...(disputed ? [t('sources-disagree')] : []),
    ...(clients && client === undefined ? [t('note-clients', { clients: clients.join(', ') })] : []),
  ].join(words.language === 'zh-CN' ? '，' : ', ');
  const whose =
    overlay === undefined
      ? t('note-sources', { ids: sources.join(', ') })
      : t('note-hypothetical', { overlay });
  return (
    <li>
      {/* Written out: a marker of a list is nothing that a picture can take over. */}
      <span class="figure-number">{number}</span>
      <span>
        {qualified}
        {words.language === 'zh-CN' ? '。' : '. '}
        {whose}
      </span>
    </li>
  );
}
