/** 100 Åkeri Norr AB: a haulier that sends invoices with OCR numbers. What is odd is marked; samples/README.md tells why. */
import { keepBooks } from './bookkeeping.ts';
import { type Books, type Company, fictitiousIban, kr } from './company.ts';

const company: Company = {
  code: '100',
  name: 'Åkeri Norr AB',
  orgNumber: '559999-1006',
  iban: fictitiousIban('1000100'),
  bic: 'XXXXSESS',
  bankOpeningOre: kr(412_350, 40),
  otherOpening: [
    ['2710', kr(-66_800)],
    ['2731', kr(-51_550)],
  ],
  sales: { account: '3041', vatAccount: '2611', vatPercent: 25 },
  customers: [
    { id: '101', name: 'Norrbygdens Sågverk AB' },
    { id: '102', name: 'Granit & Grus i Norr AB' },
    { id: '103', name: 'Polarkyl Logistik AB' },
    { id: '104', name: 'Byggvaruhuset Älven AB' },
    { id: '105', name: 'Å och Ö Fruktimport AB' },
  ],
  suppliers: [
    { id: '501', name: 'Drivmedel Norr AB' },
    { id: '502', name: 'Däckservice i Piteå AB' },
    { id: '503', name: 'Lastbilsverkstan i Älvsbyn AB' },
    { id: '504', name: 'Hamnterminalen Fastigheter AB' },
  ],
};

export function akeriNorr(): Books {
  const books = keepBooks(company);
  customers(books);
  suppliers(books);
  bankAndTax(books);
  return books.books();
}

function customers(books: ReturnType<typeof keepBooks>): void {
  books.oldInvoice('10198', 0, kr(43_750));
  books.oldInvoice('10201', 1, kr(18_125));
  books.oldInvoice('10204', 2, kr(61_250));
  books.paid('10198', '2026-10-01');
  books.paid('10201', '2026-10-02');
  books.paid('10204', '2026-10-06', { bankDay: '2026-10-07' });

  books.invoice('10231', '2026-10-02', 0, kr(28_400));
  books.invoice('10232', '2026-10-05', 1, kr(19_500));
  books.invoice('10233', '2026-10-06', 3, kr(12_480));
  books.invoice('10234', '2026-10-08', 2, kr(54_000));
  books.invoice('10235', '2026-10-09', 4, kr(8_640));
  books.invoice('10236', '2026-10-13', 0, kr(31_200));
  books.invoice('10237', '2026-10-15', 1, kr(22_960));
  books.invoice('10238', '2026-10-20', 3, kr(4_384, 80));
  books.invoice('10239', '2026-10-22', 2, kr(47_200));
  books.invoice('10240', '2026-10-27', 4, kr(9_920));
  books.invoice('10241', '2026-10-29', 0, kr(26_800));
  books.invoice('10242', '2026-11-03', 1, kr(17_600));
  books.invoice('10243', '2026-11-05', 3, kr(14_080));
  books.invoice('10244', '2026-11-10', 2, kr(58_400));
  books.invoice('10245', '2026-11-16', 0, kr(29_600));
  // Odd: the sub-ledger does not know the invoice.
  books.invoice('10246', '2026-11-19', 4, kr(7_360), { only: ['ledger'] });

  // Odd: booked on the day that was promised, paid ten days later; the rule allows five.
  books.paid('10231', '2026-10-12', { bankDay: '2026-10-22' });
  // Odd: the customer pays 10 kr too little.
  books.paid('10232', '2026-10-15', { bankOre: kr(24_365) });
  books.deposit(17, '2026-10-16', ['10233', '10235']);
  books.paid('10234', '2026-10-19');
  books.paid('10236', '2026-10-23', { bankDay: '2026-10-22' });
  books.paid('10237', '2026-10-27');
  // Odd: two digits swapped in the ledger, 5 481 for 5 841.
  books.paid('10238', '2026-10-30', { bankOre: kr(5_841) });
  books.paid('10239', '2026-11-04');
  books.deposit(18, '2026-11-06', ['10240', '10241']);
  books.paid('10242', '2026-11-12');
  books.paid('10243', '2026-11-17', { bankDay: '2026-11-18' });
}

