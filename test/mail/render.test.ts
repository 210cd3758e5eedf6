import { describe, expect, it } from 'vitest';
import { renderMail } from '../../src/mail/render.ts';
import { context, finished, imported, quarantined, reconciled } from './entries.ts';

/** Numbers are written with hard blanks; the expectation with ordinary ones. */
const soft = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('renderMail', () => {
  const entries = [imported(), quarantined(), reconciled(), finished];

  it('tells a run in Swedish: how it went, what to do, per enhet, errors, open items, the run', () => {
    const mail = renderMail(entries, context);
    expect(mail.subject).toBe('[PrickaKonto] FEL – 1 fil i karantän – Exempel Bygg AB – 2026-11-25');
    expect(
      soft(mail.text),
    ).toBe(`1 fil i karantän; 99,7 % prickat; 1 fil importerade, 1 200 nya rader; 1 avstämningsgrupp stämdes av; 3 poster öppna, 1 234,50 kr.

Det här behöver du göra
-----------------------

1. trasig.csv: Rätta beloppet i källsystemet och ta ut filen på nytt; ett belopp som inte går att läsa gissas aldrig.

Per enhet
---------

Enhet                Filer  Dubbletter  Karantän  Nya rader  Prickade   Andel  Öppna  Öppet belopp
100 Exempel Bygg AB      1           0         1      1 200     1 197  99,7 %      3   1 234,50 kr

Per avstämningsgrupp
--------------------

Grupp      Enhet                Prickade  Förslag  Öppna  Flertydiga  Öppet belopp
Bankkonto  100 Exempel Bygg AB     1 197        0      3           2   1 234,50 kr

Fel
---

amount-unreadable (1):
- trasig.csv, rad 7: Beloppet "12,x" går inte att läsa. [100] (ligger nu i /data/karantan/2026-11-25/01ABC~trasig.csv)

Äldsta öppna poster
-------------------

Datum             Belopp  Referens  Text  Grupp      Enhet  Varför öppen
2026-10-02  −1 234,50 kr  4711      Hyra  Bankkonto  100    ingen motpost

Om körningen
------------

Uppgift        Värde
Körning        r01
Läge           /A (import och avstämning)
Start          2026-11-25 09:10
Tid            4 s
Version        0.1.0
Server         SERVER01
Konto          svc-prickakonto
Konfiguration  abcdef012345

Du får mejlet för att din adress står under backgroundJobs.recipients i konfigurationen. Där ändras även reportErrors (Rapportera fel via e-post) och notifyOnCompletion (Meddela via e-post).

Konto- och personnummer visas med de fyra sista siffrorna; hela uppgiften finns i .orsak.txt bredvid filen i karantän.
`);
  });

  it('tells it in English', () => {
    const mail = renderMail(entries, { ...context, language: 'en' });
    expect(mail.subject).toBe('[PrickaKonto] ERROR – 1 file in quarantine – Exempel Byg… – 2026-11-25');
    expect(soft(mail.text)).toContain('trasig.csv, line 7: The amount "12,x" cannot be read. [100]');
    expect(soft(mail.text)).toContain(
      '2026-10-02  -1 234,50 kr  4711       Hyra  Bankkonto  100   no counterpart',
    );
    expect(mail.text).not.toMatch(/[åäöÅÄÖ]/);
  });

  it('says the same in HTML, in its own language and without anything fetched', () => {
    const { html, text } = renderMail(entries, context);
    const cells = [...html.matchAll(/<t[dh] align="\w+">([^<]*)<\/t[dh]>/g)].map((hit) => hit[1] ?? '');
    expect(cells.length).toBeGreaterThan(30);
    expect(cells.filter((cell) => !text.includes(cell))).toEqual([]);
    expect(html).toMatch(/^<!DOCTYPE html><html lang="sv">/);
    expect(html).not.toMatch(/<img|src=|url\(|<script|https?:/);
  });

  it('gives the same mail again', () => {
    expect(renderMail(entries, context)).toEqual(renderMail(entries, context));
  });

  it('carries headers for mail rules and against absence replies', () => {
    expect(renderMail(entries, context).headers).toEqual({
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply, RN, NRN',
      'List-Id': '"PrickaKonto enhet 100" <enhet100.prickakonto.SERVER01>',
      'X-PrickaKonto-Run': 'r01',
      'X-PrickaKonto-Severity': 'error',
    });
  });
});

describe('subjects', () => {
  const all = { open: 0, ambiguous: 0, openAmountOre: 0, oldest: [] };
  const held = { at: '2026-11-25T08:00:00.000Z', run: 'r1', import: 'bank' };

  it.each([
    [
      'everything ticked off',
      [imported(), reconciled(all)],
      '[PrickaKonto] KLAR – 100,0 % prickat – Exempel Bygg AB – 2026-11-25',
    ],
    [
      'never 100 while something is open',
      [reconciled({ matched: 99_999, open: 1 })],
      '[PrickaKonto] KLAR – 99,9 % prickat – Exempel Bygg AB – 2026-11-25',
    ],
    [
      'several units',
      [reconciled(), reconciled({ unit: '200' })],
      '[PrickaKonto] KLAR – 2 enheter, 99,7 % prickat – 2026-11-25',
    ],
    [
      'imports only',
      [imported(), imported({ rows: 1 })],
      '[PrickaKonto] KLAR – 2 filer importerade, 1 201 nya rader – 2026-11-25',
    ],
    [
      'nothing new',
      [reconciled({ noop: true, matched: 0 }), finished],
      '[PrickaKonto] KLAR – inget nytt sedan förra körningen – 2026-11-25',
    ],
    [
      'a missing import',
      [reconciled({ missing: ['bank'] })],
      '[PrickaKonto] VARNING – 1 avstämning saknar en väntad import – 2026-11-25',
    ],
    [
      'a folder that is gone',
      [{ kind: 'path-held', ...held, unit: '100', code: 'path-missing', params: { path: '/in' } }],
      '[PrickaKonto] VARNING – en importmapp går inte att använda – 2026-11-25',
    ],
    [
      'a folder that is back',
      [{ kind: 'path-ok-again', ...held, unit: '100', path: '/in', since: held.at }],
      '[PrickaKonto] ÅTER OK – en importmapp fungerar igen – 2026-11-25',
    ],
  ] as const)('name %s', (_, entries, subject) => {
    expect(soft(renderMail(entries, context).subject)).toBe(subject);
  });

  it('stay on one line whatever the names hold', () => {
    const name = 'Åkeri\r\nBcc: alla@exempel.se\u202e AB';
    const mail = renderMail([quarantined({ file: 'a\r\nb.csv' })], {
      ...context,
      unitNames: { '100': name },
      server: 'S\r\nX: y',
      runFacts: { run: 'r1\r\nX: y' },
    });
    for (const value of [mail.subject, ...Object.values(mail.headers)])
      expect(value).not.toMatch(/[\r\n\u202e]/);
    expect([...mail.subject].length).toBeLessThanOrEqual(70);
  });
});

describe('what comes from files', () => {
  it('is escaped in HTML', () => {
    const { html } = renderMail(
      [quarantined({ file: '<img src=x onerror="alert(1)">&.csv' }), reconciled({ groupName: "<b>'x'</b>" })],
      context,
    );
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;.csv');
    expect(html).toContain('&lt;b&gt;&#39;x&#39;&lt;/b&gt;');
    expect(html).not.toContain('<img');
  });

  it('shows account and personal numbers by their last four digits', () => {
    const mail = renderMail(
      [
        quarantined({
          code: 'import-account-unmapped',
          file: 'SE4550000000058398257466.xml',
          params: { import: 'bank', account: 'SE45 5000 0000 0583 9825 7466' },
        }),
        reconciled({
          oldest: [
            {
              id: 't1',
              side: 'bank',
              date: '2026-10-02',
              amountOre: 1,
              reference: '800101-1234',
              text: 'Lön 5000-1234567',
              reasonCode: 'no-candidate',
            },
          ],
        }),
      ],
      context,
    );
    for (const part of [mail.text, mail.html]) {
      expect(part).toContain('…7466');
      expect(part).not.toMatch(/5839|8001|1234567/);
    }
  });

  it('keeps references, organisation numbers and dates whole', () => {
    const text = 'Faktura 12345678901 559999-0008 2026-03-07 bg 123-4567';
    expect(
      renderMail(
        [
          reconciled({
            oldest: [
              {
                id: 't1',
                side: 'bank',
                date: '2026-10-02',
                amountOre: 1,
                reference: '98765432109',
                text,
                reasonCode: 'ambiguous',
              },
            ],
          }),
        ],
        context,
      ).text,
    ).toContain(text);
  });
});

describe('long lists', () => {
  it('are cut with how many more there are, and HTML stays under 100 KB', () => {
    const many = Array.from({ length: 3000 }, (_, index) =>
      quarantined({ unit: String(index % 700), file: `fil-${index}-${'x'.repeat(80)}.csv` }),
    );
    const mail = renderMail(many, context);
    expect(mail.text).toContain('… och 2500 till');
    expect(mail.html).toMatch(/… och \d+ till/);
    expect(Buffer.byteLength(mail.html)).toBeLessThanOrEqual(100_000);
    expect(mail.subject).toBe('[PrickaKonto] FEL – 3000 filer i karantän – 700 enheter – 2026-11-25');
  });

  it('name at most five things to do', () => {
    const codes = [
      'file-empty',
      'file-truncated',
      'format-unknown',
      'date-unreadable',
      'amount-unreadable',
      'file-too-large',
      'encoding-mixed',
    ] as const;
    const { text } = renderMail(
      codes.map((code) => quarantined({ code, params: {} })),
      context,
    );
    const actions = text.split('\n').filter((line) => /^\d\. /.test(line));
    expect(actions).toHaveLength(5);
    expect(actions.at(-1)).toBe('5. … och 3 till');
  });

  it('show the ten oldest open items of all groups', () => {
    const items = (group: string, month: string) =>
      reconciled({
        group,
        groupName: group,
        oldest: Array.from({ length: 10 }, (_, day) => ({
          id: `${group}${day}`,
          side: 'bank',
          date: `2026-${month}-${10 + day}`,
          amountOre: 100,
          reference: null,
          text: null,
          reasonCode: 'ambiguous',
        })),
      });
    const { text } = renderMail([items('a', '09'), items('b', '08')], context);
    expect(text.match(/^2026-\d\d-\d\d /gm)).toEqual(
      Array.from({ length: 10 }, (_, day) => `2026-08-${10 + day} `),
    );
  });
});

describe('several windows of a group in one mail', () => {
  it('are told as what they ticked off together and what is open after the last', () => {
    const { text } = renderMail(
      [reconciled({ matched: 10, open: 9 }), reconciled({ matched: 6, open: 3, openAmountOre: 700 })],
      context,
    );
    expect(soft(text)).toMatch(/Bankkonto {2}100 Exempel Bygg AB +16 +0 +3 +2 +7,00 kr/);
  });
});
