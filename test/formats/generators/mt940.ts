/** Random statements and how a bank would write them in MT940: what a reader must give back, and the bytes. */
import fc from 'fast-check';
import { addDays, type Day } from '../../../src/domain/day.ts';
import { formatDecimal, ore } from '../../../src/domain/ore.ts';
import type { ParsedRow } from '../../../src/domain/row.ts';
import type { Statement } from '../../../src/domain/source-file.ts';

export type Dialect = 'plain' | 'german' | 'slash';

export interface MadeEntry {
  readonly value: Day;
  readonly booked: Day | null;
  readonly amountOre: number;
  /** A reversal is marked RC or RD instead of D or C. */
  readonly reversal: boolean;
  readonly funds: boolean;
  readonly reference: string;
  readonly bankReference: string;
  readonly name: string;
  readonly text: string;
}

export interface MadeStatement {
  readonly account: string;
  readonly sequence: number;
  readonly page: number;
  readonly last: boolean;
  readonly openingDay: Day;
  readonly closingDay: Day;
  readonly openingOre: number;
  readonly entries: readonly MadeEntry[];
}

export interface MadeFile {
  readonly statements: readonly MadeStatement[];
  readonly dialect: Dialect;
  readonly envelope: boolean;
  readonly lineEnd: '\r\n' | '\n' | '\r';
}

const day = (): fc.Arbitrary<Day> =>
  fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-02' as Day, days));
/** Words no dialect divides at, that stand for no reference, and without the letters of a bankgiro. */
const word = (): fc.Arbitrary<string> =>
  fc
    .stringMatching(/^[A-FH-Zåäöé0-9.,]{1,12}$/)
    .filter((text) => !/^(N|NONREF|NOREF|PREF|MARF|REMI)$/.test(text));
const words = (max: number): fc.Arbitrary<string> =>
  fc.array(word(), { minLength: 1, maxLength: max }).map((list) => list.join(' '));
const reference = (): fc.Arbitrary<string> => fc.option(fc.stringMatching(/^X[A-Z0-9]{1,14}$/), { nil: '' });

const entry = (): fc.Arbitrary<MadeEntry> =>
  fc
    .record({
      value: day(),
      away: fc.option(fc.integer({ min: -180, max: 180 }), { nil: null }),
      amountOre: fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }),
      reversal: fc.boolean(),
      funds: fc.boolean(),
      reference: reference(),
      bankReference: reference(),
      name: words(3),
      text: words(25),
    })
    .map(({ away, ...more }) => ({ ...more, booked: away === null ? null : addDays(more.value, away) }));

const statement = (): fc.Arbitrary<MadeStatement> =>
  fc.record({
    account: fc.stringMatching(/^[A-Z]{2}\d{8,20}$/),
    sequence: fc.integer({ min: 0, max: 99_999 }),
    page: fc.integer({ min: 0, max: 999 }),
    last: fc.boolean(),
    openingDay: day(),
    closingDay: day(),
    openingOre: fc.integer({ min: -1e11, max: 1e11 }),
    entries: fc.array(entry(), { maxLength: 8 }),
  });

export const madeFile = (): fc.Arbitrary<MadeFile> =>
  fc.record({
    statements: fc.array(statement(), { minLength: 1, maxLength: 4 }),
    dialect: fc.constantFrom<Dialect>('plain', 'german', 'slash'),
    envelope: fc.boolean(),
    lineEnd: fc.constantFrom<'\r\n' | '\n' | '\r'>('\r\n', '\n', '\r'),
  });

const short = (text: Day): string => text.slice(2).replaceAll('-', '');
const amount = (units: number): string => formatDecimal(ore(Math.abs(units))).replace('.', ',');
const balance = (tag: string, on: Day, units: number): string =>
  `:${tag}:${units < 0 ? 'D' : 'C'}${short(on)}SEK${amount(units)}`;
const closing = (made: MadeStatement): number =>
  made.entries.reduce((sum, { amountOre }) => sum + amountOre, made.openingOre);

