/** Matching rules as the engine takes them (design: reconcile, j): parsed, durations and money in units, names kept. */
import type { Ore } from './ore.ts';
import { textFields } from './row.ts';

export type RuleFamily = 'exact' | 'unique' | 'sum' | 'net';

export type Normaliser =
  | 'digits'
  | 'stripLeadingZeros'
  | 'upperCase'
  | 'stripBlanks'
  | 'ocr'
  | { readonly regex: string }
  | { readonly last: number }
  | { readonly emptyIf: readonly string[] }
  | { readonly ocr: { readonly lengthDigit: boolean } };

export interface KeyPart {
  readonly left: string;
  readonly right: string;
  /** Named chains are already expanded. */
  readonly normalise: readonly Normaliser[];
}

export type DifferenceClass = 'rounding' | 'bankFee' | 'cardFee' | 'exchangeRate' | 'cashDiscount';

export interface Tolerance {
  readonly minOre: Ore;
  readonly maxOre: Ore;
  readonly class: DifferenceClass;
  readonly account: string | null;
}

export interface Rule {
  readonly id: string;
  readonly name: string;
  readonly type: RuleFamily;
  readonly mode: 'auto' | 'suggest';
  readonly active: boolean;
  /** Avmarkerad i automatisk avstämning: skipped by the agent and the scheduled runs. */
  readonly excludedFromAutomatic: boolean;
  /** Empty for `unique`. */
  readonly key: readonly KeyPart[];
  /** day(right) − day(left) within [−before, +after]; null: no window. */
  readonly days: { readonly before: number; readonly after: number } | null;
  readonly tolerance: Tolerance | null;
  readonly referenceConflict: 'veto' | 'ignore';
  readonly equalCounts: 'report' | 'group';
  readonly whenComplete: boolean;
  readonly shape: '1:N' | 'N:1' | 'N:M';
  readonly spanDays: number | null;
  readonly gapDays: number | null;
  readonly maxRows: number;
}

/** Fields a key may name; `object.<dimension>` and fields an import definition adds come on top. */
export const ruleFields = ['account', 'date', 'valueDate', 'amount', 'currency', ...textFields] as const;

/** What a rule means where its text is silent (`type` and `id` are always said). */
export const ruleDefaults = {
  mode: 'auto',
  active: true,
  excludedFromAutomatic: false,
  key: [],
  days: null,
  tolerance: null,
  referenceConflict: 'veto',
  equalCounts: 'report',
  whenComplete: false,
  shape: 'N:M',
  spanDays: null,
  gapDays: null,
  maxRows: 50_000,
} as const satisfies Omit<Rule, 'id' | 'name' | 'type'>;
