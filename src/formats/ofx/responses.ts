/** Elements of OFX to statements: which aggregate a value belongs to, and what a failed response says. */

import type { Day } from '../../domain/day.ts';
import type { Params } from '../../domain/finding.ts';
import { shown } from '../shown.ts';
import type { ElementTaker } from './elements.ts';
import { largestDepth } from './elements.ts';
import { type OfxFile, StatementReader } from './statement.ts';
import { largestText } from './tokens.ts';
import { transactionValues } from './transaction.ts';
import { ofxDay } from './values.ts';

const statements: ReadonlySet<string> = new Set(['STMTRS', 'CCSTMTRS', 'INVSTMTRS']);
/** Message sets that are there for their statements. */
const statementSets: ReadonlySet<string> = new Set(['BANKMSGSRSV1', 'CREDITCARDMSGSRSV1', 'INVSTMTMSGSRSV1']);
/** So many failures are told. */
const mostFailures = 20;
const messageSet = /MSGSRSV\d+$/;
/** Aggregates whose values are told from those of what they stand in. */
const told: ReadonlySet<string> = new Set([
  ...statements,
  'STMTTRN',
  'STMTTRNP',
  'STATUS',
  'SONRS',
  'BANKACCTFROM',
  'CCACCTFROM',
  'INVACCTFROM',
  'BANKACCTTO',
  'CCACCTTO',
  'LEDGERBAL',
  'AVAILBAL',
  'BALLIST',
  'BAL',
  'INVBAL',
  'PAYEE',
  'EXTDPAYEE',
  'CURRENCY',
  'ORIGCURRENCY',
  'IMAGEDATA',
  'INVTRAN',
]);

export class Responses implements ElementTaker {
  /** Nothing more is read: what was found refuses the file. */
  refused = false;
  generatedOn: Day | null = null;
  root = false;
  /** There are answers for statements, or for something else (a profile, a list of accounts). */
  statementSet = false;
  otherSet = false;
  /** What failed responses say. */
  readonly failures: Params[] = [];
  private readonly file: OfxFile;
  private statement: StatementReader | null = null;
  private transaction: Map<string, string> | null = null;
  private status = new Map<string, string>();

  constructor(file: OfxFile) {
    this.file = file;
  }

  begin(name: string): void {
    if (name === 'STMTTRN') this.transaction = new Map();
    else if (name === 'STATUS') this.status = new Map();
    else if (name === 'INVTRAN') this.statement?.hasSecurities();
    else if (statements.has(name)) {
      this.endStatement();
      this.statement = new StatementReader(this.file);
    } else if (name === 'OFX') this.root = true;
    else if (statementSets.has(name)) this.statementSet = true;
    else if (messageSet.test(name) && name !== 'SIGNONMSGSRSV1') this.otherSet = true;
  }

  leaf(name: string, value: string, within: readonly string[]): void {
    if (value === '') return;
    const place = within.findLast((one) => told.has(one)) ?? '';
    if (this.transaction) keepFirst(this.transaction, place === 'STMTTRN' ? name : `${place}/${name}`, value);
    else if (place === 'STATUS') this.status.set(name, value);
    else if (place === 'SONRS' && name === 'DTSERVER') this.generatedOn ??= ofxDay(value);
    else this.statement?.value(statements.has(place) ? name : `${place}/${name}`, value);
  }

  end(name: string): void {
    if (name === 'STMTTRN') this.endTransaction();
    else if (name === 'STMTTRNP') this.file.counts.pending += 1;
    else if (name === 'STATUS') this.endStatus();
    else if (statements.has(name)) this.endStatement();
  }

  declaration(): void {
    this.refuse('xml-doctype-refused', {});
  }

  limit(what: 'text' | 'depth'): void {
    this.refuse('ofx-limit-exceeded', { what, limit: what === 'text' ? largestText : largestDepth });
  }

  private endTransaction(): void {
    if (this.transaction) this.statement?.transaction(this.transaction);
    this.transaction = null;
  }

  private endStatement(): void {
    this.statement?.end();
    this.statement = null;
  }

  private endStatus(): void {
    const code = this.status.get('CODE') ?? '';
    const severity = this.status.get('SEVERITY')?.toUpperCase();
    const failed = severity === undefined ? /[1-9]/.test(code) : severity === 'ERROR';
    if (!failed) return;
    if (this.failures.length < mostFailures)
      this.failures.push({ code: shown(code), text: shown(this.status.get('MESSAGE') ?? '') });
  }

  private refuse(
    code: 'xml-doctype-refused' | 'ofx-limit-exceeded',
    params: Record<string, string | number>,
  ): void {
    if (this.refused) return;
    this.refused = true;
    this.file.sink.finding({ code, severity: 'error', params });
  }
}

/** The first counts: what comes again stands in an aggregate that is not told apart. */
function keepFirst(values: Map<string, string>, key: string, value: string): void {
  if (transactionValues.has(key) && !values.has(key)) values.set(key, value);
}
