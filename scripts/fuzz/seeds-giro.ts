/** Made-up files of Bankgirot: 80 characters a line. */
type Made = readonly (readonly [name: string, text: string])[];

const line = (text: string): string => `${text.padEnd(80)}\n`;
const digits = (value: number, length: number): string => String(value).padStart(length, '0');

const payment = (code: string, reference: string, amountOre: number, serial: number, end = ''): string =>
  line(
    `${code}${digits(code === '20' ? 3783511 : 0, 10)}${reference.padStart(25)}${digits(amountOre, 18)}21${digits(serial, 12)}0${end}`,
  );
const deposit = (amountOre: number, count: number): string =>
  line(
    `15${'0'.repeat(19)}9150${digits(501040, 12)}20261110${digits(56, 5)}${digits(amountOre, 18)}SEK${digits(count, 8)}K`,
  );

export const girot: Made = [
  [
    'bgmax',
    line(`01${'BGMAX'.padEnd(20)}0120261110093035010331P`) +
      line('050009912346          SEK') +
      payment('20', '65599', 180_000, 1) +
      line('25Betalning med extra refnr 65599 657758 65546') +
      line('26Kalles Plåt AB') +
      line(`27${'Storgatan 2'.padEnd(35)}12345`) +
      line('28Storåker') +
      line('29005500001234') +
      payment('20', '11042', 20_050, 2) +
      payment('21', '11059', 10_050, 3, '1') +
      payment('22', '69599', 0, 3) +
      deposit(190_000, 3) +
      line(`70${digits(2, 8)}${digits(1, 8)}${digits(1, 8)}${digits(1, 8)}`),
  ],
];

export const payments: Made = [
  [
    'lb',
    line(`${`11${digits(123456, 10)}261110LEVERANTÖRSBETALNINGAR2611101`.padEnd(59)}SEK`) +
      line(`26${digits(9912346, 10)}Åkeri Norr AB`) +
      line(`14${digits(9912346, 10)}${'F1001'.padEnd(25)}${digits(12_500, 12)}C0000000000Eget`) +
      line(`25${digits(9912346, 10)}Avser oktober`) +
      line(`14${digits(9912346, 10)}${'F1002'.padEnd(25)}${digits(2_500, 12)}C0000000000`) +
      line(`29${digits(123456, 10)}${digits(2, 8)}${digits(15_000, 12)} `),
  ],
];

export const autogiro: Made = [
  [
    'autogiro-new',
    line(
      `01AUTOGIRO${' '.repeat(14)}20261110${' '.repeat(12)}BET. SPEC & STOPP TK${digits(471117, 6)}${digits(9912346, 10)}`,
    ) +
      line(`15${digits(1234567, 35)}20261110${digits(7, 5)}${digits(75_000, 18)}   ${digits(1, 8)}`) +
      line(
        `82202611100    ${digits(1, 16)}${digits(75_000, 12)}${digits(9912346, 10)}${'INBETALNING1'.padEnd(16)}          0`,
      ) +
      line(
        `09202611109900${digits(1, 6)}${digits(1, 12)}${digits(0, 6)}${digits(0, 12)}${digits(0, 6)}${digits(0, 12)}`,
      ),
  ],
];
