/** Lines of BgMax files for the tests, each with what the test is about. */
import { bgmax } from '../../src/formats/bgmax/index.ts';
import { number, record, text } from './generators/giro.ts';
import { latin1, type ReadFile, readBytes } from './read-bytes.ts';

export const start = '01BGMAX               0120260310173035010331P';
export const open = (currency = 'SEK'): string => `050009912346          ${currency}`;

interface Parts {
  readonly code?: string;
  readonly payer?: string;
  readonly reference?: string;
  readonly ore?: number;
  readonly kind?: string;
  readonly serial?: string;
  readonly after?: string;
}

export const payment = ({
  code = '20',
  payer = '',
  reference = '',
  ore = 0,
  kind = '3',
  serial = '1',
  after = '',
}: Parts): string =>
  `${code}${number(payer, 10)}${text(reference, 25)}${number(ore, 18)}${kind}1${number(serial, 12)}0${after}`;
export const deposit = (
  ore: number,
  count: number,
  { serial = '00056', day = '20260310', currency = 'SEK' } = {},
): string =>
  `15${number('58410000010098232', 35)}${day}${serial}${number(ore, 18)}${currency}${number(count, 8)} `;
export const finish = (payments: number, deductions: number, extra: number, deposits: number): string =>
  `70${[payments, deductions, extra, deposits].map((count) => number(count, 8)).join('')}`;

const bytes = (lines: readonly string[]): Uint8Array =>
  latin1(lines.map((line) => `${record(line)}\r\n`).join(''));
export const read = (...lines: string[]): ReadFile => readBytes(bgmax, bytes(lines));
export const one = (...lines: string[]): ReadFile =>
  read(
    start,
    open(),
    ...lines,
    deposit(1000, 1),
    finish(1, 0, lines.filter((line) => /^2[23]/.test(line)).length, 1),
  );
