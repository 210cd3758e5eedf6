/** 300 Kustens El AB: electricians with few, larger invoices. What is odd is marked; samples/README.md tells why. */
import { keepBooks } from './bookkeeping.ts';
import { type Books, type Company, fictitiousIban, kr } from './company.ts';

const company: Company = {
  code: '300',
  name: 'Kustens El AB',
  orgNumber: '559999-3002',
  iban: fictitiousIban('3000300'),
  bic: 'XXXXSESS',
  bankOpeningOre: kr(208_915, 85),
  otherOpening: [],
  sales: { account: '3042', vatAccount: '2611', vatPercent: 25 },
  customers: [
    { id: '301', name: 'Brf Strandvakten' },
    { id: '302', name: 'Villabyggen vid Kusten AB' },
    { id: '303', name: 'Hamnkontoret Ekonomi AB' },
    { id: '304', name: 'Sjöbodens Restaurang AB' },
  ],
  suppliers: [
    { id: '701', name: 'Elgrossisten i Söder AB' },
    { id: '702', name: 'Kabel & Kontakt AB' },
    { id: '703', name: 'Verkstadshuset i Hamnen AB' },
  ],
};

export function kustensEl(): Books {
  const books = keepBooks(company);
  customers(books);
  suppliers(books);
  bank(books);
  return books.books();
}

function customers(books: ReturnType<typeof keepBooks>): void {
  books.oldInvoice('30088', 1, kr(32_500));
  books.oldInvoice('30090', 2, kr(6_875));
  books.paid('30088', '2026-10-02');
  books.paid('30090', '2026-10-06');

  books.invoice('30101', '2026-10-01', 0, kr(16_000));
  books.invoice('30102', '2026-10-05', 1, kr(44_800));
  books.invoice('30103', '2026-10-07', 2, kr(7_200));
  books.invoice('30104', '2026-10-14', 3, kr(11_040));
  books.invoice('30105', '2026-10-16', 1, kr(38_400));
  books.invoice('30106', '2026-10-21', 0, kr(5_600));
  books.invoice('30107', '2026-10-28', 2, kr(9_440));
  books.invoice('30108', '2026-11-04', 1, kr(51_200));
  books.invoice('30109', '2026-11-09', 3, kr(6_160));
  // Odd: in the sub-ledger only.
  books.invoice('30110', '2026-11-17', 0, kr(8_800), { only: ['subLedger'] });

  // Odd: booked three days after the bank had it; the rule allows one.
  books.paid('30101', '2026-10-22', { bankDay: '2026-10-19' });
  books.paid('30102', '2026-10-26');
  // Odd: one serial number, but two rows at the bank; the rule wants one.
  books.deposit(41, '2026-10-27', ['30103', '30104'], [kr(9_400), kr(13_400)]);
  books.paid('30105', '2026-11-05');
  books.paid('30106', '2026-11-10', { bankDay: '2026-11-11' });
  books.deposit(42, '2026-11-13', ['30107', '30109']);
}

function suppliers(books: ReturnType<typeof keepBooks>): void {
  books.supplierInvoice('VH-10', '2026-10-01', 2, kr(9_600), '5010');
  books.supplierInvoice('E-9001', '2026-10-05', 0, kr(23_200), '4010');
  books.supplierInvoice('C-55', '2026-10-12', 1, kr(4_400), '4010');
  books.supplierInvoice('E-9002', '2026-10-26', 0, kr(15_200), '4010');
  books.supplierInvoice('VH-11', '2026-11-02', 2, kr(9_600), '5010');
  books.supplierInvoice('E-9003', '2026-11-12', 0, kr(18_400), '4010');
  books.paySupplier('VH-10', '2026-10-02', 'UTB-26-3001');
  books.paySupplier('E-9001', '2026-10-19', 'UTB-26-3002');
  books.paySupplier('C-55', '2026-10-26', 'UTB-26-3003');
  books.paySupplier('VH-11', '2026-11-03', 'UTB-26-3004');
  books.paySupplier('E-9002', '2026-11-09', 'UTB-26-3005');
}

function bank(books: ReturnType<typeof keepBooks>): void {
  books.card('2026-10-08', 'Verktygsboden Kalmar', kr(2_190), '5410');
  books.card('2026-10-22', 'Bensin Kusten', kr(815), '5611', { bankDay: '2026-10-23' });
  books.card('2026-11-02', 'Bygghandeln Oskarshamn', kr(1_330), '5460', { bankDay: '2026-11-04' });
  // Odd: two equal purchases are booked, the bank has one; either may be it.
  books.card('2026-11-10', 'Parkering Hamnen', kr(340), '5800', { bankDay: '2026-11-12' });
  books.card('2026-11-11', 'Parkering Hamnen', kr(340), '5800', { only: ['ledger'] });
  // Odd: the bank's data end before the rule's three days have passed.
  books.card('2026-11-19', 'Verktygsboden Kalmar', kr(1_750), '5410', { bankDay: '2026-11-20' });

  const fee = { series: 'K', text: 'Bankavgift september', info: 'Pris betalningstjänst' };
  books.other('2026-10-01', fee, kr(-120), '6570');
  // Odd: a repayment booked with the wrong sign.
  const repaid = { series: 'K', text: 'Återbetalning returnerat material', info: 'Återbetalning retur' };
  books.other('2026-10-15', repaid, kr(-1_250), '4010', { bankOre: kr(1_250) });
  // Odd: a fee that nobody has booked.
  const reminder = { series: 'K', text: '', info: 'Påminnelseavgift' };
  books.other('2026-11-18', reminder, kr(-60), '6570', { only: ['bank'] });
  const wages = { series: 'N', text: 'Löner oktober', reference: 'LON-2026-10', info: 'Löneutbetalning' };
  books.other('2026-10-23', wages, kr(-92_700), '7010');
}
