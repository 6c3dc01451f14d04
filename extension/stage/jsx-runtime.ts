/**
 * JSX for the stage and for messages: makes DOM nodes, once, and nothing else. Screens are drawn anew and never patched, so the page
 * script need not carry a renderer (docs/decisions/0004-no-renderer-in-the-page.md). Strings become text nodes; there is no way to
 * put markup in. What looks like a component elsewhere is a plain function here: `{act(s, 'buy', 'main', 'Buy')}`.
 */
export type Child = Node | string | number | false | null | undefined | readonly Child[];

type Props = Readonly<Record<string, unknown>> & { readonly children?: Child };

function add(parent: Node, child: Child): void {
  if (Array.isArray(child)) for (const each of child) add(parent, each);
  else if (typeof child === 'object' && child) parent.appendChild(child as Node);
  else if (child) parent.appendChild(document.createTextNode(String(child)));
}

/** An element. `false` and nothing leave an attribute out, `true` leaves it empty. */
export function jsx(tag: string, props: Props): HTMLElement {
  const element = document.createElement(tag);
  for (const name in props) {
    const value = props[name];
    if (name === 'children') add(element, value as Child);
    else if (value !== false && value !== undefined)
      element.setAttribute(name, value === true ? '' : String(value));
  }
  return element;
}

export { jsx as jsxs };

export declare namespace JSX {
  type Element = HTMLElement;
  interface ElementChildrenAttribute {
    children: unknown;
  }
  interface IntrinsicElements {
    readonly [tag: string]: {
      readonly [attribute: string]: string | number | boolean | undefined | Child;
      readonly children?: Child;
    };
  }
}
