import { useLayoutEffect, useRef } from 'preact/hooks';
import { type RefusalOptions, renderRefusal } from '../message/refusal.tsx';

/**
 * What the platform says to somebody who tries to send a link, for a composer on a page of ours; nothing where it says nothing. It is
 * drawn anew whenever what it is given changes.
 */
export function Refusal(options: RefusalOptions) {
  const mount = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const host = mount.current;
    if (host) renderRefusal(host.shadowRoot ?? host.attachShadow({ mode: 'open' }), options);
  });
  return <div ref={mount} />;
}
