/** What the demo prints: the agent's run document, with where the workspace is and the most telling open rows of each group. */
import { agentDocument } from '../../agent/agent-document.ts';
import type { ReconcileResult } from '../../agent/reconcile-group.ts';
import type { Session } from '../../agent/session.ts';
import { groupSides } from '../../domain/group.ts';
import { reasonPrecedence } from '../../domain/reason.ts';
import { demoTextOf } from '../../i18n/demo-text.ts';
import { formatMoney } from '../../i18n/money.ts';
import type { Language } from '../../i18n/text.ts';
import { explainOpen } from '../../reconcile/index.ts';
import { filesOfRun } from '../../store/find-files.ts';
import { type OpenItem, openItems } from '../../store/rows.ts';
import { lookUpRows, reasonOf, rowsOfReason } from './row-lookup.ts';
import { errorItem } from './run-document.ts';

interface Telling {
  readonly group: string;
  readonly unit: string;
  readonly id: string;
  readonly side: string;
  readonly date: string;
  readonly amountOre: number;
  readonly currency: string;
  readonly reference: string | null;
  readonly reason: { readonly code: string; readonly message: string };
}

export interface DemoDocument {
  readonly workspace: string;
  readonly run: string;
  readonly mode: string;
  readonly files: Awaited<ReturnType<typeof agentDocument>>['files'];
  readonly filesByUnit: readonly {
    readonly unit: string;
    readonly imported: number;
    readonly duplicate: number;
    readonly quarantined: number;
  }[];
  readonly rows: { readonly imported: number; readonly alreadyKnown: number };
  readonly groups: Awaited<ReturnType<typeof agentDocument>>['groups'];
  readonly telling: readonly Telling[];
  readonly mails: { readonly sent: number; readonly queued: number };
  readonly mailFolder: string | null;
  readonly archive: string;
  readonly errors: readonly Record<string, unknown>[];
  readonly exitCode: number;
}

export async function demoDocument(
  session: Session,
  reconciled: readonly ReconcileResult[],
  at: { workspace: string; archive: string; language: Language },
): Promise<DemoDocument> {
  const { errors, ...result } = await agentDocument(session, reconciled);
  const files = await filesOfRun(session.store, session.actor.runId);
  const filesByUnit = session.settings.units.map(({ code }) => {
    const own = files.filter((file) => file.unit === code);
    const quarantined = own.filter((file) => file.state === 'quarantined').length;
    const duplicate = own.filter((file) => file.dupOf).length;
    return { unit: code, imported: own.length - quarantined - duplicate, duplicate, quarantined };
  });
  return {
    workspace: at.workspace,
    ...result,
    mode: 'agent',
    filesByUnit,
    telling: await tellingRows(session, at.language),
    mailFolder: session.settings.mail.folder,
    archive: at.archive,
    errors: errors.map((error) => errorItem(error, at.language)),
  } as DemoDocument;
}

const mostItems = 200;

/** Of each group and unit the row whose reason says most: a near miss or a tie before a row that nothing is near to. */
async function tellingRows(session: Session, language: Language): Promise<Telling[]> {
  const telling: Telling[] = [];
  for (const group of session.settings.groups) {
    for (const unit of group.units) {
      const items = await openItems(
        session.store,
        { groupId: group.id, unit, accounts: group.accounts, sides: groupSides[group.type] },
        mostItems,
      );
      const best = items
        .map((item) => ({ item, weight: weightOf(item) }))
        .sort((a, b) => b.weight - a.weight)[0]?.item;
      if (best) telling.push(await tell(session, best, language));
    }
  }
  return telling;
}

function weightOf(item: OpenItem): number {
  const reason = reasonOf(item.seq, item.reasonDetail);
  const precedence =
    reasonPrecedence.length - reasonPrecedence.indexOf(reason.code as (typeof reasonPrecedence)[number]);
  return reason.near.length * 100 + precedence;
}

async function tell(session: Session, item: OpenItem, language: Language): Promise<Telling> {
  const reason = reasonOf(item.seq, item.reasonDetail);
  const known = await lookUpRows(session.store, rowsOfReason(reason));
  const sentences = explainOpen(reason, known.lookup, language);
  const message = (reason.near.length > 0 ? sentences.at(-reason.near.length) : sentences[0]) ?? reason.code;
  const { group, unit, side, date, amountOre, currency, reference } = item;
  return {
    group,
    unit,
    id: `t${item.seq}`,
    side,
    date,
    amountOre,
    currency,
    reference,
    reason: { code: reason.code, message },
  };
}

/** The summary for people, made of the document and nothing else. */
export function demoText(
  document: DemoDocument,
  names: { groups: Readonly<Record<string, string>>; units: Readonly<Record<string, string>> },
  language: Language,
): string {
  const words = demoTextOf(language);
  const unit = (code: string): string => names.units[code] ?? code;
  const open = document.groups.reduce((sum, group) => sum + group.open, 0);
  return [
    words.imported,
    ...document.filesByUnit.map(
      (of) => `  ${words.files(`${of.unit} ${unit(of.unit)}`, of.imported, of.duplicate, of.quarantined)}`,
    ),
    ...document.errors.map(
      (error) => `  ${words.aside(String(error['file'] ?? ''), String(error['message']))}`,
    ),
    `  ${words.archived}: ${document.archive}`,
    '',
    words.ticked,
    ...document.groups.map(
      (of) =>
        `  ${words.group(names.groups[of.group] ?? of.group, unit(of.unit), String(of.matched), of.open, formatMoney(of.openAmountOre, 'SEK'))}`,
    ),
    '',
    words.open,
    ...document.telling.flatMap((row) => [
      `  ${row.id}  ${names.groups[row.group] ?? row.group}, ${unit(row.unit)}: ${row.date}  ${formatMoney(row.amountOre, row.currency)}  ${row.reference ?? ''}`.trimEnd(),
      `      ${row.reason.message}`,
    ]),
    ...(open > document.telling.length ? [`  ${words.andMore(open - document.telling.length)}`] : []),
    '',
    `${words.mail}: ${document.mailFolder ?? ''}`,
  ].join('\n');
}
