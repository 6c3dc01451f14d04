/**
 * What a `data:` address holds. Not by `fetch`, and not as the source of an image: the policy of our pages allows neither.
 *
 * @param url in Base64; throws where it is not
 */
export function blobOf(url: string): Blob {
  const [head = '', body = ''] = url.split(',', 2);
  const [, type = ''] = /^data:([^;]+)/.exec(head) ?? [];
  return new Blob([Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0))], { type });
}
