/** Names of dropped files: which are left alone, and what a file is called once it is ours. */

const temporary =
  /(\.(tmp|temp|part|partial|filepart|crdownload|download|opdownload|!ut|swp|lock)$)|^~|~$|^\.|^\.pk-/i;

/** Files that are being written by others, hidden or an editor's: left until they are renamed. */
export function isIgnored(name: string): boolean {
  return temporary.test(name);
}

/** True when a name fits the import's pattern (`*` and `?`, case does not matter). */
export function fitsPattern(name: string, pattern: string | null): boolean {
  if (pattern === null) return true;
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 'iu').test(name.normalize('NFC'));
}

/** A name as text: UTF-8, else read as Windows-1252 (an old NAS); only for display and for our own target names. */
export function nameText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Longest target name in bytes: file systems take 255, and `.reason.json` must still fit behind it. */
const longestBytes = 240;

/**
 * `<ULID>~<name>`, the name cut in its middle when it is too long, its ending kept. The id makes every target unique, so no
 * move can land on a file that is already there.
 */
export function targetName(id: string, name: string): string {
  const safe = name.replace(/[/\\\0]/g, '_');
  const full = `${id}~${safe}`;
  if (Buffer.byteLength(full) <= longestBytes) return full;
  const ending = /\.[^.]{1,10}$/.exec(safe)?.[0] ?? '';
  let stem = safe.slice(0, safe.length - ending.length);
  while (Buffer.byteLength(`${id}~${stem}${ending}`) > longestBytes) stem = stem.slice(0, -1);
  return `${id}~${stem}${ending}`;
}
