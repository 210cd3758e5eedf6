import type { Day } from '../domain/day.ts';
import type { Params } from '../domain/finding.ts';
import type { Side } from '../domain/row.ts';
import { explainTexts as english } from '../i18n/en/explain.ts';
import type { ExplainTexts } from '../i18n/explain-text.ts';
import { formatMoney } from '../i18n/money.ts';
import { explainTexts as swedish } from '../i18n/sv/explain.ts';
import { fill, type Language } from '../i18n/text.ts';

/** What an explanation says of a row. */
export interface RowWords {
  readonly side: Side;
  readonly day: Day;
  readonly amountOre: number;
  readonly currency: string;
  readonly reference: string | null;
  /** Series and number, as people write it: `A12`. */
  readonly voucher: string | null;
}

/** Null for a row that is not there any more. */
export type RowLookup = (seq: number) => RowWords | null;

type TextKey = {
  [K in keyof ExplainTexts]: ExplainTexts[K] extends (count: number) => string
    ? never
    : string extends ExplainTexts[K]
      ? K
      : never;
}[keyof ExplainTexts];

/** The words of one explanation: a language, and where rows are looked up. */
export interface Words {
  readonly texts: ExplainTexts;
  readonly lookup: RowLookup;
  say(key: TextKey, params?: Params): string;
  row(seq: number): string;
  /** Rows as a list with `; `, and how many are left out. */
  rows(seqs: readonly number[], more: number): string;
  money(amountOre: number, currency: string): string;
  /** A field as people call it. */
  field(name: string): string;
  /** A window of days as its two ends: `-1` and `+5`, a zero without a sign. */
  ends(window: { readonly before: number; readonly after: number }): { before: string; after: string };
}

export function wordsOf(language: Language, lookup: RowLookup): Words {
  const texts = language === 'sv' ? swedish : english;
  const say = (key: TextKey, params: Params = {}) => fill(texts[key], params);
  const row = (seq: number): string => {
    const id = `t${seq}`;
    const found = lookup(seq);
    if (!found) return say('unknownRow', { id });
    const params = { id, day: found.day, amount: formatMoney(found.amountOre, found.currency) };
    if (found.side === 'ledger' && found.voucher !== null) {
      return say('voucherRow', { ...params, voucher: found.voucher });
    }
    const plain = say(
      ({ ledger: 'ledgerRow', bank: 'bankRow', external: 'externalRow' } as const)[found.side],
      params,
    );
    return found.reference === null
      ? plain
      : say('withReference', { row: plain, reference: found.reference });
  };
  return {
    texts,
    lookup,
    say,
    row,
    rows: (seqs, more) => [...seqs.map(row), ...(more > 0 ? [say('more', { count: more })] : [])].join('; '),
    money: formatMoney,
    field: (name) => texts.fields[name] ?? name,
    ends: ({ before, after }) => ({
      before: before === 0 ? '0' : `-${before}`,
      after: after === 0 ? '0' : `+${after}`,
    }),
  };
}
