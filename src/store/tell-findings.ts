/** What is found of a file becomes warnings on it, and a question where a person has to look. */
import type { SqlEntityManager } from '@mikro-orm/sqlite';
import type { Finding } from '../domain/finding.ts';
import { questionCodes } from '../domain/question.ts';
import type { FileWarning } from '../domain/source-file.ts';
import type { Actor } from './history.ts';
import { type Asking, ask } from './questions.ts';
import type { StagedFile } from './take-rows.ts';

export interface Told {
  readonly warnings: readonly FileWarning[];
  /** Questions that are new with this file. */
  readonly questions: readonly string[];
}

/** Of one code more than this are warnings only: a person answers for the file, not for each of thousands. */
const mostOfACode = 20;

/** Inside the caller's transaction. */
export async function tellFindings(
  em: SqlEntityManager,
  actor: Actor,
  about: { file: StagedFile; at: string },
  askings: readonly Asking[],
): Promise<Told> {
  const warnings: FileWarning[] = [];
  const questions: string[] = [];
  const counts = new Map<string, number>();
  for (const asking of askings) {
    const { finding } = asking;
    const count = (counts.get(finding.code) ?? 0) + 1;
    counts.set(finding.code, count);
    if (!questionCodes.has(finding.code) || count > mostOfACode) {
      warnings.push(asWarning(finding));
      continue;
    }
    const asked = await ask(em, actor, about.file, asking, about.at);
    const question = `q${asked.seq}`;
    warnings.push({ ...asWarning(finding), question });
    if (asked.isNew) questions.push(question);
  }
  return { warnings, questions };
}

function asWarning(finding: Finding): FileWarning {
  return { ...finding, severity: 'warning' };
}
