import { useEffect, useState } from 'preact/hooks';
import { platforms } from '../../../src/packs/parts.ts';
import { isDay } from '../../../src/policy/day.ts';
import { type Pack, SURFACES } from '../../../src/policy/types.ts';
import type { ClickRecord } from '../../storage.ts';
import { PlatformChoice } from '../../ui/controls/platform-choice.tsx';
import { useLocal, useText } from '../../ui/text.ts';
import { stories } from '../lab/places.ts';
import { Chips } from './chips.tsx';

interface FormProps {
  readonly raw: Readonly<Record<string, unknown>>;
  readonly packs: Readonly<Record<string, Pack>>;
  readonly clicks: Readonly<Record<string, ClickRecord>>;
  readonly today: string;
  onChange(part: Readonly<Record<string, unknown>>): void;
}

const listIn = (raw: FormProps['raw'], key: string): string[] => {
  const value = raw[key];
  const items: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return items.filter((item) => typeof item === 'string');
};

/** What is compared: links, platforms, days, surfaces. */
export function FigureForm(props: FormProps) {
  const t = useText('compare');
  return (
    <form class="compare-form" aria-label={t('form')} onSubmit={(event) => event.preventDefault()}>
      <Links {...props} />
      <Platforms {...props} />
      <Days {...props} />
      <Surfaces {...props} />
      <Title {...props} />
    </form>
  );
}

/** Links, one a line: pasted, or taken from elsewhere. They count when the field is left, or at once when pasted. */
function Links({ raw, clicks, packs, onChange }: FormProps) {
  const t = useText('compare');
  const links = listIn(raw, 'links');
  const text = links.join('\n');
  const [draft, setDraft] = useState(text);
  useEffect(() => setDraft(text), [text]);
  const take = (typed: string) => {
    const found = typed.split(/\s+/).filter((line) => line !== '');
    onChange({ links: [...new Set(found)] });
  };
  const add = (more: readonly string[]) => onChange({ links: [...new Set([...links, ...more])] });
  const clicked = [...new Set(Object.values(clicks).map(({ url }) => url))].slice(0, 3);
  const [platform = 'wechat'] = Object.keys(packs);
  const lab = labLinks(platform);
  return (
    <div class="compare-field">
      <label for="compare-links">{t('links')}</label>
      <textarea
        id="compare-links"
        class="field"
        rows={Math.min(8, Math.max(3, links.length + 1))}
        spellcheck={false}
        autocapitalize="off"
        placeholder={t('links-hint')}
        value={draft}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onChange={(event) => take(event.currentTarget.value)}
        onPaste={(event) => {
          const field = event.currentTarget;
          // The browser puts it in first.
          setTimeout(() => take(field.value));
        }}
      />
      <div class="compare-more">
        <button type="button" class="button" disabled={lab.length === 0} onClick={() => add(lab)}>
          {t('from-lab')}
        </button>
        {clicked.length > 0 && (
          <button type="button" class="button" onClick={() => add(clicked)}>
            {t.count('from-clicks', clicked.length)}
          </button>
        )}
      </div>
    </div>
  );
}

/** The first links of the Lab's stories for a platform, or for WeChat where it has none. */
function labLinks(platform: string): string[] {
  const told = stories[`./stories/${platform}.ts`] ?? stories['./stories/wechat.ts'] ?? [];
  const links = told.flatMap(({ messages }) => messages.flatMap(({ link }) => link ?? []));
  return [...new Set(links)].slice(0, 5);
}

function Platforms({ raw, onChange }: FormProps) {
  const t = useText('compare');
  const local = useLocal();
  const chosen = listIn(raw, 'platforms');
  const isAll = chosen.includes('all');
  const nameOf = (id: string) => {
    const entry = platforms.find((one) => one.id === id);
    return entry ? local(entry.name) : id;
  };
  const left = isAll ? platforms.map((one) => one.id) : chosen;
  return (
    <div class="compare-field">
      <span class="compare-label">{t('platforms')}</span>
      {isAll ? (
        <p class="compare-all">
          {t('platforms-all', { count: platforms.length })}{' '}
          <button type="button" class="button" onClick={() => onChange({ platforms: ['wechat'] })}>
            {t('platforms-choose')}
          </button>
        </p>
      ) : (
        <>
          <Chips
            items={chosen.map((id) => ({ id, name: nameOf(id) }))}
            onRemove={(id) => onChange({ platforms: chosen.filter((one) => one !== id) })}
          />
          <PlatformChoice
            key={left.join(' ')}
            platforms={platforms.filter(({ id }) => !chosen.includes(id))}
            platform={t('add-platform')}
            onChoose={({ id }) => onChange({ platforms: [...chosen, id] })}
          />
          <button type="button" class="button" onClick={() => onChange({ platforms: ['all'] })}>
            {t('all-platforms')}
          </button>
        </>
      )}
    </div>
  );
}

