import type { Source } from '../../../src/policy/types.ts';
import { useText } from '../text.ts';

/** Sources by title, publisher and date; those that stand on the web are links, opened in a new tab only when a person follows them. */
export function SourceList({ sources }: { readonly sources: readonly Source[] }) {
  const t = useText('controls');
  return (
    <ul class="sources">
      {sources.map(({ id, title, publisher, date, url }) => (
        <li key={id}>
          {url !== null && /^https?:/.test(url) ? (
            <a href={url} target="_blank" rel="noopener noreferrer">
              {title}
              <span class="unseen"> {t('new-tab')}</span>
            </a>
          ) : (
            title
          )}
          {/* U+2011 keeps a date in one line. */}
          <span class="soft">
            {[publisher, date?.replaceAll('-', '\u2011')].filter(Boolean).map((part) => ` · ${part}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}
