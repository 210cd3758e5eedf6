/**
 * A text cut from a longer one keeps all of it in memory (V8 cuts without copying from thirteen characters on): a name that is
 * remembered would hold the whole chunk of the file it came from. What is kept beyond its row is kept as a copy.
 */
export function ownCopy(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}
