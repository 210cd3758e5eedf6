import { PrickakontoError } from '../../domain/error.ts';
import type { Settings } from '../../domain/settings.ts';
import { textOf } from '../../i18n/text.ts';
import type { Store } from '../../store/open.ts';
import type { QuestionItem } from '../../store/questions.ts';
import { type Command, type Context, flagArg, type Outcome, textArg } from '../command.ts';
import { oneOf } from '../known-word.ts';
import { columns, listing } from '../listing.ts';
import { cut, moment } from '../table-words.ts';
import { mustKnow, withStore } from '../with-store.ts';

export const questions: Command = {
  name: 'questions',
  usage: 'questions [action] [id]',
  options: ({ options }) => ({
    all: { type: 'boolean', describe: options.answered },
    unit: { type: 'string', requiresArg: true, describe: options.unit },
    note: { type: 'string', requiresArg: true, describe: options.note },
    remove: { type: 'boolean', describe: options.remove },
  }),
  async run(context) {
    const action = oneOf(textArg(context, 'action'), ['list', 'answer']);
    if (action === 'list') return withStore(context, (settings, store) => list(context, settings, store));
    const id = textArg(context, 'id');
    const note = textArg(context, 'note')?.trim();
    if (id === undefined)
      throw new PrickakontoError('cli-option-invalid', { option: 'ID', problem: 'missing' });
    if (!note) throw new PrickakontoError('cli-option-invalid', { option: '--note', problem: 'missing' });
    return withStore(context, (settings, store) => answer(context, { settings, store, id, note }));
  },
};

function item(question: QuestionItem, context: Context): Record<string, unknown> {
  const { seq, unit, importId, fileId, file, code, params, askedAt, answeredAt, answeredBy, note } = question;
  const { message, hint } = textOf(code, params, context.language);
  return {
    id: `q${seq}`,
    unit,
    import: importId,
    file,
    fileId,
    code,
    message,
    hint,
    askedAt,
    answeredAt,
    answeredBy,
    answer: question.answer,
    note,
  };
}

async function list(context: Context, settings: Settings, store: Store): Promise<Outcome> {
  const { listQuestions } = await import('../../store/questions.ts');
  const unit = textArg(context, 'unit');
  mustKnow(unit, settings.units);
  const items = await listQuestions(store, {
    ...(unit ? { unit } : {}),
    onlyOpen: !flagArg(context, 'all'),
  });
  return listing(context, {
    items,
    json: (question) => item(question, context),
    columns: columns(context, 'id', 'unit', 'import', 'file', 'asked', 'question', 'answer'),
    row: (question) => [
      `q${question.seq}`,
      question.unit,
      question.importId,
      cut(question.file, 30),
      moment(question.askedAt, settings.timeZone),
      cut(textOf(question.code, question.params, context.language).message, 110),
      answerText(question, context),
    ],
    empty: context.words.noQuestions,
  });
}

function answerText({ answer, note, answeredBy }: QuestionItem, { words }: Context): string {
  if (answer === null) return '';
  return answer === 'resolved' ? words.resolved : cut(`${answeredBy}: ${note}`, 60);
}

interface Answering {
  readonly settings: Settings;
  readonly store: Store;
  readonly id: string;
  readonly note: string;
}

/** The answer is the account's that runs the program; who it was stands in the history as well. */
async function answer(context: Context, { settings, store, id, note }: Answering): Promise<Outcome> {
  const { answerQuestion, listQuestions } = await import('../../store/questions.ts');
  const { account } = await import('../../agent/session.ts');
  const seq = Number(/^q(\d{1,15})$/.exec(id)?.[1] ?? 0);
  const asked = (await listQuestions(store, { seq, onlyOpen: false }))[0];
  if (!asked) throw new PrickakontoError('id-unknown', { id });
  const removes = flagArg(context, 'remove') ? await removal(settings, asked) : null;
  const given = await answerQuestion(
    store,
    { runId: '', who: 'questions answer' },
    { question: asked, by: account(), note, at: new Date().toISOString(), removes },
  );
  const { answeredAt, answeredBy } = asked;
  if (given === null)
    throw new PrickakontoError('question-answered-before', {
      id,
      at: answeredAt ? moment(answeredAt, settings.timeZone) : '',
      by: answeredBy ?? '',
    });
  const after = (await listQuestions(store, { seq, onlyOpen: false }))[0] ?? asked;
  return {
    exitCode: 0,
    json: { ...item(after, context), removed: given.removed },
    text: () =>
      [context.words.answered(id), given.removed > 0 ? context.words.rowsRemoved(given.removed) : '']
        .filter(Boolean)
        .join('\n'),
  };
}

/** Whose open items change when the rows leave. */
async function removal(settings: Settings, question: QuestionItem) {
  const { asksForRemoval } = await import('../../store/remove-rows.ts');
  const { groupsFedBy } = await import('../../ingest/place.ts');
  const definition = settings.imports.find((one) => one.id === question.importId);
  if (!asksForRemoval(question) || !definition)
    throw new PrickakontoError('cli-option-invalid', { option: '--remove', problem: question.code });
  return { side: definition.feeds, groups: groupsFedBy(settings, definition, question.unit) };
}
