import type { MailText } from '../i18n/mail-text.ts';
import type { Language } from '../i18n/text.ts';

/** Everything a mail needs beside its entries, defaults filled in. */
export interface Look {
  readonly language: Language;
  readonly words: MailText;
  readonly timeZone: string;
  readonly server: string;
  readonly unitNames: Readonly<Record<string, string>>;
  readonly runFacts: Readonly<Record<string, string>>;
  readonly subjectPrefix: string;
}
