/** Places of a field in a line, as layout sheets give them: the first character is 1, and both ends belong to it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** How text in fixed positions is laid out (import definition, `positional`). Nothing of it can be found out. */
export interface PositionalLayout {
  /** Null: detected. */
  readonly encoding: string | null;
  /** Characters of a record, in files without line ends. */
  readonly recordLength: number | null;
  /** Lines at the beginning and the end that are no rows. */
  readonly skip: { readonly first: number; readonly last: number };
  /** Pattern of the lines that are rows; null: all that are not blank. */
  readonly only: string | null;
  /** `none`: amounts are whole digits of which the last `decimals` are decimals (`0000012345` is 123,45). */
  readonly decimal: ',' | '.' | 'none';
  readonly decimals: number;
  /** `yyyyMMdd`, `yyMMdd`, `yyyy-MM-dd`, … */
  readonly dateFormat: string;
  /** Field of the rule language (or a new one) → places. As in a text table: `debit` and `credit`, or `amount` and `direction`. */
  readonly columns: Readonly<Record<string, Span>>;
  readonly sign: 'asIs' | 'inverted';
  /** Record that states the sum and the number of the rows before it. */
  readonly total: {
    readonly match: string;
    readonly amount: Span | null;
    readonly count: Span | null;
  } | null;
}
