import { minorDigits } from '../domain/ore.ts';

const noBreak = '\u00a0';

/** `1 250,00 kr`, with no-break spaces; other currencies by their code. Minus is a hyphen, as in the files. */
export function formatMoney(amountOre: number, currency: string): string {
  const digits = minorDigits(currency);
  const units = Math.abs(amountOre)
    .toString()
    .padStart(digits + 1, '0');
  const whole = units.slice(0, units.length - digits).replace(/\B(?=(\d{3})+$)/g, noBreak);
  const fraction = digits === 0 ? '' : `,${units.slice(-digits)}`;
  return `${amountOre < 0 ? '-' : ''}${whole}${fraction}${noBreak}${currency === 'SEK' ? 'kr' : currency}`;
}
