/**
 * Mails travel: bank account and personal numbers are shown by their last four digits (GDPR). References, voucher and
 * organisation numbers and bankgiro numbers stay: they are how a row is found, and public.
 */
import type { Params } from '../domain/finding.ts';

/** IBAN with or without blanks: digits only (Nordic), or a bank code of letters and digits (`GB`, `NL`). */
const iban = /(?<![A-Za-z0-9])[A-Z]{2}\d{2} ?(?:[A-Z]{4})?(?: ?\d){9,28}(?![A-Za-z0-9])/g;
/** Clearing number and account: `5000-1234567`, `8327-9,123 456 789-0`. */
const clearing = /(?<![\d-])[1-9]\d{3}(?:-\d[, ]|[-,]) ?\d(?: ?\d){5,9}(?:-\d)?(?![\d-])/g;
/** `19800101-1234`, `800101-1234`, `198001011234`: months and days that exist, so organisation numbers are left alone. */
const personal =
  /(?<!\d)(?:(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-+]?\d{4}|\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-+]\d{4})(?!\d)/g;

export function maskNumbers(text: string): string {
  return text.replace(iban, lastFour).replace(personal, lastFour).replace(clearing, lastFour);
}

function lastFour(number: string): string {
  return `…${number.replace(/[\s,-]/g, '').slice(-4)}`;
}

const shortestAccount = 8;

/** Parameters of a code as a mail may show them: an account number is masked whatever it looks like. */
export function maskParams(params: Params): Params {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? maskValue(name, value) : value,
    ]),
  );
}

function maskValue(name: string, value: string): string {
  const isAccount = name === 'account' && value.replace(/\D/g, '').length >= shortestAccount;
  return isAccount ? lastFour(value) : maskNumbers(value);
}
