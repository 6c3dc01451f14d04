/**
 * Puts a text on the clipboard, within a person's press. False where the browser does not allow it.
 *
 * The asynchronous way exists on secure pages only; the old one works on the others, with a selection in a tree of our own.
 */
export async function copyText(text: string, root: ShadowRoot | HTMLElement): Promise<boolean> {
  const document = root.ownerDocument;
  try {
    await document.defaultView?.navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    root.append(area);
    area.select();
    try {
      return document.execCommand('copy');
    } catch {
      return false;
    } finally {
      area.remove();
    }
  }
}
