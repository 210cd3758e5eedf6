/** From a row as the format reads it to a row as it is stored: ledger account, derived fields, OCR, fingerprint, content hash. */
import { hash } from 'node:crypto';
import { accountKey } from '../domain/account-key.ts';
import { type Day, dayNumber } from '../domain/day.ts';
import type { Finding } from '../domain/finding.ts';
import { asOcr } from '../domain/ocr.ts';
import { type ParsedRow, type RowIdentity, type TextField, textFields } from '../domain/row.ts';
import type { ImportDefinition } from '../domain/settings.ts';
import type { StoredRow, VoucherName } from '../store/staging.ts';

/** The ledger account of a file's account; null when the import definition has no entry for it. */
export function ledgerAccount(definition: ImportDefinition, fileAccount: string | null): string | null {
  if (definition.accounts === null) return fileAccount;
  const mapped = fileAccount === null ? undefined : definition.accounts[accountKey(fileAccount)];
  if (mapped !== undefined) return mapped;
  const other = definition.accounts['*'];
  if (other !== undefined) return other;
  // A column `account` without a map names ledger accounts itself.
  return Object.keys(definition.accounts).length === 0 ? fileAccount : null;
}

type Fields = Record<string, string | undefined>;

interface Derivation {
  readonly field: string;
  readonly from: string;
  readonly regex: RegExp;
}

/** Makes the shaper of one import definition: patterns are compiled once. */
export function rowShaper(definition: ImportDefinition): (row: ParsedRow) => StoredRow | Finding {
  const isLedger = definition.feeds === 'ledger';
  const derivations = Object.entries(definition.derive).map(([field, { from, regex }]) => ({
    field,
    from,
    regex: new RegExp(regex, 'u'),
  }));
  return (row) => {
    const account = ledgerAccount(definition, row.account);
    if (account === null) return { ...unmapped(definition, row.account), row: row.row };
    const fields: Fields = {};
    for (const field of textFields) fields[field] = row[field];
    const extra: Record<string, string> = { ...row.extra };
    for (const derivation of derivations) derive(derivation, fields, extra);
    fields['ocr'] ||= ocrOf(fields) ?? undefined;
    return finish(row, { account, fields, extra, ofVoucher: isLedger ? voucherOf(row.identity) : null });
  };
}

/** An account of the file that the import definition has no entry for. */
export function unmapped(definition: ImportDefinition, account: string | null): Finding {
  const params = { account: account ?? '', import: definition.id };
  return { code: 'import-account-unmapped', severity: 'error', params };
}

/** First capture group, else the whole hit; without a hit the field stays as the file gave it. */
function derive({ field, from, regex }: Derivation, fields: Fields, extra: Record<string, string>): void {
  const hit = regex.exec(fields[from] ?? extra[from] ?? '');
  const value = hit?.[1] ?? hit?.[0];
  if (value === undefined) return;
  if ((textFields as readonly string[]).includes(field)) fields[field] = value;
  else extra[field] = value;
}

/** The reference when it is an OCR number, else the first digits behind the word OCR in reference or text that are one. */
function ocrOf(fields: Fields): string | null {
  const direct = asOcr(fields['reference'] ?? '');
  if (direct !== null) return direct;
  for (const text of [fields['reference'], fields['text']]) {
    // The short pattern first: few texts have the word, and looking for all hits costs much more.
    if (text === undefined || !/OCR/iu.test(text)) continue;
    for (const hit of text.matchAll(/OCR[\s:.-]*(\d[\d ]{1,30})/giu)) {
      const found = asOcr((hit[1] ?? '').trim());
      if (found !== null) return found;
    }
  }
  return null;
}

/** Fiscal year, series and number: a row without all of year and number can be given again, but not corrected. */
export function voucherOf(identity: RowIdentity | null): VoucherName | null {
  if (identity === null || identity.parts.length !== 3) return null;
  const [yearStart, series, number] = identity.parts as [string, string, string];
  return number !== '' && isDay.test(yearStart) ? { yearStart: yearStart as Day, series, number } : null;
}

const isDay = /^\d{4}-\d\d-\d\d$/;

interface Shaped {
  readonly account: string;
  readonly fields: Fields;
  readonly extra: Record<string, string>;
  readonly ofVoucher: VoucherName | null;
}

function finish(row: ParsedRow, { account, fields, extra, ofVoucher }: Shaped): StoredRow {
  const currency = row.currency ?? 'SEK';
  const objects = row.objects && Object.keys(row.objects).length > 0 ? JSON.stringify(row.objects) : null;
  const more = Object.keys(extra).length > 0 ? JSON.stringify(extra) : null;
  const texts: Partial<Record<TextField, string>> = {};
  for (const field of textFields) {
    const value = fields[field];
    if (value) texts[field] = value;
  }
  const key: (string | number)[] = [row.date, row.amountOre, currency];
  // The file's own words, not the derived ones: a changed import definition must not make old rows new.
  if (!row.identity?.standsAlone) key.push(fold(row.reference), fold(row.text));
  const content = JSON.stringify([
    account,
    row.date,
    row.valueDate ?? '',
    row.amountOre,
    currency,
    texts,
    objects,
    more,
    row.identity?.parts ?? [],
  ]);
  return {
    ...texts,
    row: row.row,
    line: row.line ?? null,
    account,
    fileAccount: row.account,
    day: dayNumber(row.date),
    valueDay: row.valueDate ? dayNumber(row.valueDate) : null,
    amountOre: row.amountOre,
    currency,
    objects,
    extra: more,
    ofVoucher,
    fingerprint: hash('sha256', JSON.stringify([key, row.identity]), 'buffer').subarray(0, 16),
    contentHash: hash('sha256', content),
  };
}

/** Letters that every form of Unicode writes alike, with single blanks between them: nearly all texts. */
const plainWords = /^(?:[!-~À-ÿ]+(?: [!-~À-ÿ]+)*)?$/;

/** Words as they count for recognising a row again: NFC, trimmed, blanks folded. */
function fold(text: string | undefined): string {
  if (text === undefined || plainWords.test(text)) return text ?? '';
  return text.normalize('NFC').trim().replace(/\s+/g, ' ');
}
