/**
 * A portal that refused or failed often answers with a page in HTML, which the browser or a script then saves under the
 * name of the file that was asked for (nine such `.se` files stand in one public collection).
 */
const pageStart =
  /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,1000}?-->\s*)?<(?:!doctype\s+html|html|head|body|script)\b/i;

/** True when a file's beginning is a web page. */
export function isWebPage(head: string): boolean {
  return pageStart.test(head.slice(0, 4096));
}
