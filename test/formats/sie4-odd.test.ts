import { describe, expect, it } from 'vitest';
import { codes, errors, head, read, voucher, year } from './sie4-lines.ts';

const balanced = ['#TRANS 1930 {} 100.00', '#TRANS 3001 {} -100.00'];

describe('a file that would be read wrong without a word', () => {
  it('states its currency behind its rows', () => {
    const found = read([...voucher(...balanced), '#VALUTA JPY']);
    expect(found.findings).toMatchObject([
      { code: 'sie-currency-late', severity: 'error', params: { currency: 'JPY', read: 'SEK' } },
    ]);
    expect(errors(read([...voucher(...balanced), '#VALUTA SEK']))).toEqual([]);
  });

  it('was cut in its chart of accounts: nothing was read', () => {
    const found = read([...head, ...year, '#KONTO 1930 "Bank"']);
    expect(found.findings).toMatchObject([{ code: 'sie-nothing-read', severity: 'error' }]);
    expect(read([...head, ...year, '#UB 0 1930 0.00']).findings).toEqual([]);
  });

  it('states two different years 0', () => {
    const lines = [...voucher(...balanced), '#RAR 0 20260101 20261130'];
    expect(codes(read(lines))).toEqual(['sie-fiscal-year-odd']);
  });
});

describe('hostile lines', () => {
  it('of nothing but braces cost no stack', () => {
    expect(() => read([...head, '{'.repeat(32_000), '}{'.repeat(16_000)])).not.toThrow();
  });

  it('with a quote that stays open over thousands of lines are read in the time of their length', () => {
    const open = [`#X ${'a '.repeat(8000)}"`, ...Array.from({ length: 7000 }, () => 'b')];
    const found = read([...voucher(...balanced), ...Array.from({ length: 40 }, () => open).flat(), '#X 1']);
    expect(found.rows).toHaveLength(2);
    expect(codes(found)).toContain('sie-quote-open');
  }, 5000);

  it('show no more of an endless value than a mail can bear', () => {
    const found = read([...head, `#GEN ${'2'.repeat(20_000)}`]);
    expect(JSON.stringify(found.findings).length).toBeLessThan(1000);
  });
});
