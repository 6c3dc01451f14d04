// What Vite makes of style sheets.

/** The text of the sheet, minified. */
declare module '*.css?inline' {
  const text: string;
  export default text;
}

/** The page links the sheet. */
declare module '*.css' {}
