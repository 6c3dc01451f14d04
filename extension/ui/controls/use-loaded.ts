import { useEffect, useState } from 'preact/hooks';

/**
 * What a load gives, or null until it is there; loaded anew when something changes that it depends on, and then what was loaded before
 * is null at once. It never holds up the first paint.
 */
export function useLoaded<Value>(
  load: () => Promise<Value | null>,
  dependsOn: readonly unknown[],
): Value | null {
  const [loaded, setLoaded] = useState<{ readonly of: readonly unknown[]; readonly value: Value | null }>();
  useEffect(() => {
    let wanted = true;
    const settle = (value: Value | null) => {
      if (wanted) setLoaded({ of: dependsOn, value });
    };
    load().then(settle, () => settle(null));
    return () => {
      wanted = false;
    };
  }, [...dependsOn]);
  const isOfNow = loaded?.of.every((one, i) => Object.is(one, dependsOn[i])) ?? false;
  return isOfNow ? (loaded?.value ?? null) : null;
}
