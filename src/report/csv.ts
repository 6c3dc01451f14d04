/** CSV as RFC 4180 has it: commas, CRLF, quotes where a value needs them, a quote in a value written twice. */

export type CsvValue = string | number | boolean | null | undefined;

/**
 * First characters by which spreadsheets take a value for a formula (OWASP, "CSV Injection"), also as full-width characters.
 */
const FORMULA = /^[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/u;

/**
 * One value. A text that a spreadsheet would run as a formula gets an apostrophe in front, which it takes for "this is text"; numbers
 * do not.
 */
export function csvValue(value: CsvValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as text; each ends with CRLF. Every row has the columns of the head. */
export function csv(head: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return [head, ...rows].map((row) => `${row.map(csvValue).join(',')}\r\n`).join('');
}
