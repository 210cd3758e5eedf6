/** Which way the amounts of a table go: proven by its running balance, told by its words, or left open. */
import type { Decimal } from '../amount.ts';
import { isBookkeepingWord } from '../direction.ts';
import type { AboutTable, AmountColumns, Found, Problem, Role } from './amount-columns.ts';
import { amountFormsOf, oresOf } from './amount-forms.ts';
import { isProven, type Proof } from './proof.ts';
import type { TableSample } from './table-sample.ts';

export function decimalOf(table: TableSample, columns: readonly Role[]): Decimal | null {
  return amountFormsOf(columns.flatMap(({ at }) => table.column(at))).decimal;
}

type Ways = Pick<AmountColumns, 'sign' | 'debitIs' | 'positiveIsCredit' | 'proven' | 'problems'> &
  Partial<Found>;

interface Money extends Found {
  readonly direction: Role | null;
  readonly balance: Role | null;
  readonly table: TableSample;
  readonly about: AboutTable;
}

export function waysOf(money: Money): Ways {
  const { amount, debit, credit, direction, about } = money;
  const isLedger = about.isLedger || about.feeds === 'ledger';
  const base: Ways = {
    sign: 'asIs',
    debitIs: isLedger ? 'in' : 'out',
    positiveIsCredit: !isLedger,
    proven: false,
    problems: [],
  };
  if (debit && credit) return waysOfTwo(debit, credit, money, isLedger, base);
  if (!amount) return base;
  return direction ? waysOfWords(direction, money, isLedger, base) : waysOfOne(amount, money, base);
}

const signUnknown = (columns: string): Pick<Ways, 'problems'> => ({
  problems: [{ code: 'table-sign-ambiguous', params: { columns } } satisfies Problem],
});

function waysOfWords(direction: Role, { table, about }: Money, isLedger: boolean, base: Ways): Ways {
  const depends = table.column(direction.at).some(isBookkeepingWord);
  const isTold = isLedger || about.feeds === 'bank';
  return depends && !isTold ? { ...base, ...signUnknown(direction.name) } : base;
}

function waysOfOne(amount: Role, { balance, table, about }: Money, base: Ways): Ways {
  const proof =
    balance && table.proof({ amount: amount.at, balance: balance.at }, decimalOf(table, [amount, balance]));
  if (proof && isProven(proof)) return { ...base, proven: true };
  // A debt to a supplier is a credit of the ledger's account.
  if (about.list === 'supplier') return { ...base, sign: 'inverted', ...signUnknown(amount.name) };
  const values = oresOf(table.column(amount.at), decimalOf(table, [amount]));
  const isUnsigned = table.rows.length > 0 && !values.some((value) => value < 0);
  // A bank's list without a minus and without a balance may be of purchases as well as of deposits.
  return isUnsigned && about.feeds === 'bank' ? { ...base, ...signUnknown(amount.name) } : base;
}

/** One way ties, and the other never does. */
function decides(one: Proof, other: Proof): boolean {
  return (
    (isProven(one) && !isProven(other)) ||
    (one.met > 0 && one.broken === 0 && other.met === 0 && other.broken > 0)
  );
}

/** Debit and credit of a bank's statement are the bank's: a withdrawal is its debit. In a ledger they are the company's. */
function waysOfTwo(debit: Role, credit: Role, money: Money, isLedger: boolean, base: Ways): Ways {
  const asNamed: Ways = { ...base, debit, credit };
  const turned: Ways = { ...base, debit: credit, credit: debit, positiveIsCredit: true };
  if (debit.field === 'in') return { ...asNamed, positiveIsCredit: true };
  const proven = provenWay(debit, credit, money);
  if (proven === 'named') return { ...asNamed, positiveIsCredit: false, proven: true };
  if (proven === 'turned') return { ...turned, proven: true };
  if (isLedger) return { ...asNamed, positiveIsCredit: false };
  if (money.about.feeds === 'bank') return turned;
  return { ...turned, ...signUnknown(`${debit.name}, ${credit.name}`) };
}

function provenWay(debit: Role, credit: Role, { balance, table }: Money): 'named' | 'turned' | null {
  if (!balance) return null;
  const decimal = decimalOf(table, [debit, credit, balance]);
  const named = table.proof({ amount: debit.at, credit: credit.at, balance: balance.at }, decimal);
  const turned = table.proof({ amount: credit.at, credit: debit.at, balance: balance.at }, decimal);
  if (decides(named, turned)) return 'named';
  return decides(turned, named) ? 'turned' : null;
}
