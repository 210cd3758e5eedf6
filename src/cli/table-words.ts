/** Cells and small texts for people. */
import type { Language } from '../i18n/text.ts';

/** `name: value` lines, values under each other. */
export function facts(entries: readonly (readonly [string, string | null])[]): string {
  const shown = entries.filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== '');
  const width = Math.max(...shown.map(([name]) => name.length), 0) + 1;
  return shown.map(([name, value]) => `${`${name}:`.padEnd(width)} ${value}`).join('\n');
}

/** A moment as people read it: `2026-11-25 09:30`. */
export function moment(iso: string, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(
    new Date(iso),
  );
}

export function yesNo(value: boolean, language: Language): string {
  if (language === 'sv') return value ? 'ja' : 'nej';
  return value ? 'yes' : 'no';
}

/** Cut to a width, so that a table stays readable. */
export function cut(text: string | null, width: number): string {
  const line = (text ?? '').replace(/\s+/g, ' ').trim();
  return line.length > width ? `${line.slice(0, width - 1)}…` : line;
}

/** Reference and text of a row without saying the same twice: ledger texts often begin with the reference, or are it. */
export function referenceAndText(reference: string | null, text: string | null): string {
  if (reference && text?.startsWith(reference)) return text;
  return [reference, text].filter(Boolean).join(' ');
}
