/** A record with a day → a row. All of it runs for every row of a file, so places of cells are looked up once. */
import type { Day } from '../../domain/day.ts';
import type { Ore } from '../../domain/ore.ts';
import type { ParsedRow, TextField } from '../../domain/row.ts';
import { shown } from '../shown.ts';
import type { Columns } from './columns.ts';
import { DayReader } from './day.ts';
import { createMoneyReader, type Fault, type MoneyLayout, type MoneyReader } from './money.ts';
import { isPendingStatus, isReserved, mayBePending, notBooked } from './pending.ts';
import type { TableRecord } from './record.ts';

/** Good until the next record is read: its row may be kept, it itself may not. */
export interface ReadRow {
  readonly row: ParsedRow;
  /** A reserved amount: no bank has booked it, so it is counted but not taken in. */
  readonly pending: boolean;
  readonly balanceOre: Ore | null;
}

/** What the beginning of a table says of all its rows. */
export interface RowContext extends Pick<MoneyLayout, 'currency' | 'credits' | 'debitIs'> {
  /** Where no column says. */
  readonly account: string | null;
  /** Each balance is the one before its own row, not after it. */
  readonly balanceBefore: boolean;
  /** Texts of a known export that mean a reserved amount, whatever the balance says. */
  readonly pendingText: RegExp | null;
}

export interface BuilderOptions {
  readonly columns: Columns;
  readonly dateFormat: string;
  readonly decimal: MoneyLayout['decimal'];
  readonly sign: MoneyLayout['sign'];
  readonly context: RowContext;
}

/** A class for speed alone: the engine leaves room in its objects for the fields that rows of a table get later. */
class Row implements ParsedRow {
  row: number;
  line: number;
  account: string | null = null;
  date: Day;
  amountOre: Ore;
  currency: string | null;
  identity: null = null;
  declare valueDate?: Day;
  declare objects?: Readonly<Record<string, string>>;
  declare extra?: Readonly<Record<string, string>>;
  declare reference?: string;
  declare reference2?: string;
  declare ocr?: string;
  declare voucher?: string;
  declare series?: string;
  declare number?: string;
  declare invoice?: string;
  declare counterparty?: string;
  declare text?: string;
  declare batch?: string;
  declare bankgiro?: string;

  constructor(row: number, line: number, date: Day, money: MoneyReader) {
    this.row = row;
    this.line = line;
    this.date = date;
    this.amountOre = money.amountOre as Ore;
    this.currency = money.currency;
  }
}

const nothing: ParsedRow = {
  row: 0,
  account: null,
  date: '' as Day,
  amountOre: 0 as Ore,
  currency: null,
  identity: null,
};

class Result implements ReadRow {
  row = nothing;
  pending = false;
  balanceOre: Ore | null = null;
}

export class RowBuilder {
  /** Every row comes back in it. */
  readonly result: ReadRow;
  readonly money: MoneyReader;
  /** Of the file, or of the heading above the rows in hand. */
  account: string | null;
  private readonly own = new Result();
  private readonly columns: Columns;
  private readonly days: DayReader;
  private readonly pendingText: RegExp | null;
  private readonly balanceBefore: boolean;
  /** Fields and places side by side; -1 is a cell that the table has not got. */
  private readonly textFields: readonly TextField[];
  private readonly textPlaces: readonly number[];
  private readonly accountAt: number;
  private readonly valueDateAt: number;
  private readonly hasMore: boolean;
  private isSure = false;
  private isLikely = false;

  constructor({ columns, dateFormat, decimal, sign, context }: BuilderOptions) {
    const { core, texts, objects, extra } = columns;
    this.result = this.own;
    this.columns = columns;
    this.days = new DayReader(dateFormat);
    this.money = createMoneyReader({ ...context, decimal, sign }, columns);
    this.pendingText = context.pendingText;
    this.balanceBefore = context.balanceBefore;
    this.account = context.account;
    this.textFields = texts.map(([field]) => field);
    this.textPlaces = texts.map(([, at]) => at);
    this.accountAt = core.account ?? -1;
    this.valueDateAt = core.valueDate ?? -1;
    this.hasMore = objects.length + extra.length > 0;
  }

  build(record: TableRecord, date: Day, row: number): ReadRow | Fault {
    const { money, own } = this;
    const fault = money.read(record);
    if (fault !== null) return fault;
    const built = new Row(row, record.line, date, money);
    built.account = this.accountAt < 0 ? this.account : this.accountOf(record);
    const valueFault = this.valueDateAt < 0 ? null : this.addValueDate(record, built);
    if (valueFault !== null) return valueFault;
    this.isSure = this.isLikely = false;
    this.addTexts(record, built);
    if (this.hasMore) this.addMore(record, built);
    const balance = this.balanceBefore ? money.balanceOre + money.amountOre : money.balanceOre;
    own.row = built;
    own.balanceOre = Number.isNaN(balance) ? null : (balance as Ore);
    own.pending = this.isSure || (this.isLikely && record.isEmpty(this.columns.core.balance ?? -1));
    return own;
  }

  accountOf(record: TableRecord): string | null {
    if (this.accountAt < 0) return this.account;
    const account = record.cell(this.accountAt);
    if (account === '') return this.account;
    const { clearing } = this.columns.core;
    const number = clearing === undefined ? '' : record.cell(clearing);
    return number === '' ? account : `${number} ${account}`;
  }

  private addValueDate(record: TableRecord, built: Row): Fault | null {
    const at = this.valueDateAt;
    const day = this.days.read(record.units, record.starts[at] as number, record.ends[at] as number);
    if (day !== null) built.valueDate = day;
    else if (!record.isEmpty(at) && !notBooked.test(record.cell(at)))
      return { code: 'date-unreadable', params: { date: shown(record.cell(at)) } };
    return null;
  }

  private addTexts(record: TableRecord, built: Row): void {
    const { textPlaces, textFields } = this;
    for (let i = 0; i < textPlaces.length; i += 1) {
      const text = record.cell(textPlaces[i] as number);
      if (text === '') continue;
      setText(built, textFields[i] as TextField, text);
      if (mayBePending(record.first)) this.see(text);
    }
  }

  private addMore(record: TableRecord, built: Row): void {
    const { objects, extra } = this.columns;
    if (objects.length > 0) built.objects = named(record, objects);
    if (extra.length === 0) return;
    built.extra = named(record, extra);
    for (const text of Object.values(built.extra)) if (mayBePending(text.charCodeAt(0))) this.see(text);
  }

  /** `PREL SKATT` is an everyday text: a text that begins like that counts only where the balance is missing. */
  private see(text: string): void {
    this.isSure ||= isPendingStatus(text) || (this.pendingText?.test(text) ?? false);
    this.isLikely ||= this.columns.core.balance === undefined ? isReserved(text) : notBooked.test(text);
  }
}

/** One place for each field: written under a name that varies, a field costs as much as all else of its row. */
function setText(row: Row, field: TextField, text: string): void {
  switch (field) {
    case 'reference':
      row.reference = text;
      break;
    case 'text':
      row.text = text;
      break;
    case 'counterparty':
      row.counterparty = text;
      break;
    case 'ocr':
      row.ocr = text;
      break;
    case 'voucher':
      row.voucher = text;
      break;
    case 'invoice':
      row.invoice = text;
      break;
    default:
      row[field] = text;
  }
}

function named(record: TableRecord, list: readonly (readonly [string, number])[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [field, at] of list) {
    const text = record.cell(at);
    if (text !== '') values[field] = text;
  }
  return values;
}