function suppliers(books: ReturnType<typeof keepBooks>): void {
  books.supplierInvoice('T-118', '2026-10-01', 3, kr(20_000), '5010');
  books.supplierInvoice('D-7701', '2026-10-02', 0, kr(36_800), '5611');
  books.supplierInvoice('V-3301', '2026-10-07', 2, kr(14_400), '5613');
  books.supplierInvoice('K-904', '2026-10-14', 1, kr(15_000), '5613');
  books.supplierInvoice('V-3309', '2026-10-21', 2, kr(5_760), '5613');
  books.supplierInvoice('T-119', '2026-11-02', 3, kr(20_000), '5010');
  books.supplierInvoice('D-7702', '2026-11-02', 0, kr(34_400), '5611');
  books.supplierInvoice('K-911', '2026-11-12', 1, kr(11_200), '5613');

  books.paySupplier('T-118', '2026-10-15', 'UTB-26-1003');
  books.paySupplier('V-3301', '2026-10-28', 'UTB-26-1002');
  books.paySupplier('D-7701', '2026-10-30', 'UTB-26-1001');
  // Odd: booked as paid, never sent to the bank.
  books.paySupplier('K-904', '2026-11-10', 'UTB-26-1019', { only: ['ledger'] });
  // Odd: the references contradict each other, 1023 and 1032.
  books.paySupplier('V-3309', '2026-11-11', 'UTB-26-1023', { bankReference: 'UTB-26-1032' });
  books.paySupplier('T-119', '2026-11-16', 'UTB-26-1004');
  // Odd in 2440: half of the invoice is paid.
  books.paySupplier('D-7702', '2026-11-18', 'UTB-26-1028', { ore: kr(21_500) });
}

function bankAndTax(books: ReturnType<typeof keepBooks>): void {
  books.card('2026-10-07', 'Dieselmack Piteå', kr(1_842, 50), '5611');
  books.card('2026-10-14', 'Lastbilstvätt Boden', kr(780), '5613', { bankDay: '2026-10-15' });
  // Odd: two equal purchases on one day; nothing says which is which.
  books.card('2026-10-20', 'Vägrestaurang E4', kr(642), '5800', { bankTimes: 2 });
  books.card('2026-10-20', 'Vägrestaurang E4', kr(642), '5800', { only: ['ledger'] });
  books.card('2026-11-05', 'Dieselmack Piteå', kr(1_915), '5611', { bankDay: '2026-11-06' });
  books.card('2026-11-09', 'Reservdelar Kalix', kr(2_360), '5613');

  const fee = { series: 'K', info: 'Pris betalningstjänst' };
  books.other('2026-10-01', { ...fee, text: 'Bankavgift september' }, kr(-150), '6570');
  books.other('2026-11-02', { ...fee, text: 'Bankavgift oktober' }, kr(-150), '6570');
  // Odd: a fee on the statement that nobody has booked.
  const unbooked = { series: 'K', text: '', info: 'Pris för tjänster kvartal 3' };
  books.other('2026-10-30', unbooked, kr(-1_095), '6570', { only: ['bank'] });

  const wages = { series: 'N', text: 'Löner oktober', reference: 'LON-2026-10', info: 'Löneutbetalning' };
  books.other('2026-10-23', wages, kr(-118_400), '7010');
  for (const [period, day, paidOre, chargedOre] of [
    ['2026-09', '2026-10-12', kr(58_200), kr(58_200)],
    // Odd in 1630: 50 kr less was paid than what was charged.
    ['2026-10', '2026-11-12', kr(60_100), kr(60_150)],
  ] as const) {
    const text = `Inbetalning skattekonto ${period}`;
    books.other(
      day,
      { series: 'S', text, reference: `SKATT-${period}`, info: 'Skatteinbetalning' },
      -paidOre,
      '1630',
    );
    books.voucher('S', day, `Skatt och arbetsgivaravgifter ${period}`, [
      { account: '1630', ore: -chargedOre },
      { account: '2710', ore: kr(33_400) },
      { account: '2731', ore: chargedOre - kr(33_400) },
    ]);
  }
}
