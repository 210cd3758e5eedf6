import { luhnHolds } from './ocr.ts';

/** The ten digits of an organisation number however it is written (with hyphen, century, 8-4); null when it is none. */
export function orgNumberDigits(text: string): string | null {
  const digits = text.replace(/\D/g, '').slice(-10);
  return digits.length === 10 && /^[\d\s-]+$/.test(text.trim()) ? digits : null;
}

/** True when the check digit of a Swedish organisation number holds. */
export function orgNumberHolds(text: string): boolean {
  const digits = orgNumberDigits(text);
  return digits !== null && luhnHolds(digits);
}
