/** A SIE 4 export (4E): chart of accounts, balances that tie with the vouchers, every voucher. Code page 437, CRLF. */
import iconv from 'iconv-lite';
import { decimal } from './amounts.ts';
import { type Books, period, type Voucher, type VoucherLine } from './company.ts';

const accountNames: Readonly<Record<string, string>> = {
  '1510': 'Kundfordringar',
  '1630': 'Avräkning för skatter och avgifter (skattekonto)',
  '1930': 'Företagskonto',
  '2081': 'Aktiekapital',
  '2091': 'Balanserad vinst eller förlust',
  '2440': 'Leverantörsskulder',
  '2611': 'Utgående moms på försäljning inom Sverige, 25 %',
  '2621': 'Utgående moms på försäljning inom Sverige, 12 %',
  '2641': 'Debiterad ingående moms',
  '2710': 'Personalskatt',
  '2731': 'Avräkning lagstadgade sociala avgifter',
  '3040': 'Försäljning av bröd och kaffe, 12 % moms',
  '3041': 'Försäljning av tjänster, 25 % moms',
  '3042': 'Elinstallationer, 25 % moms',
  '4010': 'Inköp av varor och material',
  '5010': 'Lokalhyra',
  '5410': 'Förbrukningsinventarier',
  '5460': 'Förbrukningsmaterial',
  '5611': 'Drivmedel',
  '5613': 'Reparation och underhåll av lastbilar',
  '5800': 'Resekostnader',
  '6570': 'Bankkostnader',
  '7010': 'Löner',
  '7510': 'Arbetsgivaravgifter',
  '8310': 'Ränteintäkter',
};

const compact = (day: string): string => day.replaceAll('-', '');
const quoted = (text: string): string => `"${text.replaceAll('"', '\\"')}"`;

/** Balance accounts are classes 1 and 2. */
const isBalanceAccount = (account: string): boolean => account < '3000';

export function writeSie(books: Books): Uint8Array {
  const lines = [
    ...head(books),
    ...accounts(books),
    ...objects(books),
    ...balances(books),
    ...vouchers(books),
  ];
  return iconv.encode(`${lines.join('\r\n')}\r\n`, 'cp437');
}

function head({ company }: Books): string[] {
  return [
    '#FLAGGA 0',
    '#PROGRAM "Prickakonto exempelbolag" "1.0"',
    '#FORMAT PC8',
    `#GEN ${compact(period.exported)} "AB"`,
    '#SIETYP 4',
    '#PROSA "Påhittat bolag, påhittade affärshändelser"',
    '#FTYP AB',
    `#ORGNR ${company.orgNumber}`,
    `#FNAMN ${quoted(company.name)}`,
    `#RAR 0 ${compact(period.start)} ${compact(period.yearEnd)}`,
    '#RAR -1 20251001 20260930',
    '#KPTYP EUBAS97',
    '#VALUTA SEK',
  ];
}

function usedAccounts(books: Books): string[] {
  const used = new Set(books.opening.keys());
  for (const { lines } of books.vouchers) for (const { account } of lines) used.add(account);
  return [...used].sort();
}

function accounts(books: Books): string[] {
  return usedAccounts(books).map((account) => {
    const name = accountNames[account];
    if (name === undefined) throw new Error(`account ${account} has no name`);
    return `#KONTO ${account} ${quoted(name)}`;
  });
}

function objects({ company }: Books): string[] {
  const list = (dimension: number, parties: Books['company']['customers']) =>
    parties.map(({ id, name }) => `#OBJEKT ${dimension} ${quoted(id)} ${quoted(name)}`);
  return [
    '#DIM 8 "Kund"',
    '#DIM 9 "Leverantör"',
    '#DIM 10 "Faktura"',
    ...list(8, company.customers),
    ...list(9, company.suppliers),
  ];
}

function balances(books: Books): string[] {
  const moved = new Map<string, number>();
  for (const { lines } of books.vouchers)
    for (const { account, ore } of lines) moved.set(account, (moved.get(account) ?? 0) + ore);
  const [ib, ub, res]: [string[], string[], string[]] = [[], [], []];
  for (const account of usedAccounts(books)) {
    const opening = books.opening.get(account) ?? 0;
    const movedOre = moved.get(account) ?? 0;
    if (isBalanceAccount(account)) {
      ib.push(`#IB 0 ${account} ${decimal(opening, '.')}`);
      ub.push(`#UB 0 ${account} ${decimal(opening + movedOre, '.')}`);
    } else {
      res.push(`#RES 0 ${account} ${decimal(movedOre, '.')}`);
    }
  }
  return [...ib, ...ub, ...res];
}

function vouchers(books: Books): string[] {
  const numbers = new Map<string, number>();
  return books.vouchers.flatMap((voucher) => {
    const number = (numbers.get(voucher.series) ?? 0) + 1;
    numbers.set(voucher.series, number);
    return voucherLines(voucher, number);
  });
}

function voucherLines({ series, day, text, lines }: Voucher, number: number): string[] {
  return [
    `#VER ${series} ${number} ${compact(day)} ${quoted(text)} ${compact(day)}`,
    '{',
    ...lines.map((line) => `   ${transLine(line)}`),
    '}',
  ];
}

function transLine({ account, ore, text, objects = [] }: VoucherLine): string {
  const list = objects.map(([dimension, object]) => `${dimension} ${quoted(object)}`).join(' ');
  return `#TRANS ${account} {${list}} ${decimal(ore, '.')}${text === undefined ? '' : ` "" ${quoted(text)}`}`;
}
