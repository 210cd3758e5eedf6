/** How a delimited text file is laid out (import definition, `csv`). */
export interface CsvLayout {
  /** Null: detected. */
  readonly encoding: string | null;
  readonly delimiter: string;
  /** 1-based line of the header; 0: none, columns are named by number (`"1"`). */
  readonly headerRow: number;
  readonly decimal: ',' | '.';
  /** `yyyy-MM-dd`, `yyyyMMdd`, `dd.MM.yyyy`, … of yyyy, yy, MM, dd and separators. */
  readonly dateFormat: string;
  /** Field of the rule language (or a new one) → column header or number. `debit` and `credit` instead of `amount`. */
  readonly columns: Readonly<Record<string, string>>;
  readonly sign: 'asIs' | 'inverted';
}
