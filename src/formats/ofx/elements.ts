/**
 * Tags to elements. A leaf has a value, an aggregate has elements; only what follows tells them apart, since leaves of
 * version 1 are not closed, and banks leave out ends of aggregates too. An end closes whatever is open inside it.
 */
import type { TokenTaker } from './tokens.ts';
import { unescaped } from './values.ts';

export interface ElementTaker {
  begin(name: string): void;
  /** `within` are the open aggregates, outermost first. */
  leaf(name: string, value: string, within: readonly string[]): void;
  end(name: string): void;
  declaration(): void;
  limit(what: 'text' | 'depth'): void;
}

/** Real files have about ten; an empty leaf that is not closed counts until its aggregate ends. */
export const largestDepth = 64;

/** What can stand neither in a transaction nor in another of its kind: there an end was left out. */
const endsTransaction: ReadonlySet<string> = new Set([
  'STMTTRN',
  'STMTTRNP',
  'LEDGERBAL',
  'AVAILBAL',
  'BANKTRANLISTP',
]);

export class Elements implements TokenTaker {
  private readonly taker: ElementTaker;
  private readonly stack: string[] = [];
  /** Opened, and not yet known to be a leaf or an aggregate. */
  private pending: string | null = null;
  private value = '';

  constructor(taker: ElementTaker) {
    this.taker = taker;
  }

  open(name: string): void {
    this.settle();
    this.pending = name;
    this.value = '';
  }

  text(text: string): void {
    if (this.pending !== null) this.value += unescaped(text);
  }

  literal(text: string): void {
    if (this.pending !== null) this.value += text;
  }

  close(name: string): void {
    if (this.pending === name) {
      this.leaf();
      return;
    }
    if (this.pending !== null) this.leaf();
    if (this.stack.includes(name)) this.endDownTo(name);
  }

  declaration(): void {
    this.taker.declaration();
  }

  tooLong(): void {
    this.taker.limit('text');
  }

  /** The open aggregates at the end of the file; none when it is whole. */
  finish(): readonly string[] {
    this.settle();
    return this.stack;
  }

  /** Another tag comes: with a value it was a leaf, without one it holds what comes. */
  private settle(): void {
    const name = this.pending;
    if (name === null) return;
    if (this.value.trim() !== '') this.leaf();
    else this.begin(name);
    this.pending = null;
  }

  private leaf(): void {
    const name = this.pending ?? '';
    this.pending = null;
    this.taker.leaf(name, this.value.trim(), this.stack);
  }

  private begin(name: string): void {
    if (endsTransaction.has(name)) {
      for (const transaction of ['STMTTRN', 'STMTTRNP'])
        if (this.stack.includes(transaction)) this.endDownTo(transaction);
    }
    if (this.stack.length >= largestDepth) {
      this.taker.limit('depth');
      return;
    }
    this.stack.push(name);
    this.taker.begin(name);
  }

  private endDownTo(name: string): void {
    for (;;) {
      const ended = this.stack.pop();
      if (ended === undefined) return;
      this.taker.end(ended);
      if (ended === name) return;
    }
  }
}
