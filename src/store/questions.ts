/**
 * What the checks found and a person has to look at: open until it is answered. The same finding of the same import and unit is
 * the same question. One whose cause is gone (the missing statement has come) closes by itself.
 */
import type { SqlEntityManager } from '@mikro-orm/sqlite';
import type { Code } from '../domain/codes.ts';
import { PrickakontoError } from '../domain/error.ts';
import type { Finding, Params } from '../domain/finding.ts';
import { type Actor, appendHistory } from './history.ts';
import { reading, type Store } from './open.ts';
import { type Removal, removeRows } from './remove-rows.ts';
import type { StagedFile } from './take-rows.ts';
import { inTransaction } from './transaction.ts';

/** A finding as a question: what it is about names it (by default its code and parameters). */
export interface Asking {
  readonly finding: Finding;
  readonly about?: string;
  /** Of two statements that do not follow on: `bank_statement.seq`. */
  readonly link?: { readonly before: number; readonly after: number };
}

export interface Asked {
  readonly seq: number;
  /** False: it has been asked before. */
  readonly isNew: boolean;
}

/** Asks inside the caller's transaction. */
export async function ask(
  em: SqlEntityManager,
  actor: Actor,
  file: StagedFile,
  { finding, about, link }: Asking,
  at: string,
): Promise<Asked> {
  const { code, params, line = null, row = null } = finding;
  const named = about ?? JSON.stringify([code, params]);
  const made = (await em.execute(
    `insert into question (unit, import_id, file_id, run_id, code, params, line, row_no, about, link_before, link_after, asked_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning seq`,
    [
      file.unit,
      file.importId,
      file.id,
      actor.runId,
      code,
      JSON.stringify(params),
      line,
      row,
      named,
      link?.before ?? null,
      link?.after ?? null,
      at,
    ],
  )) as { seq: number }[];
  const seq = made[0]?.seq;
  if (seq === undefined) {
    const known = (await em.execute(
      `select seq from question where unit = ? and import_id = ? and about = ? and (answer is null or answer = 'person')`,
      [file.unit, file.importId, named],
    )) as { seq: number }[];
    return { seq: Number(known[0]?.seq), isNew: false };
  }
  const data = { code, file: file.id, unit: file.unit };
  await appendHistory(em, actor, { at, kind: 'question.asked', subject: `q${seq}`, data });
  return { seq, isNew: true };
}

/**
 * Closes questions whose cause is gone, inside the caller's transaction, and takes their warnings off the files: they say what
 * is so. Those that a person has answered stay as they are.
 */
export async function resolveQuestions(
  em: SqlEntityManager,
  actor: Actor,
  seqs: readonly number[],
  because: { file: string; at: string },
): Promise<void> {
  for (const seq of seqs) {
    const closed = (await em.execute(
      `update question set answered_at = ?, answered_by = ?, answer = 'resolved' where seq = ? and answered_at is null returning file_id as file`,
      [because.at, actor.who, seq],
    )) as { file: string }[];
    const file = closed[0]?.file;
    if (file === undefined) continue;
    await em.execute(
      `update source_file set warnings = (
         select json_group_array(json(w.value)) from json_each(source_file.warnings) w
         where coalesce(json_extract(w.value, '$.question'), '') <> ?) where id = ?`,
      [`q${seq}`, file],
    );
    await appendHistory(em, actor, {
      at: because.at,
      kind: 'question.resolved',
      subject: `q${seq}`,
      data: { file: because.file },
    });
  }
}

export interface QuestionItem {
  readonly seq: number;
  readonly unit: string;
  readonly importId: string;
  readonly fileId: string;
  /** Name of the file. */
  readonly file: string;
  readonly code: Code;
  readonly params: Params;
  readonly askedAt: string;
  readonly answeredAt: string | null;
  readonly answeredBy: string | null;
  readonly answer: 'person' | 'resolved' | null;
  readonly note: string | null;
}

interface Which {
  readonly seq?: number;
  readonly unit?: string;
  /** Only those that a run asked. */
  readonly run?: string;
  readonly onlyOpen: boolean;
}

/** Oldest first. */
export async function listQuestions(store: Store, which: Which): Promise<QuestionItem[]> {
  const conditions: string[] = [which.onlyOpen ? 'q.answered_at is null' : 'true'];
  const parameters: (string | number)[] = [];
  const when = (value: string | number | undefined, sql: string): void => {
    if (value === undefined) return;
    conditions.push(sql);
    parameters.push(value);
  };
  when(which.seq, 'q.seq = ?');
  when(which.unit, 'q.unit = ?');
  when(which.run, 'q.run_id = ?');
  const rows = (await reading(store).execute(
    `select q.seq, q.unit, q.import_id as importId, q.file_id as fileId, f.name as file, q.code, q.params, q.asked_at as askedAt,
       q.answered_at as answeredAt, q.answered_by as answeredBy, q.answer, q.note
     from question q join source_file f on f.id = q.file_id where ${conditions.join(' and ')} order by q.seq`,
    parameters,
  )) as (Omit<QuestionItem, 'params'> & { params: string })[];
  return rows.map((row) => ({ ...row, params: JSON.parse(row.params) as Params }));
}

/** Of some questions (`q7`) those whose cause has gone since. */
export async function resolvedAmong(store: Store, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = (await reading(store).execute(
    `select 'q' || seq as id from question
     where answer = 'resolved' and seq in (select substr(value, 2) + 0 from json_each(?))`,
    [JSON.stringify(ids)],
  )) as { id: string }[];
  return rows.map((row) => row.id);
}

export interface Answer {
  readonly question: QuestionItem;
  readonly by: string;
  readonly note: string;
  readonly at: string;
  /** What a person says is gone leaves reconciliation. */
  readonly removes: Pick<Removal, 'side' | 'groups'> | null;
}

/** A person's answer. Null when it was answered before. Throws `question-overtaken`. */
export async function answerQuestion(
  store: Store,
  actor: Actor,
  { question, by, note, at, removes }: Answer,
): Promise<{ removed: number } | null> {
  return inTransaction(store, async (em) => {
    const answered = (await em.execute(
      `update question set answered_at = ?, answered_by = ?, answer = 'person', note = ? where seq = ? and answered_at is null returning seq`,
      [at, by, note, question.seq],
    )) as unknown[];
    if (answered.length === 0) return null;
    const removed = removes ? await removeRows(store, em, { question, at, ...removes }) : 0;
    if (removed === null) throw new PrickakontoError('question-overtaken', { id: `q${question.seq}` });
    const data = { by, note, ...(removes ? { removed } : {}) };
    await appendHistory(em, actor, { at, kind: 'question.answered', subject: `q${question.seq}`, data });
    return { removed };
  });
}
