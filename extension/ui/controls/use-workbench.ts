import { useEffect, useState } from 'preact/hooks';
import type * as Workbench from './workbench.ts';

export type LoadedWorkbench = typeof Workbench;

/** The engine with all packs, or null for the moment that loading it takes; it never holds up the first paint. */
export function useWorkbench(): LoadedWorkbench | null {
  const [workbench, setWorkbench] = useState<LoadedWorkbench | null>(null);
  useEffect(() => {
    let wanted = true;
    void import('./workbench.ts').then((loaded) => {
      if (wanted) setWorkbench(loaded);
    });
    return () => {
      wanted = false;
    };
  }, []);
  return workbench;
}
