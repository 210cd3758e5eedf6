/** 200 Fjällbageriet AB: a bakery with a shop; mobile payments come as one sum a day. What is odd is marked. */
import { keepBooks } from './bookkeeping.ts';
import { type Books, type Company, fictitiousIban, kr } from './company.ts';

const company: Company = {
  code: '200',
  name: 'Fjällbageriet AB',
  orgNumber: '559999-2004',
  iban: fictitiousIban('2000200'),
  bic: 'XXXXSESS',
  bankOpeningOre: kr(96_480, 15),
  otherOpening: [],
  sales: { account: '3040', vatAccount: '2621', vatPercent: 12 },
  customers: [
    { id: '201', name: 'Hotell Fjällgården AB' },
    { id: '202', name: 'Café Björken HB' },
    { id: '203', name: 'Skolmat i Fjällbygden AB' },
    { id: '204', name: 'Lanthandeln Övre Dalen AB' },
  ],
  suppliers: [
    { id: '601', name: 'Kvarnen i Byn AB' },
    { id: '602', name: 'Mejeri Norrskenet ek. för.' },
    { id: '603', name: 'Torgets Fastigheter AB' },
  ],
};

export function fjallbageriet(): Books {
  const books = keepBooks(company);
  takings(books);
  customers(books);
  suppliers(books);
  bank(books);
  return books.books();
}

function takings(books: ReturnType<typeof keepBooks>): void {
  books.takings('2026-10-02', [kr(3_120), kr(2_475)]);
  books.takings('2026-10-03', [kr(4_310), kr(3_055), kr(1_290)]);
  books.takings('2026-10-09', [kr(2_980), kr(2_640)]);
  books.takings('2026-10-10', [kr(4_125), kr(3_380), kr(1_415)]);
  books.takings('2026-10-16', [kr(3_045), kr(2_510)]);
  // Odd: the sums of the day differ, 8 412 booked and 8 142 paid.
  books.takings('2026-10-17', [kr(2_910), kr(3_264), kr(2_238)], kr(8_142));
  books.takings('2026-10-23', [kr(3_210), kr(2_705)]);
  books.takings('2026-10-24', [kr(4_480), kr(3_190), kr(1_365)]);
  books.takings('2026-10-30', [kr(3_330), kr(2_815)]);
  books.takings('2026-11-06', [kr(2_890), kr(2_560)]);
  books.takings('2026-11-07', [kr(4_015), kr(3_270), kr(1_240)]);
  // Odd: a day that the bank has not paid.
  books.takings('2026-11-14', [kr(4_205), kr(3_115)], null);
}

function customers(books: ReturnType<typeof keepBooks>): void {
  books.oldInvoice('20388', 0, kr(15_120));
  books.paid('20388', '2026-10-05');

  books.invoice('20401', '2026-10-05', 0, kr(12_500));
  books.invoice('20402', '2026-10-06', 1, kr(3_750));
  books.invoice('20403', '2026-10-12', 2, kr(22_500));
  books.invoice('20404', '2026-10-19', 0, kr(13_125));
  books.invoice('20405', '2026-10-20', 3, kr(2_500));
  books.invoice('20406', '2026-10-26', 1, kr(4_375));
  books.invoice('20407', '2026-11-02', 2, kr(23_750));
  // Odd: the sub-ledger has 12 400, the ledger 13 300.
  books.invoice('20408', '2026-11-03', 0, kr(11_875), { subLedgerOre: kr(12_400) });
  books.invoice('20409', '2026-11-11', 3, kr(3_125));

  // Odd: the customer pays twice.
  books.paid('20402', '2026-10-21', { bankTimes: 2 });
  books.paid('20401', '2026-10-26');
  books.paid('20405', '2026-10-29');
  books.paid('20403', '2026-11-02', { bankDay: '2026-11-03' });
  // Not odd: the ledger has credit note and payment, the sub-ledger one row of the same sum.
  books.credit('20406', '2026-10-28', kr(375), { only: ['ledger'] });
  books.paid('20406', '2026-11-05', { ore: kr(4_480), subLedgerOre: kr(4_900) });
  books.paid('20404', '2026-11-09');
}

function suppliers(books: ReturnType<typeof keepBooks>): void {
  books.supplierInvoice('M-5501', '2026-10-01', 0, kr(8_000), '4010');
  books.supplierInvoice('H-10', '2026-10-01', 2, kr(12_000), '5010');
  books.supplierInvoice('N-210', '2026-10-08', 1, kr(4_160), '4010');
  books.supplierInvoice('M-5502', '2026-11-02', 0, kr(8_480), '4010');
  books.supplierInvoice('H-11', '2026-11-02', 2, kr(12_000), '5010');
  books.supplierInvoice('N-223', '2026-11-10', 1, kr(3_840), '4010');
  books.paySupplier('H-10', '2026-10-02', 'UTB-26-2001');
  books.paySupplier('M-5501', '2026-10-15', 'UTB-26-2002');
  books.paySupplier('N-210', '2026-10-22', 'UTB-26-2003');
  books.paySupplier('H-11', '2026-11-03', 'UTB-26-2004');
  books.paySupplier('M-5502', '2026-11-16', 'UTB-26-2005');
}

function bank(books: ReturnType<typeof keepBooks>): void {
  books.card('2026-10-13', 'Bageriutrustning Nord', kr(1_495), '5410');
  books.card('2026-10-28', 'Pappersgrossisten', kr(860), '5460', { bankDay: '2026-10-29' });
  // Odd: the bank draws the money after a week; the rule allows three days.
  books.card('2026-11-02', 'Elbutiken Östersund', kr(1_249), '5410', { bankDay: '2026-11-09' });

  const fee = { series: 'K', text: 'Bankavgift september', info: 'Pris betalningstjänst' };
  books.other('2026-10-01', fee, kr(-95), '6570', { bankDay: '2026-10-02' });
  // Odd: cash booked as paid in, never seen by the bank.
  const cash = { series: 'K', text: 'Insättning servicebox', info: 'Insättning' };
  books.other('2026-11-12', cash, kr(6_300), '3040', { only: ['ledger'] });
  // Odd: interest that nobody has booked.
  books.other('2026-10-30', { series: 'K', text: '', info: 'Ränta' }, kr(12, 47), '8310', { only: ['bank'] });
  const wages = { series: 'N', text: 'Löner oktober', reference: 'LON-2026-10', info: 'Löneutbetalning' };
  books.other('2026-10-23', wages, kr(-64_300), '7010');
}
