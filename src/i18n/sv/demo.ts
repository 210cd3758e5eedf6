import type { DemoTexts } from '../demo-text.ts';

export const demoTexts: DemoTexts = {
  started: 'prickakonto: en demo med tre påhittade enheter. Agenten läser in filerna …',
  imported: 'Inläst',
  archived: 'Originalen ligger i arkivet',
  aside: (name, why) => `I karantän: ${name}: ${why}`,
  ticked: 'Avprickat',
  open: 'Öppet, och varför (några av posterna)',
  andMore: (count) => `… och ${count} till: prickakonto open`,
  mail: 'Mejlet ligger i',
  files: (unit, imported, duplicate, quarantined) =>
    `${unit}: ${imported} filer inlästa${duplicate ? `, ${duplicate} dubblett` : ''}${quarantined ? `, ${quarantined} i karantän` : ''}`,
  group: (name, unit, matched, open, amount) =>
    `${name}, ${unit}: ${matched} rader avprickade, ${open} öppna (${amount})`,
  watching: (folder) =>
    `Agenten arbetar vidare. Lägg en fil i till exempel\n  ${folder}\nProva med en trasig fil: samples/prova/kontoutdrag-2026-09.xml\nCtrl-C avslutar efter filen i hand.`,
  next: 'Mer: npx prickakonto open, matches, explain ID, files, alla med',
};
