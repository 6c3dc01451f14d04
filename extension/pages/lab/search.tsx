import { useId, useState } from 'preact/hooks';
import { useText } from '../../ui/text.ts';

interface SearchViewProps {
  /** What the platform calls it. */
  readonly name: string;
  /** Addresses that the box offers. */
  readonly examples: readonly string[];
}

/** The platform's search box: an address that is typed there is a way to a page too, and rules speak of it. */
export function SearchView({ name, examples }: SearchViewProps) {
  const t = useText('lab');
  const id = useId();
  const [text, setText] = useState(examples[0] ?? '');
  const address = webAddress(text);
  return (
    <section class="lab-chat lab-chat-search" data-lab-kind="search" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{name}</h2>
      <div class="lab-search">
        <input
          class="field"
          type="search"
          aria-label={t('search-field')}
          placeholder={t('search-field')}
          value={text}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        {address === null ? (
          <p class="soft">{t('search-none')}</p>
        ) : (
          <div class="lab-message">
            <p class="lab-text lab-result">
              <span class="soft">{t('search-result')}</span>{' '}
              <a href={address} target="_blank" rel="noopener noreferrer">
                {address}
              </a>
            </p>
          </div>
        )}
        <h3>{t('search-examples')}</h3>
        <ul>
          {examples.map((example) => (
            <li key={example}>
              <button type="button" class="button" onClick={() => setText(example)}>
                {example}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** The text as a web address: with `https://` where it has no scheme but looks like a host. null = it is none. */
function webAddress(text: string): string | null {
  const trimmed = text.trim();
  const candidate = /^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(trimmed) ? `https://${trimmed}` : trimmed;
  if (!URL.canParse(candidate)) return null;
  const { protocol, href } = new URL(candidate);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}
