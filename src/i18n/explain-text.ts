import type { ReasonCode } from '../domain/reason.ts';
import type { DifferenceClass } from '../domain/rule.ts';
import type { ErrorText } from './error-text.ts';

type Text = ErrorText['message'];

/** Sentences on why a row is open or matched. `{name}` stands for a parameter; rows come in as phrases. */
export interface ExplainTexts {
  /** One sentence per primary reason; `not-complete` has its own lines per side. */
  readonly reasons: Readonly<
    Record<
      | Exclude<
          ReasonCode,
          | 'ambiguous-subset'
          | 'subset-conflict'
          | 'competitor-unresolved'
          | 'single-row-solution'
          | 'not-complete'
        >
      | 'not-run',
      Text
    >
  >;
  /** Of a tie seen from a row with one candidate, which has others. */
  readonly tiedCandidate: Text;
  readonly waitFor: Text;
  readonly waitForUnknown: Text;
  readonly waitForEver: Text;
  readonly noKey: Text;
  readonly noKeyEmpty: Text;
  /** Several rules without a key in one sentence; `rules` is a list of the next two. */
  readonly noKeys: Text;
  readonly noKeysRule: Text;
  readonly noKeysRuleEmpty: Text;
  readonly zeroAmount: Text;
  readonly rejected: Text;
  readonly outsideWindow: Text;
  readonly otherAmount: Text;
  readonly transposed: Text;
  readonly contradictingReference: Text;
  readonly otherKey: Text;
  readonly oppositeSign: Text;
  readonly matched: Text;
  readonly suggested: Text;
  readonly key: Text;
  /** Where it is written otherwise on the rows. */
  readonly keyWritten: Text;
  readonly window: Text;
  readonly alone: Text;
  readonly ruledOut: Text;
  readonly equalCounts: Text;
  readonly wholeKey: Text;
  readonly difference: Text;
  readonly differenceAccountMissing: Text;
  readonly classes: Readonly<Record<DifferenceClass, string>>;
  /** A row as a phrase; `voucher`, `reference` and `id` as known. */
  readonly voucherRow: Text;
  readonly ledgerRow: Text;
  readonly bankRow: Text;
  readonly externalRow: Text;
  readonly unknownRow: Text;
  readonly withReference: Text;
  readonly ledgerData: string;
  readonly bankData: string;
  readonly externalData: string;
  readonly more: Text;
  readonly missing: string;
  readonly and: string;
  /** Fields of the rule language as people call them; a field without a name keeps its own. */
  readonly fields: Readonly<Record<string, string>>;
  readonly days: (count: number) => string;
  readonly rows: (count: number) => string;
}
