/** Entries → one mail. Pure: the same entries and context give the same mail, on every try. */
import { dayAt } from '../domain/day.ts';
import type { ReportEntry } from '../domain/report.ts';
import { mailTextOf } from '../i18n/mail-text.ts';
import type { Language } from '../i18n/text.ts';
import { asHtml } from './as-html.ts';
import { asText } from './as-text.ts';
import { contentOf } from './content.ts';
import { type Digest, digestOf } from './digest.ts';
import { subjectOf } from './headline.ts';
import type { Look } from './look.ts';
import { headerToken } from './plain.ts';

export interface RenderContext {
  readonly language: Language;
  /** Name of the machine that sends. */
  readonly server: string;
  /** Unit code → name. */
  readonly unitNames: Readonly<Record<string, string>>;
  /** `run`, `who`, `version`, `account`, `configHash`; shown where present. */
  readonly runFacts: Readonly<Record<string, string>>;
  /** Default `PrickaKonto`. */
  readonly subjectPrefix?: string;
  /** Default `Europe/Stockholm`. */
  readonly timeZone?: string;
}

interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Record<string, string>;
}

export function renderMail(entries: readonly ReportEntry[], context: RenderContext): RenderedMail {
  const look: Look = {
    subjectPrefix: 'PrickaKonto',
    timeZone: 'Europe/Stockholm',
    ...context,
    words: mailTextOf(context.language),
  };
  const digest = digestOf(entries);
  const last =
    entries
      .map((entry) => entry.at)
      .sort()
      .at(-1) ?? '';
  const subject = subjectOf(digest, look, last ? dayAt(Date.parse(last), look.timeZone) : '');
  return {
    subject,
    text: asText(contentOf(digest, look, longestTextList)),
    html: fittingHtml(digest, look, subject),
    headers: mailHeaders({
      server: context.server,
      units: digest.units.map((unit) => unit.unit),
      run: context.runFacts['run'] ?? entries[0]?.run ?? '',
      severity: digest.level,
    }),
  };
}

const longestTextList = 500;
const htmlLists = [250, 100, 30, 10, 3] as const;
/** Gmail cuts what is longer. */
const largestHtmlBytes = 100_000;

/** The longest lists that the size allows. */
function fittingHtml(digest: Digest, look: Look, title: string): string {
  let html = '';
  for (const most of htmlLists) {
    html = asHtml(contentOf(digest, look, most), look.language, title);
    if (Buffer.byteLength(html) <= largestHtmlBytes) break;
  }
  return html;
}

interface HeaderFacts {
  readonly server: string;
  readonly units: readonly string[];
  readonly run: string;
  readonly severity: string;
}

/** For mail rules, and so that no absence reply comes back; bounces do. */
export function mailHeaders({ server, units, run, severity }: HeaderFacts): Record<string, string> {
  const host = headerToken(server) || 'localhost';
  const unit = units.length === 1 ? headerToken(units[0] ?? '') : '';
  return {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'OOF, AutoReply, RN, NRN',
    'List-Id': unit
      ? `"PrickaKonto enhet ${unit}" <enhet${unit}.prickakonto.${host}>`
      : `"PrickaKonto" <prickakonto.${host}>`,
    'X-PrickaKonto-Run': headerToken(run),
    'X-PrickaKonto-Severity': severity,
  };
}
