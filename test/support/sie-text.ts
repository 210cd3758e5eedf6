/** SIE 4 text of our own making: vouchers with their rows, and balances that tie. */
export interface MadeVoucher {
  readonly name: readonly [series: string, number: number | string];
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly text?: string;
  /** Account, amount in kronor as text, text. */
  readonly rows: readonly (readonly [account: string, amount: string, text?: string])[];
}

export interface MadeSie {
  readonly generatedOn?: string | null;
  readonly vouchers: readonly MadeVoucher[];
  readonly orgNumber?: string;
  readonly year?: readonly [start: string, end: string] | null;
  /** False: a 4I file, without balances. */
  readonly balances?: boolean;
  readonly currency?: string;
}

const compact = (day: string): string => day.replaceAll('-', '');

export function sieText(made: MadeSie): string {
  const { generatedOn = '2026-11-20', vouchers, orgNumber, year = ['2026-01-01', '2026-12-31'] } = made;
  return [
    '#FLAGGA 0',
    '#FORMAT PC8',
    '#SIETYP 4',
    '#PROGRAM "prov" 1',
    ...(generatedOn === null ? [] : [`#GEN ${compact(generatedOn)}`]),
    '#FNAMN "Provbolaget"',
    ...(orgNumber ? [`#ORGNR ${orgNumber}`] : []),
    ...(year ? [`#RAR 0 ${compact(year[0])} ${compact(year[1])}`] : []),
    ...(made.currency ? [`#VALUTA ${made.currency}`] : []),
    ...((made.balances ?? true) ? balances(vouchers) : []),
    ...vouchers.flatMap(voucherLines),
    '',
  ].join('\r\n');
}

/** The closing balance of each account from nothing: accounts under 3000 have one, the others a result. */
function balances(vouchers: readonly MadeVoucher[]): string[] {
  const sums = new Map<string, number>();
  for (const { rows } of vouchers)
    for (const [account, amount] of rows)
      sums.set(account, (sums.get(account) ?? 0) + Math.round(Number(amount) * 100));
  const accounts = [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    '#IB 0 1930 0.00',
    ...accounts.map(
      ([account, sum]) => `${account < '3000' ? '#UB' : '#RES'} 0 ${account} ${(sum / 100).toFixed(2)}`,
    ),
  ];
}

function voucherLines({ name, date, text = '', rows }: MadeVoucher): string[] {
  return [
    `#VER "${name[0]}" "${name[1]}" ${compact(date)} "${text}"`,
    '{',
    ...rows.map(([account, amount, own = '']) => `#TRANS ${account} {} ${amount} "" "${own}"`),
    '}',
  ];
}

/** A voucher of two rows: an account against income. */
export function booked(
  number: number,
  date: string,
  amount: string,
  reference: string,
  account = '1930',
): MadeVoucher {
  const against = amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
  return {
    name: ['A', number],
    date,
    rows: [
      [account, amount, reference],
      ['3000', against, reference],
    ],
  };
}
