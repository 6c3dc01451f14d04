/**
 * How a manifest and a note stand in a file, and what of the file is hashed: all of it but those two. A note can so be added and changed,
 * and the rest still be checked.
 */
import { digestOf, digestOfBytes } from '../packs/digest.ts';
import { toBytes, toText } from './bytes.ts';
import type { Manifest } from './manifest.ts';
import { isPng, type PngChunk, readPng, textChunk, textOf, writePng } from './png.ts';

export const MANIFEST_KEYWORD = 'Interstice manifest';
export const NOTE_KEYWORD = 'Comment';
const XMP_KEYWORD = 'XML:com.adobe.xmp';

/** A file that was taken apart. */
export interface Carried {
  /** As it stands in the file: anything. */
  readonly manifest: unknown;
  readonly note: string | null;
  /** Of what is hashed. */
  readonly content: string;
}

const xmlText = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The metadata that picture desks read: XMP (ISO 16684-1) with the IPTC digital source type. */
export function xmpOf({ digitalSourceType, statement, generator }: Manifest, title: string): string {
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" Iptc4xmpExt:DigitalSourceType="${xmlText(digitalSourceType)}" xmp:CreatorTool="${xmlText(`${generator.name} ${generator.version}`)}"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xmlText(title)}</rdf:li></rdf:Alt></dc:title><dc:description><rdf:Alt><rdf:li xml:lang="x-default">${xmlText(statement)}</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
}

const isOurs = (chunk: PngChunk): boolean => {
  const keyword = textOf(chunk)?.keyword;
  return keyword === MANIFEST_KEYWORD || keyword === NOTE_KEYWORD;
};

/** Puts manifest, XMP and note into a PNG, before the pixels. */
export function intoPng(
  chunks: readonly PngChunk[],
  manifest: Manifest,
  title: string,
  note: string,
): Uint8Array {
  const first = chunks.findIndex(({ type }) => type === 'IDAT');
  const hashed = [
    ...chunks.slice(0, first),
    textChunk(XMP_KEYWORD, xmpOf(manifest, title), false),
    ...chunks.slice(first),
  ];
  const bound: Manifest = { ...manifest, content: digestOfBytes(writePng(hashed)) };
  const own = [
    textChunk(MANIFEST_KEYWORD, JSON.stringify(bound)),
    ...(note === '' ? [] : [textChunk(NOTE_KEYWORD, note)]),
  ];
  return writePng([...hashed.slice(0, 1), ...own, ...hashed.slice(1)]);
}

/** In SVG and HTML, what is not hashed stands between marks; a text cannot end a comment early, because `<` is written otherwise. */
const marks = (name: string) => [`<!--interstice ${name}-->`, `<!--/interstice ${name}-->`] as const;
const [MANIFEST_START, MANIFEST_END] = marks('manifest');
const [NOTE_START, NOTE_END] = marks('note');

/** Where a manifest or a note goes: a template has both, each once. */
export const MANIFEST_PLACE = MANIFEST_START + MANIFEST_END;
export const NOTE_PLACE = NOTE_START + NOTE_END;

function between(text: string, start: string, end: string): readonly [from: number, to: number] | null {
  const from = text.indexOf(start);
  const to = from < 0 ? -1 : text.indexOf(end, from);
  return to < 0 ? null : [from + start.length, to];
}

/** The text with nothing between its marks. */
function emptied(text: string): string {
  let left = text;
  for (const [start, end] of [marks('manifest'), marks('note')]) {
    const found = between(left, start, end);
    if (found) left = left.slice(0, found[0]) + left.slice(found[1]);
  }
  return left;
}

/** JSON that stands in SVG and in HTML alike: no sign in it means anything there. */
const safeJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);

/**
 * Puts manifest and note into the text of an SVG or HTML file, at its places.
 *
 * @param kind how JSON and text stand in it: SVG has `metadata` and `desc`, HTML a script that is data, and a paragraph
 */
export function intoMarkup(template: string, kind: 'svg' | 'html', manifest: Manifest, note: string): string {
  const bound: Manifest = { ...manifest, content: digestOfBytes(toBytes(emptied(template))) };
  const json = safeJson(bound);
  const carried =
    kind === 'svg' ? `<metadata>${json}</metadata>` : `<script type="application/json">${json}</script>`;
  const said =
    note === '' ? '' : kind === 'svg' ? `<desc>${xmlText(note)}</desc>` : `<p>${xmlText(note)}</p>`;
  return template
    .replace(MANIFEST_PLACE, () => MANIFEST_START + carried + MANIFEST_END)
    .replace(NOTE_PLACE, () => NOTE_START + said + NOTE_END);
}

/** Puts manifest and note beside the data of a JSON file. */
export function intoJson(data: Readonly<Record<string, unknown>>, manifest: Manifest, note: string): string {
  const bound: Manifest = { ...manifest, content: digestOf(data) };
  return `${JSON.stringify({ ...data, manifest: bound, ...(note !== '' && { note }) }, null, 2)}\n`;
}

function fromPng(bytes: Uint8Array): Carried | null {
  const chunks = readPng(bytes);
  if (chunks === null) return null;
  const texts = chunks.map(textOf).filter((one) => one !== null);
  const found = texts.filter(({ keyword }) => keyword === MANIFEST_KEYWORD);
  // Two manifests are none: nobody could say which one is meant.
  if (found.length !== 1) return null;
  return {
    manifest: parsed(found[0]?.text ?? ''),
    note: texts.find(({ keyword }) => keyword === NOTE_KEYWORD)?.text ?? null,
    content: digestOfBytes(writePng(chunks.filter((chunk) => !isOurs(chunk)))),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const ENTITY = /&#(\d+);/g;
const plain = (markup: string): string =>
  markup.replace(/<[^>]*>/g, '').replace(ENTITY, (_, code: string) => String.fromCodePoint(Number(code)));

function fromMarkup(text: string): Carried | null {
  const place = between(text, MANIFEST_START, MANIFEST_END);
  if (place === null || text.split(MANIFEST_START).length !== 2) return null;
  const json = text.slice(...place).replace(/^<[^>]*>|<\/[^>]*>$/g, '');
  const note = between(text, NOTE_START, NOTE_END);
  const said = note === null ? '' : plain(text.slice(...note));
  return {
    manifest: parsed(json),
    note: said === '' ? null : said,
    content: digestOfBytes(toBytes(emptied(text))),
  };
}

function fromJson(text: string): Carried | null {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null || !('manifest' in value)) return null;
  const { manifest, note, ...data } = value as { manifest: unknown; note?: unknown };
  return { manifest, note: typeof note === 'string' ? note : null, content: digestOf(data) };
}

/** Takes a file apart that a figure was made into; null where no manifest is in it. */
export function carriedIn(bytes: Uint8Array): Carried | null {
  if (isPng(bytes)) return fromPng(bytes);
  const text = toText(bytes);
  return fromJson(text) ?? fromMarkup(text);
}