function wrap(text: string): string[] {
  return text.match(/.{1,65}/g) ?? [''];
}

function detailLines({ name, text }: MadeEntry, dialect: Dialect): string[] {
  const whole = {
    plain: text,
    german: `166?00TEXT?20SVWZ+${text}?30BANK?32${name}`,
    slash: `/TRTP/TEXT/NAME/${name}/REMI/${text}`,
  }[dialect];
  return wrap(whole).map((line, at) => (at === 0 ? `:86:${line}` : line));
}

function entryLines(made: MadeEntry, dialect: Dialect): string[] {
  const credit = made.amountOre >= 0 !== made.reversal;
  const mark = `${made.reversal ? 'R' : ''}${credit ? 'C' : 'D'}${made.funds ? 'K' : ''}`;
  const booked = made.booked === null ? '' : short(made.booked).slice(2);
  const bank = made.bankReference === '' ? '' : `//${made.bankReference}`;
  return [
    `:61:${short(made.value)}${booked}${mark}${amount(made.amountOre)}NTRF${made.reference || 'NONREF'}${bank}`,
    ...detailLines(made, dialect),
  ];
}

function statementLines(made: MadeStatement, file: MadeFile): string[] {
  return [
    ...(file.envelope ? ['{1:F01HANDSESSAXXX0000000000}{2:O940}{4:'] : []),
    ':20:REF',
    `:25:${made.account}`,
    `:28C:${String(made.sequence).padStart(5, '0')}/${String(made.page).padStart(3, '0')}`,
    balance(made.page > 1 ? '60M' : '60F', made.openingDay, made.openingOre),
    ...made.entries.flatMap((one) => entryLines(one, file.dialect)),
    balance(made.last ? '62F' : '62M', made.closingDay, closing(made)),
    file.envelope ? '-}' : '-',
  ];
}

/** The file in UTF-8. */
export function printMt940(file: MadeFile): Uint8Array {
  const lines = file.statements.flatMap((made) => statementLines(made, file));
  return new TextEncoder().encode(lines.map((line) => line + file.lineEnd).join(''));
}

const numbered = ({ sequence, page, last }: MadeStatement): Pick<Statement, 'sequence' | 'page'> => {
  if (sequence === 0) return {};
  return page === 0 ? { sequence } : { sequence, page: { number: page, isLast: last } };
};

export function expectedStatements({ statements }: MadeFile): Statement[] {
  return statements.map((made) => {
    // By where the money went: RC is money out.
    const side = (positive: boolean): number =>
      made.entries
        .filter(({ amountOre }) => amountOre >= 0 === positive)
        .reduce((sum, { amountOre }) => sum + Math.abs(amountOre), 0);
    return {
      account: made.account,
      currency: 'SEK',
      id: `${String(made.sequence).padStart(5, '0')}/${String(made.page).padStart(3, '0')}`,
      openingOre: ore(made.openingOre),
      closingOre: ore(closing(made)),
      openingDay: made.openingDay,
      closingDay: made.closingDay,
      ...numbered(made),
      entries: made.entries.length,
      bookedEntries: made.entries.length,
      sumCreditOre: ore(side(true)),
      sumDebitOre: ore(side(false)),
    };
  });
}

export function expectedRows({ statements, dialect }: MadeFile): Partial<ParsedRow>[] {
  return statements
    .flatMap((made) => made.entries.map((one) => ({ made, one })))
    .map(({ made, one }, at) => ({
      row: at + 1,
      account: made.account,
      date: one.booked ?? one.value,
      valueDate: one.value,
      amountOre: ore(one.amountOre),
      currency: 'SEK',
      ...(one.reference === '' ? {} : { reference: one.reference }),
      ...(one.bankReference === '' ? {} : { reference2: one.bankReference }),
      ...(dialect === 'plain' ? {} : { counterparty: one.name }),
      text: dialect === 'plain' ? one.text : `TEXT ${one.text}`,
    }));
}
