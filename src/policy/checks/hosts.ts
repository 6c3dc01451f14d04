import type { Findings, Path } from '../problem.ts';

/** A host as the WHATWG parser writes it, or null where it cannot be one. */
function normalHost(text: string): string | null {
  if (/[/?#@:\\\s]/.test(text)) return null;
  try {
    return new URL(`https://${text}/`).hostname.replace(/\.$/, '');
  } catch {
    return null;
  }
}

/**
 * Reports a host that no link would ever have when a browser has read it: capitals, non-ASCII letters, ports, paths.
 *
 * @param options `oneLabel`: a single label, such as a top-level domain, is right too
 */
export function checkHostname(
  domain: string,
  path: Path,
  findings: Findings,
  { oneLabel = false }: { readonly oneLabel?: boolean } = {},
): void {
  const normal = normalHost(domain);
  if (normal === domain && (oneLabel || domain.includes('.'))) return;
  const better =
    normal === null || normal === domain ? 'A bare host such as item.taobao.com.' : `Write "${normal}".`;
  const why =
    normal === null
      ? 'is no host'
      : normal === domain
        ? 'is a single label'
        : 'is not how a browser writes this host';
  findings.add(path, 'wrong-host', `"${domain}" ${why}.`, better);
}
