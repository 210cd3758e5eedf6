import { demoTexts as en } from './en/demo.ts';
import { demoTexts as sv } from './sv/demo.ts';
import type { Language } from './text.ts';

export interface DemoTexts {
  readonly started: string;
  readonly imported: string;
  readonly archived: string;
  readonly aside: (name: string, why: string) => string;
  readonly ticked: string;
  readonly open: string;
  readonly andMore: (count: number) => string;
  readonly mail: string;
  readonly files: (unit: string, imported: number, duplicate: number, quarantined: number) => string;
  readonly group: (name: string, unit: string, matched: string, open: number, amount: string) => string;
  readonly watching: (folder: string) => string;
  readonly next: string;
}

export function demoTextOf(language: Language): DemoTexts {
  return language === 'sv' ? sv : en;
}
