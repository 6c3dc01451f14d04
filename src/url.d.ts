// The WHATWG URL parser is the one thing beyond ECMAScript that the core uses; it exists in browsers and in node.

interface URLSearchParams {
  append(name: string, value: string): void;
  get(name: string): string | null;
  getAll(name: string): string[];
  keys(): IterableIterator<string>;
  toString(): string;
}

interface URL {
  readonly href: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly pathname: string;
  /** With its question mark; empty where there is no query, or an empty one. */
  readonly search: string;
  readonly searchParams: URLSearchParams;
}

declare var URL: {
  new (url: string, base?: string): URL;
  canParse(url: string, base?: string): boolean;
};

declare var URLSearchParams: {
  new (init?: string): URLSearchParams;
};
