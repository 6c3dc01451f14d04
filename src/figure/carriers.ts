/**
 * How a manifest and a note stand in a file, and what of the file is hashed: all of it but the note and the hash itself. A note can so be
 * added and changed, and the rest still be checked.
 */
import { digestOfBytes } from '../packs/digest.ts';
import { visibleText } from '../policy/visible-text.ts';
import { joined, toBytes, toText } from './bytes.ts';
import type { Manifest } from './manifest.ts';
import { isPng, keywordOf, type PngChunk, readPng, textChunk, textOf, writePng } from './png.ts';

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

/** XML has no way to write control characters. */
const xmlText = (text: string): string =>
  visibleText(text.replace(/\r\n?/g, '\n')).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The text of a manifest with nothing for its `content`: no hash can be part of what it is the hash of. */
export function unbound(json: string, content: unknown): string {
  const own = JSON.stringify(content);
  const at = typeof content === 'string' ? json.lastIndexOf(own) : -1;
  return at < 0 ? json : `${json.slice(0, at)}""${json.slice(at + own.length)}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function contentIn(manifest: unknown): unknown {
  return typeof manifest === 'object' && manifest !== null && 'content' in manifest
    ? manifest.content
    : undefined;
}

/** The metadata that picture desks read: XMP (ISO 16684-1) with the IPTC digital source type. */
export function xmpOf({ digitalSourceType, statement, generator }: Manifest, title: string): string {
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" Iptc4xmpExt:DigitalSourceType="${xmlText(digitalSourceType)}" xmp:CreatorTool="${xmlText(`${generator.name} ${generator.version}`)}"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xmlText(title)}</rdf:li></rdf:Alt></dc:title><dc:description><rdf:Alt><rdf:li xml:lang="x-default">${xmlText(statement)}</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
}

/** Of a PNG: the chunks that are neither manifest nor note, and then the manifest. */
const pngContent = (others: readonly PngChunk[], json: string): string =>
  digestOfBytes(joined([writePng(others), toBytes(json)]));

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
  const json = (content: string) => JSON.stringify({ ...manifest, content });
  const own = [
    textChunk(MANIFEST_KEYWORD, json(pngContent(hashed, json('')))),
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

type Tags = readonly [open: string, close: string];

/** Nothing but this may stand between marks: what is not hashed must not be able to draw, or to run. */
const TAGS: Readonly<Record<'svg' | 'html', { readonly manifest: Tags; readonly note: Tags }>> = {
  svg: { manifest: ['<metadata>', '</metadata>'], note: ['<desc>', '</desc>'] },
  html: { manifest: ['<script type="application/json">', '</script>'], note: ['<p>', '</p>'] },
};

/** What stands in tags, where that is text alone. */
function textWithin(markup: string, [open, close]: Tags): string | null {
  if (!markup.startsWith(open) || !markup.endsWith(close)) return null;
  const text = markup.slice(open.length, markup.length - close.length);
  return /[<>]/.test(text) ? null : text;
}

/** JSON that stands in SVG and in HTML alike: no sign in it means anything there. */
const safeJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\ufffe\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/**
 * Puts manifest and note into the text of an SVG or HTML file, at its places.
 *
 * @param kind how JSON and text stand in it: SVG has `metadata` and `desc`, HTML a script that is data, and a paragraph
 */
export function intoMarkup(template: string, kind: 'svg' | 'html', manifest: Manifest, note: string): string {
  const tags = TAGS[kind];
  const filled = (content: string, said: string): string =>
    template
      .replace(
        MANIFEST_PLACE,
        () => MANIFEST_START + tags.manifest.join(safeJson({ ...manifest, content })) + MANIFEST_END,
      )
      .replace(NOTE_PLACE, () => NOTE_START + said + NOTE_END);
  return filled(digestOfBytes(toBytes(filled('', ''))), note === '' ? '' : tags.note.join(xmlText(note)));
}

const jsonFile = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Puts manifest and note beside the data of a JSON file. */
export function intoJson(data: Readonly<Record<string, unknown>>, manifest: Manifest, note: string): string {
  const bound = (content: string) => ({ ...data, manifest: { ...manifest, content } });
  const content = digestOfBytes(toBytes(jsonFile(bound(''))));
  return jsonFile({ ...bound(content), ...(note !== '' && { note }) });
}

function fromPng(bytes: Uint8Array): Carried | null {
  const chunks = readPng(bytes) ?? [];
  const [found, ...more] = chunks.filter((chunk) => keywordOf(chunk) === MANIFEST_KEYWORD);
  // Two manifests are none: nobody could say which one is meant.
  const json = found && more.length === 0 ? textOf(found)?.text : undefined;
  if (json === undefined) return null;
  const note = chunks.find((chunk) => keywordOf(chunk) === NOTE_KEYWORD);
  const manifest = parsed(json);
  return {
    manifest,
    note: (note && textOf(note)?.text) ?? null,
    content: pngContent(
      chunks.filter((chunk) => chunk !== found && keywordOf(chunk) !== NOTE_KEYWORD),
      unbound(json, contentIn(manifest)),
    ),
  };
}

/** The signs that `xmlText` has written as numbers. */
const plain = (text: string): string =>
  text.replace(/&#(\d{2});/g, (_, code: string) => String.fromCharCode(Number(code)));

function fromMarkup(text: string): Carried | null {
  const place = between(text, MANIFEST_START, MANIFEST_END);
  if (place === null || text.split(MANIFEST_START).length !== 2) return null;
  const carried = text.slice(...place);
  const tags = Object.values(TAGS).find((one) => textWithin(carried, one.manifest) !== null);
  // With other tags around it, it can still be read, and is not as it was made.
  const json = carried.slice(carried.indexOf('>') + 1, Math.max(0, carried.lastIndexOf('<')));
  const manifest = parsed(json);
  if (tags === undefined) return { manifest, note: null, content: digestOfBytes(toBytes(text)) };

  const bare =
    text.slice(0, place[0]) + tags.manifest.join(unbound(json, contentIn(manifest))) + text.slice(place[1]);
  const notePlace = between(bare, NOTE_START, NOTE_END);
  const note = notePlace && textWithin(bare.slice(...notePlace), tags.note);
  const hashed = notePlace && note !== null ? bare.slice(0, notePlace[0]) + bare.slice(notePlace[1]) : bare;
  return { manifest, note: note ? plain(note) : null, content: digestOfBytes(toBytes(hashed)) };
}

function fromJson(text: string): Carried | null {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null || !('manifest' in value)) return null;
  const { manifest, note } = value as { manifest: unknown; note?: unknown };
  const said = typeof note === 'string' ? note : null;
  const end = `,\n  "note": ${JSON.stringify(said)}\n}\n`;
  const bare = text.endsWith(end) ? `${text.slice(0, -end.length)}\n}\n` : text;
  return { manifest, note: said, content: digestOfBytes(toBytes(unbound(bare, contentIn(manifest)))) };
}

/** Takes a file apart that a figure was made into; null where no manifest is in it. */
export function carriedIn(bytes: Uint8Array): Carried | null {
  if (isPng(bytes)) return fromPng(bytes);
  const text = toText(bytes);
  return fromJson(text) ?? fromMarkup(text);
}
