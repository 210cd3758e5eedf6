import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import type { Rule } from '../../src/domain/rule.ts';
import { formatMoney } from '../../src/i18n/money.ts';
import { explainMatch, explainOpen, type PlanInput } from '../../src/reconcile/index.ts';
import { by, firstDay, lookupIn, planOf, rule, type TestRow, tableOf, tolerance } from './made-rows.ts';

const exact = rule('ocr', 'exact', { key: by('reference'), days: { before: 1, after: 5 } });
const unique = rule('belopp', 'unique', { days: { before: 0, after: 3 } });
const sum = rule('insättning', 'sum', { key: by('batch') });

const ledger = (seq: number, day: number, amountOre: number, more: Partial<TestRow> = {}): TestRow => ({
  seq,
  side: 'ledger',
  day: firstDay + day,
  amountOre,
  voucher: `A${seq}`,
  ...more,
});
const bank = (seq: number, day: number, amountOre: number, more: Partial<TestRow> = {}): TestRow => ({
  ...ledger(seq, day, amountOre, more),
  side: 'bank',
});

/** No-break spaces as `~`, so that the expected lines can be read. */
const readable = (lines: readonly string[]) => lines.map((line) => line.replaceAll('\u00a0', '~'));

function why(
  seq: number,
  rows: readonly TestRow[],
  rules: readonly Rule[],
  more: Partial<PlanInput> = {},
  language: 'sv' | 'en' = 'sv',
) {
  const reason = planOf(rows, rules, more).open.find((one) => one.seq === seq);
  if (!reason) throw new Error(`row ${seq} is not open`);
  return readable(explainOpen(reason, lookupIn(rows), language));
}

describe('explainOpen, word for word', () => {
  it('no candidate', () => {
    expect(why(1, [ledger(1, 0, 125_000)], [exact, unique])).toEqual([
      'Ingen rad på andra sidan passar enligt någon regel.',
      'Regeln ocr får ingen nyckel: fältet referens är tomt.',
    ]);
  });

  it('several rules without a key, in one sentence that names the missing fields', () => {
    const text = { ...sum, id: 'swish', key: by('text', [{ regex: 'SWISH' }]) };
    const row = ledger(1, 0, 125_000, { text: 'Hyra' });
    expect(why(1, [row], [exact, sum, text])).toEqual([
      'Ingen rad på andra sidan passar enligt någon regel.',
      'Raden har ingen nyckel för reglerna ocr (referens saknas), insättning (insättningsnummer saknas) och swish (text ger ingen).',
    ]);
    expect(why(1, [row], [exact, sum], {}, 'en')[1]).toBe(
      'The row has no key for the rules ocr (reference is missing) and insättning (deposit number is missing).',
    );
  });

  it('the same amount outside the window, and by how many days', () => {
    expect(why(1, [ledger(1, 0, 125_000), bank(2, 9, 125_000)], [unique])).toEqual([
      'Ingen rad på andra sidan passar enligt någon regel.',
      'Samma belopp finns på bankraden den 2024-10-13 på 1~250,00~kr (t2), men 9 dagar skiljer: 6 dagar utanför fönstret i regeln belopp (0 till +3).',
    ]);
    expect(why(2, [ledger(1, 0, 125_000), bank(2, -1, 125_000)], [unique])[1]).toBe(
      'Samma belopp finns på verifikation A1 den 2024-10-04 på 1~250,00~kr (t1), men 1 dag skiljer: 1 dag utanför fönstret i regeln belopp (0 till +3).',
    );
  });

  it('the same key with another amount, and the difference', () => {
    const rows = [ledger(1, 0, 125_000, { reference: '12344' }), bank(2, 1, 124_500, { reference: '12344' })];
    expect(why(1, rows, [exact])).toEqual([
      'Ingen rad på andra sidan passar enligt någon regel.',
      'Samma nyckel men annat belopp på bankraden den 2024-10-05 på 1~245,00~kr (t2), referens 12344: skillnaden är 5,00~kr (regeln ocr).',
    ]);
  });

  it('swapped digits, as a hint', () => {
    const rows = [ledger(1, 0, 1_900, { reference: '7' }), bank(2, 1, 9_100, { reference: '7' })];
    expect(why(1, rows, [exact])[1]).toBe(
      'Samma nyckel men annat belopp på bankraden den 2024-10-05 på 91,00~kr (t2), referens 7: skillnaden är -72,00~kr (regeln ocr). Skillnaden är delbar med nio: två siffror kan ha bytt plats.',
    );
  });

  it('a tie, and with whom', () => {
    const rows = [ledger(1, 0, 8_000), bank(2, 1, 8_000), bank(3, 2, 8_000)];
    expect(why(1, rows, [unique])).toEqual([
      'Flera rader passar lika bra enligt regeln belopp: bankraden den 2024-10-05 på 80,00~kr (t2); bankraden den 2024-10-06 på 80,00~kr (t3). Ingen av dem väljs.',
    ]);
    expect(why(2, rows, [unique])).toEqual([
      'Passar med verifikation A1 den 2024-10-04 på 80,00~kr (t1) enligt regeln belopp, men den passar lika bra med bankraden den 2024-10-06 på 80,00~kr (t3). Ingen av dem väljs.',
    ]);
  });

  it('a contradicting reference', () => {
    const rows = [ledger(1, 0, 8_000, { reference: 'F100' }), bank(2, 1, 8_000, { reference: 'F200' })];
    expect(why(1, rows, [unique])[1]).toBe(
      'Samma belopp finns på bankraden den 2024-10-05 på 80,00~kr (t2), referens F200, men referenserna säger emot varandra: F100 mot F200 (regeln belopp).',
    );
  });

  it('data that are not complete: which side, and the date', () => {
    const rows = [ledger(1, 0, 8_000), bank(2, 1, 8_000)];
    const through = { left: '2024-10-31' as Day, right: '2024-10-06' as Day };
    expect(why(1, rows, [unique], { waitFor: 'keyless', completeThrough: through })).toEqual([
      'Väntar enligt regeln belopp: banken behöver vara komplett till och med 2024-10-07 och är det till och med 2024-10-06.',
    ]);
    expect(
      why(1, rows, [unique], { waitFor: 'keyless', completeThrough: { left: null, right: 'always' } }),
    ).toEqual([
      'Väntar enligt regeln belopp: bokföringen behöver vara komplett till och med 2024-10-05, men inget säger hur långt den är komplett.',
    ]);
  });

  it('sums that differ, with both, and a key on one side', () => {
    const rows = [
      ledger(1, 0, 100_000, { batch: 'B1' }),
      ledger(2, 0, 50_000, { batch: 'B1' }),
      bank(3, 1, 149_900, { batch: 'B1' }),
      ledger(4, 0, 700, { batch: 'B2' }),
    ];
    expect(why(3, rows, [sum])).toEqual([
      'Summorna för nyckeln skiljer enligt regeln insättning: 1~500,00~kr mot 1~499,00~kr, skillnad 1,00~kr.',
    ]);
    expect(why(4, rows, [sum])).toEqual([
      'Nyckeln finns bara på ena sidan enligt regeln insättning: 1 rad, tillsammans 7,00~kr.',
    ]);
  });

  it('a late row, with the match', () => {
    const settled = [ledger(1, 0, 500, { batch: 'B' }), bank(2, 1, 500, { batch: 'B' })];
    const existing = [{ id: 'm7', rule: 'insättning', left: [1], right: [2] }];
    expect(
      why(3, [bank(3, 1, 90, { batch: 'B' })], [sum], { existing, existingRows: tableOf(settled, [sum]) }),
    ).toEqual(['Raden kom för sent: nyckelns andra rader är redan avprickade i m7 (regeln insättning).']);
  });

  it('a suggestion waiting for someone', () => {
    const rows = [ledger(1, 0, 8_000), bank(2, 1, 8_000)];
    expect(why(1, rows, [{ ...unique, mode: 'suggest' }])).toEqual([
      'Ingår i ett förslag enligt regeln belopp: bankraden den 2024-10-05 på 80,00~kr (t2). Någon behöver godkänna det.',
    ]);
  });

  it('says the same in English', () => {
    expect(why(1, [ledger(1, 0, 125_000), bank(2, 9, 125_000)], [unique], {}, 'en')).toEqual([
      'No row of the other side fits by any rule.',
      'The same amount is on the bank row of 2024-10-13, 1~250,00~kr (t2), but 9 days apart: 6 days outside the window of rule belopp (0 to +3).',
    ]);
  });
});

