import type { Code } from '../domain/codes.ts';
import type { Params } from '../domain/finding.ts';
import { cliTexts as cliEn } from './en/cli.ts';
import { configTexts as configEn } from './en/config.ts';
import { formatTexts as formatEn } from './en/format.ts';
import { gateTexts as gateEn } from './en/gate.ts';
import { giroTexts as giroEn } from './en/giro.ts';
import { ingestTexts as ingestEn } from './en/ingest.ts';
import { mailTexts as mailEn } from './en/mail.ts';
import { pathTexts as pathEn } from './en/path.ts';
import { reconcileTexts as reconcileEn } from './en/reconcile.ts';
import { storeTexts as storeEn } from './en/store.ts';
import { swiftTexts as swiftEn } from './en/swift.ts';
import { tableTexts as tableEn } from './en/table.ts';
import type { ErrorText } from './error-text.ts';
import { cliTexts as cliSv } from './sv/cli.ts';
import { configTexts as configSv } from './sv/config.ts';
import { formatTexts as formatSv } from './sv/format.ts';
import { gateTexts as gateSv } from './sv/gate.ts';
import { giroTexts as giroSv } from './sv/giro.ts';
import { ingestTexts as ingestSv } from './sv/ingest.ts';
import { mailTexts as mailSv } from './sv/mail.ts';
import { pathTexts as pathSv } from './sv/path.ts';
import { reconcileTexts as reconcileSv } from './sv/reconcile.ts';
import { storeTexts as storeSv } from './sv/store.ts';
import { swiftTexts as swiftSv } from './sv/swift.ts';
import { tableTexts as tableSv } from './sv/table.ts';

export type Language = 'sv' | 'en';

const catalogues: Record<Language, Record<Code, ErrorText>> = {
  sv: {
    ...configSv,
    ...formatSv,
    ...swiftSv,
    ...giroSv,
    ...tableSv,
    ...gateSv,
    ...ingestSv,
    ...pathSv,
    ...storeSv,
    ...mailSv,
    ...reconcileSv,
    ...cliSv,
  },
  en: {
    ...configEn,
    ...formatEn,
    ...swiftEn,
    ...giroEn,
    ...tableEn,
    ...gateEn,
    ...ingestEn,
    ...pathEn,
    ...storeEn,
    ...mailEn,
    ...reconcileEn,
    ...cliEn,
  },
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
