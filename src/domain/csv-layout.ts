/** What stands around a cell that holds the delimiter; `none`: nothing does. */
export type Quote = '"' | "'" | 'none';

/**
 * How a table is laid out, as an import definition says (`csv`). What it leaves out is null and is found out from the
 * beginning of the file; what it says always wins.
 */
export interface CsvLayout {
  readonly encoding: string | null;
  /** Name of a workbook's sheet; the first visible one without it. */
  readonly sheet?: string | null;
  readonly delimiter: string | null;
  readonly quote?: Quote | null;
  /** 1-based line of the header; 0: none, columns are named by number (`"1"`). */
  readonly headerRow: number | null;
  readonly decimal: ',' | '.' | null;
  /** `yyyy-MM-dd`, `yyyyMMdd`, `dd.MM.yyyy`, … of yyyy, yy, MM, dd and separators; `MMM` is a month's name. */
  readonly dateFormat: string | null;
  /**
   * Field of the rule language (or a new one) → column header or number. `debit` and `credit`, or `amount` and `direction`
   * (`D`/`K`, `+`/`-`, `in`/`ut`), instead of `amount` alone. All columns or none: null finds them out.
   */
  readonly columns: Readonly<Record<string, string>> | null;
  readonly sign: 'asIs' | 'inverted' | null;
}

/** The part of a layout that turns records of cells into rows, with nothing left to find out. */
export interface TableLayout {
  readonly headerRow: number;
  /** Null: no value at the beginning tells, so each has to tell by itself. */
  readonly decimal: ',' | '.' | null;
  readonly dateFormat: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly sign: 'asIs' | 'inverted';
}

/** Why a point of a suggested import definition is in doubt. */
export type DoubtWord =
  | 'feeds-guessed'
  | 'account-to-set'
  | 'delimiter-other'
  | 'header-guessed'
  | 'decimal-unknown'
  | 'date-other'
  | 'date-unknown'
  | 'columns-guessed'
  | 'amount-other'
  | 'sign-unknown';
