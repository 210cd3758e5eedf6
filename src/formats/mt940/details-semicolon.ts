/**
 * Polish keys with semicolons: `911 …; Z RACH.: account; OD: sender; TYT.: title; TNR: transaction` (DO: receiver). Lines
 * break anywhere, also behind a key.
 */
import type { Details } from './details.ts';
import { foldBlanks, joinLines } from './words.ts';

export function semicolonDetails(text: string): Details | null {
  if (!text.includes('TYT.:')) return null;
  const words = foldBlanks(joinLines(text));
  const value = (key: string): string | undefined => {
    const at = words.indexOf(key);
    if (at === -1) return undefined;
    const end = words.indexOf(';', at + key.length);
    return words.slice(at + key.length, end === -1 ? undefined : end).trim() || undefined;
  };
  return { counterparty: value('; OD:') ?? value('; DO:'), text: words };
}
