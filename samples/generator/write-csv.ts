/** A receivables sub-ledger as a spreadsheet would save it: Windows-1252, semicolons, decimal comma, CRLF. */
import iconv from 'iconv-lite';
import { decimal } from './amounts.ts';
import type { SubLedgerRow } from './company.ts';

export const csvHeader = 'Bokföringsdatum;Fakturanr;Kundnr;Kund;Händelse;Belopp';

export function csvLine({ day, invoice, customer, text, ore }: SubLedgerRow): string {
  return [day, invoice, customer.id, customer.name, text, decimal(ore, ',')].join(';');
}

export function writeCsv(rows: readonly SubLedgerRow[]): Uint8Array {
  return iconv.encode([csvHeader, ...rows.map(csvLine), ''].join('\r\n'), 'windows-1252');
}
