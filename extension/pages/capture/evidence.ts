/** On whose word the simulated screen in a picture stands: the click is decided again, and told as files of figures tell it. */
import { figureMatrix } from '../../../src/figure/cells.ts';
import {
  type CellRecord,
  MANIFEST_FORMAT,
  type Manifest,
  manifestOf,
  SOURCE_TYPES,
} from '../../../src/figure/manifest.ts';
import { readFigure } from '../../../src/figure/read.ts';
import type { FigureSpec } from '../../../src/figure/types.ts';
import { createJudges } from '../../../src/packs/judges.ts';
import { loadSources } from '../../../src/packs/on-demand.ts';
import { digests, loadCatalogue, platforms } from '../../../src/packs/parts.ts';
import { inForce } from '../../../src/policy/day.ts';
import type { LocalText, Pack, Precision } from '../../../src/policy/types.ts';
import type { Captured, PressedLink } from '../../capture/captured.ts';
import { type OverlayTexts, packWith } from '../../ui/controls/workbench.ts';

/** The decision on the link that the screen answers. */
export interface Said extends Pick<CellRecord, 'rules' | 'from' | 'confidence' | 'disputed' | 'sources'> {
  readonly surface: LocalText;
  /** Of `from`. */
  readonly precision: Precision;
}

export interface Evidence {
  readonly platform: LocalText;
  readonly said: Said | null;
  /** Digests of all that took part. */
  readonly packs: Readonly<Record<string, string>>;
  /** What goes into the file: with the link and its decision where that can be checked, else as `withoutLink`. */
  readonly manifest: Manifest;
  readonly withoutLink: Manifest;
}

type Simulated = Pick<Captured, 'shown' | 'platform' | 'hypothetical' | 'click'>;

/** What a person must not miss, in the file: unlike a figure, most of such a picture is real. */
const STATEMENTS: Readonly<Record<Captured['shown'], string>> = {
  screen:
    'A picture of a real page with a simulated screen over it, drawn by Interstice from a dated record. That screen is none of the platform’s.',
  messages:
    'A picture of a real page in which Interstice has drawn messages from a dated record. These drawings are none of the platform’s.',
  unknown:
    'A picture of a real page, perhaps with a simulated screen over it, drawn by Interstice from a dated record. That screen is none of the platform’s.',
  nothing: 'A picture of a real page, taken with Interstice. Nothing in it is simulated.',
};
/** IPTC: a picture of a screen, as it was. */
const AS_IT_WAS = 'http://cv.iptc.org/newscodes/digitalsourcetype/screenCapture';

/** What is said of the kind of picture, whatever was decided. */
const kindOf = (shown: Captured['shown']) => ({
  statement: STATEMENTS[shown],
  digitalSourceType: shown === 'nothing' ? AS_IT_WAS : SOURCE_TYPES.capture,
});

/** What of the digests a built-in record has: nobody could check the others. */
function builtIn(packs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(packs).filter(([id]) => Object.hasOwn(digests, id)));
}

function nameOf(platform: string): LocalText {
  return platforms.find(({ id }) => id === platform)?.name ?? { en: platform };
}

/** What can be said without a decision. */
function bareEvidence(
  { platform, shown }: Simulated,
  version: string,
  packs: Readonly<Record<string, string>>,
): Evidence {
  const manifest: Manifest = {
    format: MANIFEST_FORMAT,
    simulation: true,
    ...kindOf(shown),
    generator: { name: 'Interstice', version },
    figure: null,
    packs: builtIn(packs),
    cells: [],
  };
  return { platform: nameOf(platform), said: null, packs, manifest, withoutLink: manifest };
}

/** The question of a click, as a figure with one cell. */
function questionOf(click: PressedLink, language: string, pack: Pack): FigureSpec | null {
  const {
    url,
    platform,
    day,
    surface,
    client,
    clientVersion,
    region,
    sender,
    givenForm: form,
    flags,
  } = click;
  const asked = { links: [url], platforms: [platform], days: [day], surfaces: [surface] };
  const given = { client, clientVersion, region, sender, form, flags, language };
  return readFigure({ ...asked, ...given, view: 'frames' }, [pack]).spec;
}

function saidOf(record: CellRecord, decidedBy: string | null, pack: Pack): Said {
  const rule = pack.rules.find(({ id }) => id === decidedBy);
  const { rules, from, confidence, disputed, sources } = record;
  return {
    surface: pack.surfaces.find(({ id }) => id === record.surface)?.name ?? { en: record.surface },
    precision: (rule && inForce(rule.history, record.day)?.precision) ?? 'day',
    ...(rules && { rules }),
    ...(from && { from }),
    ...(confidence && { confidence }),
    ...(disputed && { disputed }),
    ...(sources && { sources }),
  };
}

/**
 * What the label and the file of a picture say.
 *
 * @param version of the extension
 */
export async function evidenceOf(
  simulated: Simulated,
  version: string,
  language: string,
  texts: OverlayTexts,
): Promise<Evidence> {
  const { platform, shown, hypothetical, click } = simulated;
  const own = [platform, 'destinations'].flatMap((id) => {
    const digest = Object.hasOwn(digests, id) ? digests[id] : undefined;
    return digest === undefined ? [] : [[id, digest] as const];
  });
  const bare = bareEvidence(simulated, version, Object.fromEntries(own));
  const pack = click && (await packWith(click.platform, click.overlay, texts));
  const spec = click && pack && questionOf(click, language, pack);
  if (!pack || !spec) return bare;
  const packs = { [pack.id]: pack };
  const catalogue = loadCatalogue();
  const judgeFor = createJudges({ packs, catalogue, digests });
  const matrix = await figureMatrix(spec, packs, { judgeFor, sources: await loadSources(), digests });
  const [cell] = matrix.cells;
  const manifest = { ...manifestOf(spec, matrix, version, 'capture'), ...kindOf(shown) };
  const [record] = manifest.cells;
  if (!cell?.decision || !record) return bare;
  const withoutLink: Manifest = { ...bare.manifest, packs: builtIn(manifest.packs) };
  // A what-if is in no file: whoever checked it would decide by the record, and find something else.
  const isOnRecord = !hypothetical && click.overlay === undefined;
  return {
    platform: pack.name,
    said: saidOf(record, cell.decision.click.rule, pack),
    packs: cell.decision.packs,
    manifest: isOnRecord ? manifest : withoutLink,
    withoutLink,
  };
}
