import type { DemoTexts } from '../demo-text.ts';

export const demoTexts: DemoTexts = {
  started: 'prickakonto: a demo with three made-up companies. The agent is reading the files …',
  imported: 'Imported',
  archived: 'The originals are in the archive',
  aside: (name, why) => `In quarantine: ${name}: ${why}`,
  ticked: 'Ticked off',
  open: 'Open, and why (some of the rows)',
  andMore: (count) => `… and ${count} more: prickakonto open`,
  mail: 'The mail is in',
  files: (unit, imported, duplicate, quarantined) =>
    `${unit}: ${imported} files imported${duplicate ? `, ${duplicate} duplicate` : ''}${quarantined ? `, ${quarantined} in quarantine` : ''}`,
  group: (name, unit, matched, open, amount) =>
    `${name}, ${unit}: ${matched} rows ticked off, ${open} open (${amount})`,
  watching: (folder) =>
    `The agent goes on working. Drop a file in, for example,\n  ${folder}\nTry a broken one: samples/prova/kontoutdrag-2026-09.xml\nCtrl-C ends after the file in hand.`,
  next: 'More: npx prickakonto open, matches, explain ID, files, each with',
};
