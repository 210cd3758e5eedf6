/** The subject (a prefix that sorts, at most 70 characters) and the first sentence: how it went. */
import type { MailText } from '../i18n/mail-text.ts';
import { amountText, countText, shareText } from './amounts.ts';
import type { Digest } from './digest.ts';
import type { Look } from './look.ts';
import { cutTo, plainLine } from './plain.ts';

const longestSubject = 70;
const shortestName = 8;

/** `[PrickaKonto] FEL – 3 filer i karantän – Åkeri Norr AB – 2026-11-25` */
export function subjectOf(digest: Digest, look: Look, day: string): string {
  const what = news(digest, look)[0] ?? look.words.nothingNew;
  const start = `[${plainLine(look.subjectPrefix)}] ${look.words.levels[digest.level]} \u2013 ${what}`;
  const end = ` \u2013 ${day}`;
  const where = digest.level === 'done' && digest.units.length > 1 ? '' : placeName(digest, look);
  const room = longestSubject - [...start].length - [...end].length - 3;
  const named = where === '' || room < shortestName ? '' : ` \u2013 ${cutTo(where, room)}`;
  return plainLine(`${start}${named}${end}`);
}

function placeName(digest: Digest, look: Look): string {
  const only = digest.units.length === 1 ? digest.units[0] : undefined;
  if (only) return plainLine(look.unitNames[only.unit] ?? only.unit);
  return digest.units.length > 1 ? look.words.units(digest.units.length) : '';
}

/** One sentence: what went wrong first, then what was done. */
export function verdictOf(digest: Digest, look: Look): string {
  const parts = [...news(digest, look), ...detail(digest, look)];
  const sentence = [...new Set(parts)].join('; ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** The most telling first. */
function news(digest: Digest, look: Look): string[] {
  return [...faults(digest, look.words), ...good(digest, look)];
}

function faults({ total, counts }: Digest, words: MailText): string[] {
  const found: (readonly [number, (count: number) => string])[] = [
    [total.quarantined, words.quarantined],
    [counts.failed, words.groupFailed],
    [counts.held, words.pathHeld],
    [counts.missing, words.importMissing],
    [counts.balance, words.balanceDiffers],
    [counts.questions, words.questions],
  ];
  return found.filter(([count]) => count > 0).map(([count, say]) => say(count));
}

function good(digest: Digest, { words }: Look): string[] {
  const { total, groups, units, resolved } = digest;
  const parts: string[] = [];
  if (resolved.length > 0) parts.push(words.pathOk(resolved.length));
  const share = shareText(total.matched, total.matched + total.open);
  const isNew = groups.some((group) => !group.noop);
  if (isNew && share)
    parts.push(
      units.length > 1 ? `${words.units(units.length)}, ${words.ticked(share)}` : words.ticked(share),
    );
  if (parts.length === 0 && total.files > 0)
    parts.push(words.imported(words.files(total.files), countText(total.rows)));
  return parts.length > 0 ? parts : [words.nothingNew];
}

function detail({ total, groups }: Digest, { words, language }: Look): string[] {
  const parts: string[] = [];
  if (total.files > 0) parts.push(words.imported(words.files(total.files), countText(total.rows)));
  if (groups.length === 0) return parts;
  const amount = amountText(total.openAmountOre, null, language);
  return [
    ...parts,
    words.reconciled(groups.length),
    total.open > 0 ? words.openLeft(total.open, amount) : words.nothingOpen,
  ];
}
