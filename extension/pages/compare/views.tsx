import { columnsOf } from '../../../src/figure/layout.ts';
import { AXES, FIGURE_VIEWS, type FigureSpec, MEASURES } from '../../../src/figure/types.ts';
import { useText } from '../../ui/text.ts';

interface ViewsProps {
  readonly spec: FigureSpec;
  onChange(part: Partial<FigureSpec>): void;
}

/** How the figure is shown. */
export function Views({ spec, onChange }: ViewsProps) {
  const t = useText('compare');
  const c = useText('controls');
  return (
    <>
      <fieldset class="views">
        <legend class="unseen">{t('view')}</legend>
        {FIGURE_VIEWS.map((view) => (
          <label key={view}>
            <input
              type="radio"
              name="compare-view"
              value={view}
              checked={view === spec.view}
              onChange={() => onChange({ view })}
            />
            <span>{t(`view-${view}`)}</span>
          </label>
        ))}
      </fieldset>
      {(spec.view === 'frames' || spec.view === 'before-after') && (
        <label class="pick">
          {t('columns')}
          <select
            class="field"
            value={columnsOf(spec)}
            onChange={(event) =>
              onChange({ columns: event.currentTarget.value as FigureSpec['columns'] & string })
            }
          >
            {AXES.map((axis) => (
              <option key={axis} value={axis}>
                {t(`axis-${axis}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      {spec.view === 'chart' && (
        <>
          <label class="pick">
            {t('measure')}
            <select
              class="field"
              value={spec.measure}
              onChange={(event) => onChange({ measure: event.currentTarget.value as FigureSpec['measure'] })}
            >
              {MEASURES.map((measure) => (
                <option key={measure} value={measure}>
                  {t(`measure-${measure}`)}
                </option>
              ))}
            </select>
          </label>
          <label class="pick">
            {t('goal')}
            <select
              class="field"
              value={spec.goal}
              onChange={(event) => onChange({ goal: event.currentTarget.value as FigureSpec['goal'] })}
            >
              {(['read', 'app', 'pay'] as const).map((goal) => (
                <option key={goal} value={goal}>
                  {c(`goal-${goal}`)}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
    </>
  );
}
