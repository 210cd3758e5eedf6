/** What the end of a statement gives: its balances and sums, checked against its entries. */
import type { Params } from '../../domain/finding.ts';
import { minorDigits } from '../../domain/ore.ts';
import type { Statement } from '../../domain/source-file.ts';
import { shown } from '../shown.ts';
import { decimalText, type Total } from '../total.ts';
import type { About } from './about.ts';
import { readStatedTotal, type StatedTotal } from './balance.ts';
import type { Sums } from './entry.ts';
import { type FileState, refuse } from './file-state.ts';

export function concludeStatement(about: About, sums: Sums, file: FileState): void {
  file.counts.statements += 1;
  if (about.interim) file.counts.interimReports += 1;
  file.closed ||= about.closing?.balance.day != null;
  tellMissing(about, file);
  checkTotals(about, sums, file);
  if (!about.interim) checkBalances(about, sums, file);
  file.sink.statement(statementOf(about, sums));
}

/** What the statement is called in a finding. */
const nameOf = (about: About): string => shown(about.account ?? (about.id || (about.reference ?? '-')));

function tellMissing(about: About, file: FileState): void {
  const warn = (
    code: 'statement-account-missing' | 'swift-statement-incomplete',
    params: Record<string, string>,
  ) => file.sink.finding({ code, severity: 'warning', line: about.line, params });
  const missing = [
    ...(about.opening === null ? [':60F:'] : []),
    ...(about.closing === null ? [':62F:'] : []),
  ];
  // Without its beginning and without what would show that the rest is whole, it is a piece of a file.
  if (about.reference === null && (about.account === null || (!about.interim && missing.length > 0)))
    refuse(file, 'file-truncated', about.line, { missing: ':20:' });
  if (about.account === null) warn('statement-account-missing', { statement: nameOf(about) });
  if (missing.length > 0 && !about.interim)
    warn('swift-statement-incomplete', { statement: nameOf(about), missing: missing.join(', ') });
}

/** `:90C:` and `:90D:`: number and sum of the entries. */
function checkTotals(about: About, sums: Sums, file: FileState): void {
  for (const { tag, text, line } of about.stated) {
    const stated = readStatedTotal(text);
    const code = stated === null ? 'swift-field-unreadable' : 'format-control-sum';
    const side = tag === '90C' ? 'credit' : 'debit';
    const params =
      stated === null
        ? { field: `:${tag}:`, text: shown(text) }
        : differenceOf(stated, sums.unknown[side] ? null : sums[side]);
    if (params)
      file.sink.finding({ code, severity: 'warning', line, params: { ...params, ...naming(about, tag) } });
  }
}

const naming = (about: About, tag: string): Params => ({ account: nameOf(about), what: `:${tag}:` });

/** Null when the entries give what is stated. */
function differenceOf({ count, ore, currency }: StatedTotal, total: Total | null): Params | null {
  if (total === null) return null;
  const stated = BigInt(ore);
  const found = total.exact();
  if (stated === found && (count ?? total.count) === total.count) return null;
  const digits = minorDigits(currency);
  return {
    stated: `${count ?? total.count} ${currency} ${decimalText(stated, digits)}`,
    found: `${total.count} ${currency} ${decimalText(found, digits)}`,
  };
}

/** Opening + booked entries must give closing, page by page. */
function checkBalances(about: About, sums: Sums, file: FileState): void {
  const opening = about.opening;
  const closing = about.closing?.balance;
  if (!opening || !closing || opening.ore === null || closing.ore === null) return;
  if (sums.unknown.credit || sums.unknown.debit) return;
  const account = nameOf(about);
  if ((closing.currency ?? about.currency) !== about.currency) {
    const params = { account, currency: about.currency ?? '' };
    file.sink.finding({ code: 'statement-currency-mixed', severity: 'warning', line: about.line, params });
    return;
  }
  const calculated = BigInt(opening.ore) + sums.net.exact();
  const stated = BigInt(closing.ore);
  if (calculated === stated) return;
  const digits = minorDigits(about.currency ?? 'SEK');
  file.sink.finding({
    code: 'balance-differs',
    severity: 'warning',
    line: about.line,
    params: {
      account,
      stated: decimalText(stated, digits),
      calculated: decimalText(calculated, digits),
      difference: decimalText(stated - calculated, digits),
      others: 0,
    },
  });
}

function statementOf(about: About, sums: Sums): Statement {
  const { account, currency, id, opening, closing } = about;
  return {
    account,
    currency,
    ...(id === '' ? {} : { id }),
    openingOre: opening?.ore ?? null,
    closingOre: closing?.balance.ore ?? null,
    ...(opening?.day ? { openingDay: opening.day } : {}),
    ...(closing?.balance.day ? { closingDay: closing.balance.day } : {}),
    ...numberOf(about),
    entries: sums.entries,
    bookedEntries: sums.bookedEntries,
    sumCreditOre: sums.unknown.credit ? null : sums.credit.ore(),
    sumDebitOre: sums.unknown.debit ? null : sums.debit.ore(),
  };
}

/** Interim reports are numbered by themselves: their numbers say nothing of the statements'. */
function numberOf({ interim, sequence, page, closing }: About): Pick<Statement, 'sequence' | 'page'> {
  if (interim || sequence === 0) return {};
  if (page === 0) return { sequence };
  return { sequence, page: { number: page, isLast: closing?.last ?? false } };
}
