/**
 * The texts of a workbook, which cells name by number. They stand in a part of their own, often behind the sheets, and must
 * all be held while a sheet is read: this is the one thing of a workbook that grows with the file, so it has a budget.
 */
import { ownCopy } from '../own-copy.ts';
import type { XmlHandler } from '../xml/xml-push.ts';
import { refuse } from './refusal.ts';

/** Letters of all texts together, with what each text costs beside them. */
const sharedStringsBudget = 64 * 1024 * 1024;
const perText = 32;

/** What is inside `rPh` is how a text is read aloud (18.4.6). */
const spoken = 'rPh';

/** Reads `sharedStrings.xml`. A text may come in runs of letters with a look of their own. */
export function createSharedStringsReader(budget = sharedStringsBudget): {
  handler: XmlHandler;
  texts(): readonly string[];
} {
  const texts: string[] = [];
  const within: string[] = [];
  let text = '';
  let used = 0;

  function charge(characters: number): void {
    used += characters;
    if (used > budget) refuse('xlsx-too-large', { what: 'sharedStrings', size: used, limit: budget });
  }

  return {
    handler: {
      open(name) {
        within.push(name);
        if (name === 'si') text = '';
      },
      text(part) {
        if (within.at(-1) !== 't' || within.includes(spoken)) return;
        charge(part.length);
        text += part;
      },
      close() {
        if (within.pop() !== 'si') return;
        charge(perText);
        texts.push(ownCopy(unescaped(text)));
      },
    },
    texts: () => texts,
  };
}

/** Letters that XML cannot hold are written `_x000D_` (ECMA-376-1, 22.9.2.19); `_x005F_` is the underscore of a text that looks so. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