function Days({ raw, packs, today, onChange }: FormProps) {
  const t = useText('compare');
  const local = useLocal();
  const [draft, setDraft] = useState('');
  const chosen = listIn(raw, 'days');
  const add = (day: string) => {
    if (isDay(day)) onChange({ days: [...new Set([...chosen, day])].sort() });
  };
  const isKnown = isDay(draft);
  const eras = Object.values(packs).flatMap((pack) =>
    pack.eras.map((era) => ({ from: era.from, name: `${local(pack.name)}: ${local(era.name)}` })),
  );
  return (
    <div class="compare-field">
      <span class="compare-label">{t('days')}</span>
      <Chips
        items={chosen.map((day) => ({ id: day, name: day }))}
        onRemove={(day) => onChange({ days: chosen.filter((one) => one !== day) })}
      />
      <div class="compare-add">
        <input
          class="field"
          type="date"
          aria-label={t('add-day')}
          value={draft}
          onInput={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.isComposing || !isKnown) return;
            event.preventDefault();
            add(draft);
            setDraft('');
          }}
        />
        <button
          type="button"
          class="button"
          disabled={!isKnown}
          onClick={() => {
            add(draft);
            setDraft('');
          }}
        >
          {t('add')}
        </button>
        <button type="button" class="button" onClick={() => add(today)}>
          {t('add-today')}
        </button>
      </div>
      {eras.length > 0 && (
        <select
          class="field"
          aria-label={t('add-era')}
          value=""
          onChange={(event) => {
            add(event.currentTarget.value);
            event.currentTarget.value = '';
          }}
        >
          <option value="">{t('add-era')}</option>
          {eras.map(({ from, name }) => (
            <option key={`${from} ${name}`} value={from}>
              {from} {name}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

function Surfaces({ raw, packs, onChange }: FormProps) {
  const t = useText('compare');
  const f = useText('figure');
  const local = useLocal();
  const chosen = listIn(raw, 'surfaces');
  const [only, ...others] = Object.values(packs);
  const had = SURFACES.filter((id) =>
    Object.values(packs).some(({ surfaces }) => surfaces.some((one) => one.id === id)),
  );
  const nameOf = (id: (typeof SURFACES)[number]) => {
    const own = others.length === 0 ? only?.surfaces.find((one) => one.id === id) : undefined;
    return own ? local(own.name) : f(`surface-${id}`);
  };
  return (
    <fieldset class="compare-field">
      <legend>{t('surfaces')}</legend>
      <div class="compare-ticks">
        {(had.length > 0 ? had : SURFACES).map((id) => (
          <label key={id}>
            <input
              type="checkbox"
              value={id}
              checked={chosen.includes(id)}
              onChange={({ currentTarget: { checked } }) => {
                const wanted = new Set(chosen);
                if (checked) wanted.add(id);
                else wanted.delete(id);
                onChange({ surfaces: SURFACES.filter((one) => wanted.has(one)) });
              }}
            />
            <span>{nameOf(id)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Title({ raw, onChange }: FormProps) {
  const t = useText('compare');
  const title = listIn(raw, 'title')[0] ?? '';
  const isGlossed = raw.gloss !== 'false';
  return (
    <div class="compare-field">
      <label for="compare-title">{t('figure-title')}</label>
      <input
        id="compare-title"
        class="field"
        value={title}
        placeholder={t('figure-title-hint')}
        maxLength={200}
        onChange={(event) => onChange({ title: event.currentTarget.value.trim() || undefined })}
      />
      <label class="tick">
        <input
          type="checkbox"
          checked={isGlossed}
          onChange={({ currentTarget: { checked } }) => onChange({ gloss: checked ? undefined : 'false' })}
        />
        <span>{t('gloss')}</span>
      </label>
    </div>
  );
}
