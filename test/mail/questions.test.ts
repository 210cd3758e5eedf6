import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import { isWanted, severity } from '../../src/domain/report.ts';
import { renderMail } from '../../src/mail/render.ts';
import { context, imported } from './entries.ts';

const gap: Finding = {
  code: 'statement-gap',
  severity: 'warning',
  question: 'q7',
  params: {
    account: 'SE3550000000054910000003',
    currency: 'SEK',
    missing: '18',
    count: 1,
    before: '17 (2026-11-02)',
    after: '19 (2026-11-04)',
    expected: '100.00',
    opening: '150.00',
  },
};

describe('a mail about a file that raised a question', () => {
  it('says what was found, what to do, and how to answer', () => {
    const entry = imported({ warnings: [gap], questions: ['q7'] });
    const mail = renderMail([entry], context);
    expect(mail.subject).toContain('VARNING – 1 fråga att besvara');
    expect(mail.text).toContain('Kontoutdrag 18 för konto …0003 saknas');
    expect(mail.text).toContain(
      'Saldot var 100,00 SEK efter utdraget före och är 150,00 SEK när nästa börjar.',
    );
    expect(mail.text).toContain('(fråga q7)');
    expect(mail.text).toContain('prickakonto questions answer q7 --note');
    expect(mail.text).toContain('Hämta de utdrag som saknas');
    expect(mail.html).toContain('fråga q7');
    expect(severity(entry)).toBe('error');
    expect(isWanted(entry, { reportErrors: true, notifyOnCompletion: false })).toBe(true);
  });

  it('is no alarm when the question was asked before', () => {
    const entry = imported({ warnings: [gap], questions: [] });
    const mail = renderMail([entry], context);
    expect(mail.subject).toContain('KLAR');
    expect(mail.text).toContain('(fråga q7)');
    expect(severity(entry)).toBe('info');
  });

  it('counts balances apart from other questions', () => {
    const broken = imported({ warnings: [{ ...gap, code: 'statement-balance-break' }], questions: ['q7'] });
    expect(renderMail([broken], context).subject).toContain('saldot stämmer inte i 1 fil');
  });
});
