import type { Criteria } from '../../src/engine/types.ts';
import type { FigureData } from './data.ts';
import type { FigureWords } from './words.ts';

const STANDARDS = ['same-display', 'opens-in-app', 'no-extra-step'] as const;

interface StandardsProps {
  readonly data: FigureData;
  readonly words: FigureWords;
}

/** The three compliance standards, cell by cell. */
export function Standards({ data: { matrix, spec }, words }: StandardsProps) {
  const { t } = words;
  const cells = matrix.cells.filter(({ decision }) => decision !== null);
  return (
    <section class="figure-section">
      <h3>{t('standards')}</h3>
      <p class="soft">{t('standards-about')}</p>
      <table class="standards">
        <thead>
          <tr>
            <th scope="col">{t('matrix-link')}</th>
            <th scope="col">{t('matrix-where')}</th>
            {STANDARDS.map((id) => (
              <th scope="col" key={id}>
                {t(`standard-${id}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cells.map(({ url, platform, at, surface, decision }) => (
            <tr key={`${url} ${platform} ${at} ${surface}`}>
              <th scope="row">{words.link(url)}</th>
              <td>
                {[
                  words.platform(platform),
                  words.surface(surface, platform),
                  ...(spec.days.length > 1 ? [at] : []),
                ].join(' · ')}
              </td>
              {STANDARDS.map((id) => (
                <Standard key={id} holds={decision?.criteria?.[id]} words={words} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Standard({
  holds,
  words: { t },
}: {
  readonly holds: Criteria['same-display'] | undefined;
  readonly words: FigureWords;
}) {
  if (holds === true) return <td class="tone-open">✓ {t('met')}</td>;
  if (holds === false) return <td class="tone-shut">✗ {t('not-met')}</td>;
  return <td class="tone-unknown">? {t('cannot-tell')}</td>;
}