describe('explainMatch', () => {
  it('names key, window, what was ruled out and the difference', () => {
    const rows = [
      ledger(1, 0, 125_500, { reference: 'OCR 12344' }),
      bank(2, 2, 125_000, { reference: '12344' }),
      bank(3, 7, 125_000, { reference: '12344' }),
    ];
    const fee = { ...tolerance(0, 1_000), class: 'bankFee' as const };
    const [match] = planOf(rows, [{ ...exact, key: by('reference', ['digits']), tolerance: fee }]).matches;
    expect(match && readable(explainMatch(match, lookupIn(rows), 'sv'))).toEqual([
      'Avprickad av regeln ocr i varv 1: verifikation A1 den 2024-10-04 på 1~255,00~kr (t1) mot bankraden den 2024-10-06 på 1~250,00~kr (t2), referens 12344.',
      'Samma referens: 12344 (skrivet OCR 12344, 12344).',
      '2 dagar mellan raderna; regeln tillåter -1 till +5.',
      'Ingen annan rad kom i fråga, från någon sida.',
      'Bortvalda på andra sidan: 1 utanför fönstret, 0 med motsägande referens, 0 med annat belopp.',
      'Skillnaden 5,00~kr är bankavgift.',
    ]);
  });

  it('of a key group names its span and sums', () => {
    const rows = [
      ledger(1, 0, 100, { batch: 'B' }),
      ledger(2, 3, 50, { batch: 'B' }),
      bank(3, 4, 150, { batch: 'B' }),
    ];
    const [match] = planOf(rows, [sum]).matches;
    expect(match && readable(explainMatch(match, lookupIn(rows), 'sv')).at(-1)).toBe(
      'Alla öppna rader med nyckeln är med, från 2024-10-04 till 2024-10-08: 1,50~kr mot 1,50~kr.',
    );
  });
});

describe('formatMoney', () => {
  it('groups thousands, keeps two decimals and the sign, and knows currencies without decimals', () => {
    expect(
      readable([formatMoney(123_456_789, 'SEK'), formatMoney(-5, 'EUR'), formatMoney(1_000, 'JPY')]),
    ).toEqual(['1~234~567,89~kr', '-0,05~EUR', '1~000~JPY']);
  });
});
