/** The samples through the real readers and the real engine, in memory: what is read, matched and left open. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadSettings } from '../../src/config/load.ts';
import { type Day, dayFromNumber } from '../../src/domain/day.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { type Group, groupSides } from '../../src/domain/group.ts';
import type { Side } from '../../src/domain/row.ts';
import type { ImportDefinition, Settings } from '../../src/domain/settings.ts';
import type { StatedBalance, Statement } from '../../src/domain/source-file.ts';
import { createSniffer, formatFor } from '../../src/formats/index.ts';
import { rowShaper } from '../../src/ingest/shape-row.ts';
import {
  createRowTable,
  explainOpen,
  neededFields,
  type Plan,
  planGroup,
} from '../../src/reconcile/index.ts';
import type { StoredRow } from '../../src/store/staging.ts';

export const samplesFolder = fileURLToPath(new URL('../../samples/', import.meta.url));

/** The bank's last day and the day before the ledger's export, as the samples state them. */
const complete = { left: '2026-11-22' as Day, right: '2026-11-20' as Day };

export interface ReadSample {
  readonly unit: string;
  readonly definition: ImportDefinition;
  readonly name: string;
  readonly rows: readonly StoredRow[];
  readonly findings: readonly Finding[];
  readonly balances: readonly StatedBalance[];
  readonly statements: readonly Statement[];
}

export const sampleSettings = (): Settings => loadSettings(`${samplesFolder}prickakonto.yaml`);

/** Every file of the samples, bad ones too; files with the bytes of an earlier one are left out, as ingest does. */
export function readSamples(settings: Settings): ReadSample[] {
  const seen = new Set<string>();
  return settings.units.flatMap(({ code }) =>
    settings.imports.flatMap((definition) => {
      const folder = `${samplesFolder}${code}/${definition.id}/`;
      return readdirSync(folder)
        .sort()
        .flatMap((name) => {
          const bytes = readFileSync(folder + name);
          const content = bytes.toString('base64');
          if (seen.has(content)) return [];
          seen.add(content);
          return [readBytes(code, definition, name, bytes)];
        });
    }),
  );
}

export function readBytes(
  unit: string,
  definition: ImportDefinition,
  name: string,
  bytes: Uint8Array,
): ReadSample {
  const sniffer = createSniffer();
  sniffer.push(bytes);
  const sniffed = sniffer.finish();
  const rows: StoredRow[] = [];
  const findings: Finding[] = [];
  const balances: StatedBalance[] = [];
  const statements: Statement[] = [];
  const shape = rowShaper(definition);
  const { format } = formatFor(definition.format, sniffed);
  if (!('open' in format)) throw new Error(`${name} is not read from beginning to end`);
  const reader = format.open(
    { csv: definition.csv, sniffed },
    {
      row: (row) => {
        const shaped = shape(row);
        if ('code' in shaped) findings.push(shaped);
        else rows.push(shaped);
      },
      balance: (balance) => balances.push(balance),
      statement: (statement) => statements.push(statement),
      finding: (finding) => findings.push(finding),
    },
  );
  reader.push(bytes);
  reader.end();
  return { unit, definition, name, rows, findings, balances, statements };
}

export interface OpenSample {
  readonly side: Side;
  readonly date: string;
  readonly amountOre: number;
  readonly text: string;
  readonly code: string;
  readonly near: readonly string[];
  readonly said: readonly string[];
}

export interface Outcome {
  readonly plan: Plan;
  readonly open: readonly OpenSample[];
}

export function reconcileSamples(
  settings: Settings,
  files: readonly ReadSample[],
  group: Group,
  unit: string,
): Outcome {
  const rules = group.rules.flatMap((id) => settings.rules.find((rule) => rule.id === id) ?? []);
  const fields = neededFields(rules);
  const table = createRowTable(fields);
  const known = new Map<number, StoredRow & { readonly side: Side }>();
  const sides: readonly Side[] = groupSides[group.type];
  for (const file of files.filter((one) => one.unit === unit && sides.includes(one.definition.feeds))) {
    const side = file.definition.feeds;
    if (file.findings.some(({ severity }) => severity === 'error')) continue;
    for (const row of file.rows.filter(({ account }) => group.accounts.includes(account))) {
      const seq = known.size + 1;
      known.set(seq, { ...row, side });
      const values = fields.map(
        (field) => (row as unknown as Record<string, string | undefined>)[field] ?? null,
      );
      const { day, amountOre, currency } = row;
      table.add({ seq, side, day, amountOre, currency, hash: `${row.contentHash}${seq}`, values });
    }
  }
  const plan = planGroup({
    type: group.type,
    rules,
    waitFor: group.waitFor === 'none' ? 'none' : 'keyless',
    manual: false,
    rows: table,
    completeThrough: complete,
    existing: [],
    existingRows: createRowTable(fields),
    rejected: [],
  });
  const open = plan.open.map((reason): OpenSample => {
    const row = known.get(reason.seq) as StoredRow & { readonly side: Side };
    const said = explainOpen(
      reason,
      (seq) => {
        const found = known.get(seq);
        return found
          ? {
              side: found.side,
              day: dayFromNumber(found.day),
              amountOre: found.amountOre,
              currency: found.currency,
              reference: found.reference ?? null,
              voucher: found.voucher ?? null,
            }
          : null;
      },
      'sv',
    );
    return {
      side: row.side,
      date: dayFromNumber(row.day),
      amountOre: row.amountOre,
      text: row.text ?? row.invoice ?? '',
      code: reason.code,
      near: reason.near.map(({ what }) => what),
      said,
    };
  });
  return { plan, open };
}
