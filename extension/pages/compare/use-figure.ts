import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { addressOf, fromAddress } from '../../../src/figure/address.ts';
import type { FigureFault } from '../../../src/figure/reader.ts';
import type { FigureSpec } from '../../../src/figure/types.ts';
import type { Pack } from '../../../src/policy/types.ts';
import type { FigureData } from '../../figure/data.ts';
import { decideFigure, readPage } from './load.ts';
import { createProgress, type Told } from './work.ts';

export interface FigureState {
  /** What could be read; null where nothing is asked yet, or nothing of it can be used. */
  readonly spec: FigureSpec | null;
  /** As it was asked, usable or not: what the fields show. */
  readonly raw: Readonly<Record<string, unknown>>;
  readonly faults: readonly FigureFault[];
  readonly packs: Readonly<Record<string, Pack>>;
  /** The last figure that was decided: it stays until the next one is there. */
  readonly data: FigureData | null;
  /** How far the work is; null while there is none. */
  readonly told: Told | null;
  /** Why it could not be decided. */
  readonly trouble: string | null;
  readonly isReady: boolean;
  /** A person has stopped the work: what is shown is what was there before. */
  readonly isStopped: boolean;
}

const EMPTY: FigureState = {
  spec: null,
  raw: {},
  faults: [],
  packs: {},
  data: null,
  told: null,
  trouble: null,
  isReady: false,
  isStopped: false,
};

/** Without what a figure says of its looks alone, its cells stay as they are. */
function questionKey(spec: FigureSpec, language: string): string {
  const { links, platforms, days, at, surfaces, client, clientVersion, region, sender, form, flags } = spec;
  return JSON.stringify([
    ...[links, platforms, at ?? days, surfaces, client, clientVersion, region, sender, form, flags],
    spec.language ?? language,
    // Of a chart, more is decided.
    spec.view === 'chart',
  ]);
}

/** The figure that the address of a page asks for, followed as it changes. */
export function useFigure(place: Window, language: string, version: string, today: string) {
  const [state, setState] = useState<FigureState>(EMPTY);
  const [hash, setHash] = useState(place.location.hash);
  const running = useRef<AbortController | null>(null);
  const [run, setRun] = useState(0);
  const decided = useRef<{ readonly key: string; readonly data: FigureData } | null>(null);

  useEffect(() => {
    const follow = () => setHash(place.location.hash);
    place.addEventListener('hashchange', follow);
    return () => place.removeEventListener('hashchange', follow);
  }, [place]);

  useEffect(() => {
    const ended = new AbortController();
    running.current = ended;
    const raw = fromAddress(hash);
    const change = (part: Partial<FigureState>) => {
      if (!ended.signal.aborted) setState((before) => ({ ...before, ...part }));
    };
    const work = async () => {
      if (raw === null) return change({ ...EMPTY, isReady: true });
      const { spec, faults, packs } = await readPage(raw, today);
      // What was being done for another figure has been stopped, and says nothing more.
      change({
        told: null,
        spec,
        raw,
        faults,
        packs,
        trouble: null,
        isReady: true,
        isStopped: false,
        ...(spec === null && { data: null }),
      });
      if (spec === null) return;
      const key = questionKey(spec, language);
      const known = decided.current;
      if (known?.key === key) return change({ data: { ...known.data, spec: told(spec, known.data.spec) } });
      const progress = createProgress(ended.signal, (told) => change({ told }));
      const said = { ...spec, language: spec.language ?? language };
      const data = await decideFigure(said, packs, version, progress);
      if (ended.signal.aborted) return;
      decided.current = { key, data };
      change({ data, told: null });
    };
    work().catch((error: unknown) => {
      change({ told: null, trouble: error instanceof Error ? error.message : String(error) });
    });
    return () => ended.abort();
  }, [hash, language, version, today, run]);

  /** Stops the work on the figure; what was shown before stays. */
  const stop = useCallback(() => {
    running.current?.abort();
    setState((before) => ({ ...before, told: null, isStopped: true }));
  }, []);
  /** Begins it anew. */
  const again = useCallback(() => setRun((times) => times + 1), []);

  /** Shows another figure, and puts it into the address. */
  const show = useCallback(
    (raw: Readonly<Record<string, unknown>>, { isNew = false } = {}) => {
      const address = `#${addressOf(raw as unknown as FigureSpec)}`;
      if (isNew) place.history.pushState(null, '', address);
      else place.history.replaceState(null, '', address);
      setHash(address);
    },
    [place],
  );
  return { state, show, stop, again };
}

/** The looks of a figure with the language in which it was decided. */
const told = ({ at: _, ...spec }: FigureSpec, { language, days }: FigureSpec): FigureSpec => ({
  ...spec,
  days,
  ...(language !== undefined && { language }),
});
