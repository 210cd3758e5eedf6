import type { Code } from '../domain/codes.ts';
import type { Params } from '../domain/finding.ts';
import { cliTexts as cliEn } from './en/cli.ts';
import { configTexts as configEn } from './en/config.ts';
import { formatTexts as formatEn } from './en/format.ts';
import { ingestTexts as ingestEn } from './en/ingest.ts';
import { mailTexts as mailEn } from './en/mail.ts';
import { pathTexts as pathEn } from './en/path.ts';
import { reconcileTexts as reconcileEn } from './en/reconcile.ts';
import { storeTexts as storeEn } from './en/store.ts';
import type { ErrorText } from './error-text.ts';
import { cliTexts as cliSv } from './sv/cli.ts';
import { configTexts as configSv } from './sv/config.ts';
import { formatTexts as formatSv } from './sv/format.ts';
import { ingestTexts as ingestSv } from './sv/ingest.ts';
import { mailTexts as mailSv } from './sv/mail.ts';
import { pathTexts as pathSv } from './sv/path.ts';
import { reconcileTexts as reconcileSv } from './sv/reconcile.ts';
import { storeTexts as storeSv } from './sv/store.ts';

export type Language = 'sv' | 'en';

const catalogues: Record<Language, Record<Code, ErrorText>> = {
  sv: { ...configSv, ...formatSv, ...ingestSv, ...pathSv, ...storeSv, ...mailSv, ...reconcileSv, ...cliSv },
  en: { ...configEn, ...formatEn, ...ingestEn, ...pathEn, ...storeEn, ...mailEn, ...reconcileEn, ...cliEn },
};

/** Puts parameters into a text: `{name}` becomes the parameter's value. */
export function fill(text: ErrorText['message'], params: Params): string {
  if (typeof text === 'function') return text(params);
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** The message and the hint of a code, for people. */
export function textOf(code: Code, params: Params, language: Language): { message: string; hint: string } {
  const text = catalogues[language][code];
  return { message: fill(text.message, params), hint: fill(text.hint, params) };
}
