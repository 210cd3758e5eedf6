/** Warnings about letters that any text format may give before it reads: amounts and dates are not touched by them. */
import type { Sink } from './format.ts';
import type { Sniffed, TextEncoding } from './sniff.ts';

export function warnOfLetters(sniffed: Sniffed, encoding: TextEncoding, sink: Sink): void {
  if (sniffed.replacementCharacters > 0) {
    sink.finding({
      code: 'letters-lost',
      severity: 'warning',
      params: { count: sniffed.replacementCharacters },
    });
  }
  if (sniffed.mixed) sink.finding({ code: 'encoding-mixed', severity: 'warning', params: { encoding } });
}
