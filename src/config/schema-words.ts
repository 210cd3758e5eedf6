/** Kinds of values that many keys share. A message is the code of the fault, never a text. */
import { z } from 'zod';
import { ruleFields } from '../domain/rule.ts';
import { durationPattern } from './duration.ts';
import { moneyOre } from './money.ts';
import { regexFault } from './safe-regex.ts';
import { secretPlace } from './secret.ts';

export const filled = z.string().min(1, { error: 'config-empty' });
export const id = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u, { error: 'config-id' });
export const duration = z
  .string({ error: 'config-duration' })
  .regex(durationPattern, { error: 'config-duration' });
export const secretFrom = z.string().regex(secretPlace, { error: 'config-secret-place' });
export const email = z
  .string()
  .regex(/^[^\s@<>,;"()]+@[^\s@<>,;"()]+\.[^\s@<>,;"().]{2,}$/u, { error: 'config-email' });
export const regex = filled.refine((text) => regexFault(text) === null, { error: 'config-regex' });
export const money = z
  .string({ error: 'config-money' })
  .refine((text) => moneyOre(text) !== null, { error: 'config-money' });
export const moneyInOre = z.int({ error: 'config-ore' });
export const days = z
  .int({ error: 'config-days' })
  .min(0, { error: 'config-days' })
  .max(400, { error: 'config-days' });

/** A field's own name: of the rule language, or one that an import makes. */
export const fieldName = z
  .string()
  .regex(/^(?:[A-Za-z][A-Za-z0-9]{0,39}|object\.[\p{L}\p{N}_-]{1,40})$/u, { error: 'config-field-name' });

/** Names of encodings as people write them. */
const encodings = [
  'utf-8',
  'utf8',
  'utf-16',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'cp1252',
  'iso-8859-1',
  'iso-8859-15',
  'latin1',
  'cp437',
  'ibm437',
  'pc8',
  'ascii',
  'us-ascii',
] as const;
export const encodingWord = z.enum(encodings);

export const knownFields: readonly string[] = ruleFields;
export const dateFormat = z.string().refine(isDateFormat, { error: 'config-date-format' });

function isDateFormat(text: string): boolean {
  const parts = text.match(/yyyy|yy|MMM?|dd/g) ?? [];
  const rest = text.replace(/yyyy|yy|MMM?|dd/g, '');
  const kinds = new Set(parts.map((part) => part[0]));
  return kinds.size === 3 && parts.length === 3 && !/[A-Za-z0-9]/.test(rest) && rest.length <= 4;
}

export const timeZone = z.string().refine(isTimeZone, { error: 'config-time-zone' });

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
