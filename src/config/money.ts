import { type Ore, parseDecimal } from '../domain/ore.ts';

/** An amount in words: `0,99 kr`, `-1 234,50 kr`, `0.99 SEK`. Blanks may group thousands. */
export const moneyPattern = /^[+\-−]?\d[\d \u00a0\u202f]*(?:[.,]\d+)?[ \u00a0]*([A-Za-z]{2,3})$/;

/** Öre of an amount with unit; null when it is none, is finer than an öre, too large, or in another currency than kronor. */
export function moneyOre(text: string): Ore | null {
  const unit = moneyPattern.exec(text.trim())?.[1];
  if (unit === undefined || !/^(?:kr|sek)$/i.test(unit)) return null;
  const number = text
    .trim()
    .slice(0, -unit.length)
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace('−', '-')
    .replace(',', '.');
  const read = parseDecimal(number);
  return 'ore' in read ? read.ore : null;
}
