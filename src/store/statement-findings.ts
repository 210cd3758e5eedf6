/** Statements that do not follow on, as findings. */
import type { Finding, Params } from '../domain/finding.ts';
import { formatDecimal, minorDigits, type Ore } from '../domain/ore.ts';
import type { ChainBreak, ChainLink } from '../domain/statement-chain.ts';
import type { Asking } from './questions.ts';
import { breakName, type ChainReport } from './statements.ts';

export function askingOf({ statement, found }: ChainReport): Asking {
  const { currency, account } = statement.statement;
  const about = { account: account ?? statement.account, currency: currency ?? '' };
  return {
    finding: findingOf(found, about),
    about: breakName(found),
    link: { before: found.before.seq, after: found.after.seq },
  };
}

/** A statement whose last page is still to come is no fault of the pages that are there. */
export function refusesFile({ found }: ChainReport): boolean {
  return found.kind !== 'pages' || found.missing.length > 0;
}

interface About {
  readonly account: string;
  readonly currency: string;
}

function findingOf(found: ChainBreak, about: About): Finding {
  const { before, after } = found;
  const warning = (code: Finding['code'], params: Params): Finding => ({ code, severity: 'warning', params });
  switch (found.kind) {
    case 'gap': {
      const { from, to } = found.missing;
      const missing = from === to ? String(from) : `${from}\u2013${to}`;
      return warning('statement-gap', {
        ...about,
        missing,
        count: to - from + 1,
        before: nameOf(before),
        after: nameOf(after),
        ...figures(before, after, about.currency),
      });
    }
    case 'pages':
      return warning('statement-pages-missing', {
        account: about.account,
        statement: nameOf(after),
        missing: found.missing.join(', '),
        end: Number(found.endMissing),
        last: after.page ?? 0,
      });
    case 'break':
      return warning('statement-balance-break', {
        ...about,
        before: nameOf(before),
        after: nameOf(after),
        ...figures(before, after, about.currency),
      });
    case 'conflict':
      return warning('statement-number-conflict', {
        ...about,
        statement: nameOf(after),
        ...figures(before, after, about.currency),
      });
  }
}

/** Number and last day, as far as the file gives them. */
function nameOf(link: ChainLink): string {
  const day = link.closingDay ?? link.openingDay ?? link.fileDay ?? '';
  if (link.sequence === null) return day || (link.id ?? '');
  return day === '' ? String(link.sequence) : `${link.sequence} (${day})`;
}

/** `expected`: how the statement before ended; `opening`: how this one begins. Only where they differ. */
function figures(before: ChainLink, after: ChainLink, currency: string): Params {
  if (before.closingOre === null || after.openingOre === null || before.closingOre === after.openingOre)
    return {};
  const amount = (ore: number): string => formatDecimal(ore as Ore, minorDigits(currency || 'SEK'));
  return { expected: amount(before.closingOre), opening: amount(after.openingOre) };
}
