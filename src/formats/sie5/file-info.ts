/** `FileInfo`: whose file it is, when it was made, its years and its currency. */
import type { Day } from '../../domain/day.ts';
import type { Notices } from '../sie4/index.ts';
import type { XmlAttributes } from '../xml/xml-push.ts';
import { readDateOfTime } from './values.ts';
import { createYears, type Years } from './years.ts';

export interface FileInfo {
  orgNumber: string | null;
  generatedOn: Day | null;
  /** `AccountingCurrency`; null: SEK. */
  currency: string | null;
  readonly years: Years;
}

export function createFileInfo(notices: Notices): FileInfo {
  return { orgNumber: null, generatedOn: null, currency: null, years: createYears(notices) };
}

export function takeCompany(info: FileInfo, attributes: XmlAttributes, notices: Notices): void {
  const orgNumber = (attributes['organizationId'] ?? '').trim();
  if (orgNumber === '') return;
  info.orgNumber = orgNumber;
  if (!/^\d{6}-\d{4}$/.test(orgNumber)) notices.warn('sie-org-number-form', 0, { orgNumber });
}

export function takeCreation(info: FileInfo, attributes: XmlAttributes, notices: Notices): void {
  const value = attributes['time'] ?? '';
  info.generatedOn = readDateOfTime(value);
  if (info.generatedOn === null) notices.warn('sie-item-unreadable', 0, { item: 'FileCreation', value });
}

export function takeCurrency(info: FileInfo, attributes: XmlAttributes, notices: Notices): void {
  const value = (attributes['currency'] ?? '').trim().toUpperCase();
  if (/^[A-Z]{3}$/.test(value)) info.currency = value;
  else notices.warn('sie-item-unreadable', 0, { item: 'AccountingCurrency', value });
}
