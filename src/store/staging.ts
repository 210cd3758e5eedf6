/**
 * Rows of a file that is being read, in temporary tables of this connection: bounded memory, no lock on the database while
 * the file is parsed, and nothing left behind when the process dies.
 */
import type { Day } from '../domain/day.ts';
import type { TextField } from '../domain/row.ts';
import { textFields } from '../domain/row.ts';
import type { Store } from './open.ts';
import { createStagedWriter, type StagedValue } from './write-staged.ts';

/** A voucher as files name it again: first day of its fiscal year, series (may be empty) and number. */
export interface VoucherName {
  readonly yearStart: Day;
  readonly series: string;
  readonly number: string;
}

/** A row as it is stored, its account the ledger account it belongs to. Days as day numbers. */
export interface StoredRow extends Partial<Readonly<Record<TextField, string>>> {
  readonly row: number;
  readonly line: number | null;
  readonly account: string;
  readonly fileAccount: string | null;
  readonly day: number;
  readonly valueDay: number | null;
  readonly amountOre: number;
  readonly currency: string;
  readonly objects: string | null;
  readonly extra: string | null;
  /** The voucher whose versions later files may state; null for a row of none. */
  readonly ofVoucher: VoucherName | null;
  /** 16 bytes: the same row in another file has the same (design: ingest, overlapping rows). */
  readonly fingerprint: Buffer;
  /** SHA-256 (hex) of everything the row says. */
  readonly contentHash: string;
}

const fixed = [
  'row_no',
  'line',
  'account',
  'file_account',
  'day',
  'value_day',
  'amount_ore',
  'currency',
  'objects',
  'extra',
  'fingerprint',
];
const staged = [...fixed, 'content_hash', 'voucher_ord', ...textFields];
/** Rows come in the order of their numbers: appended at the end of the table. */
const columnSql = (name: string): string => (name === 'row_no' ? 'row_no integer primary key' : name);
/** Columns that a staged row and a stored one share. */
export const sharedColumns: readonly string[] = [...fixed, ...textFields];

export interface Staging {
  add(row: StoredRow): void;
  /** A voucher that the file states without rows. */
  emptyVoucher(voucher: VoucherName): void;
  /** Writes what is still in hand. */
  flush(): void;
}

const batchRows = 500;

/** Empties the staging tables and gives a writer to them. */
export function openStaging(store: Store): Staging {
  const db = store.native;
  dropStaging(store);
  db.exec(
    `create temp table staged_row (${staged.map(columnSql).join(', ')});
     create temp table staged_voucher (ord integer primary key, year_start, series, number, seq integer, known integer, older integer not null default 0)`,
  );
  const writer = createStagedWriter(db, staged);
  const insertVoucher = db.prepare(
    'insert into temp.staged_voucher (ord, year_start, series, number) values (?, ?, ?, ?)',
  );
  const vouchers = voucherNumbers((ord, { yearStart, series, number }) =>
    insertVoucher.run(ord, yearStart, series, number),
  );
  let batch: StoredRow[] = [];
  const writeBatch = db.transaction((rows: StoredRow[]) =>
    writer.write(rows.map((row) => valuesOf(row, row.ofVoucher && vouchers(row.ofVoucher)))),
  );
  const flush = (): void => {
    writeBatch(batch);
    batch = [];
  };
  return {
    add(row) {
      batch.push(row);
      if (batch.length >= batchRows) flush();
    },
    emptyVoucher(voucher) {
      flush();
      vouchers(voucher);
    },
    flush,
  };
}

/** In the order of `staged`. */
function valuesOf(row: StoredRow, voucher: number | null): StagedValue[] {
  return [
    row.row,
    row.line,
    row.account,
    row.fileAccount,
    row.day,
    row.valueDay,
    row.amountOre,
    row.currency,
    row.objects,
    row.extra,
    row.fingerprint,
    row.contentHash,
    voucher,
    ...textFields.map((field) => row[field] ?? null),
  ];
}

/** Rows of a voucher stand together, so only a change of name is a new number; a name that comes again gets another. */
function voucherNumbers(write: (ord: number, name: VoucherName) => void): (name: VoucherName) => number {
  let ord = 0;
  let last: VoucherName | null = null;
  return (name) => {
    const same =
      last?.number === name.number && last.series === name.series && last.yearStart === name.yearStart;
    if (!same) write(++ord, name);
    last = name;
    return ord;
  };
}

const temporaryTables = ['staged_row', 'staged_voucher', 'repeated_row', 'known_row', 'gone_row', 'back_row'];

/** Empties the staging tables, so that their pages do not wait for the next file. */
export function dropStaging(store: Store): void {
  for (const table of temporaryTables) store.native.exec(`drop table if exists temp.${table}`);
}
