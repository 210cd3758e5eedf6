/**
 * Lines to messages and fields. A tag is only believed where it can stand: real `:86:` texts have lines that begin with
 * `:20:` or `:12:` (clock times broken over lines). Fact sheet: formats/international, 4.1.
 *
 * Stages of a message: `outside` (nothing, or the bank's own lines before the first field) → `head` (`:20:` and what
 * describes the statement) → `entries` (from the first `:61:`) → `closed` (from `:62F:` or `:62M:`) → `outside`.
 */
import { type Tag, tagOf, textBehind } from './tags.ts';

export interface FieldTaker {
  /** A message begins; `reference` is the value of `:20:`, null when the field is missing. */
  begin(reference: string | null, line: number, kind: string | null): void;
  /** A page begins inside a message, without `:20:` of its own. */
  nextPage(line: number): void;
  field(tag: Tag, text: string, line: number): void;
  /** `atEnd`: the file ends here, without anything that ends the message. */
  end(atEnd: boolean): void;
  outOfPlace(tag: Tag, line: number): void;
  tooLong(tag: Tag, line: number): void;
}

type Stage = 'outside' | 'head' | 'entries' | 'closed';

/** Longest text of one field; the standard allows 6 lines of 65 characters, real ones reach some thousand. */
export const largestField = 16_384;

/** Fields that describe the statement. The numeric ones may also be minutes of a clock time broken over lines. */
const headTags: ReadonlySet<Tag> = new Set(['21', '25', '25P', '28', '28C', '13', '13D', '34F']);
/** What follows `:20:` in every message; so `:20:` inside a text is told from a new message. */
const behindReference = /^:(?:21|25P?|28C?):/;
/** `-`, `{` and `ä` begin what frames a message; the letter is what `{` became in the Swedish seven-bit code. */
const marks: ReadonlySet<number> = new Set([0x2d, 0x7b, 0xe4]);
const envelope = /^[{ä][1-5]:/;

/** Makes fields of lines; give it every line in order, then `end`. */
export class FieldReader {
  private readonly taker: FieldTaker;
  private stage: Stage = 'outside';
  private tag: Tag | null = null;
  private text = '';
  private fieldLine = 0;
  private overflow = false;
  /** A lone `-` ended the message, unless it goes on all the same. */
  private dashed = false;
  private inEnvelope = false;
  private kind: string | null = null;
  private held: { readonly text: string; readonly line: number } | null = null;
  private colonAlone = false;

  constructor(taker: FieldTaker) {
    this.taker = taker;
  }

  line(text: string, line: number): void {
    if (text === '') return;
    const joined = this.colonAlone ? `:${text}` : text;
    this.colonAlone = false;
    if (this.held !== null) this.settleHeld(joined);
    // Savings banks break lines anywhere, even behind the first colon of a tag.
    if (joined === ':') this.colonAlone = true;
    else this.takeLine(joined, line);
  }

  /** Ends the last message; `cut` when its envelope was never closed. */
  end(): { readonly cut: boolean } {
    if (this.held !== null) this.settleHeld(null);
    this.endMessage(true);
    return { cut: this.inEnvelope };
  }

  private takeLine(whole: string, line: number): void {
    const found = tagOf(whole);
    if (found !== null) this.takeTag(found, whole, line);
    else if (!marks.has(whole.charCodeAt(0)) || !this.takeMark(whole, line)) this.goOn(whole, line);
  }

  private takeMark(whole: string, line: number): boolean {
    if (whole.startsWith('-}') || whole.startsWith('-å')) this.takeEnd(whole, line);
    else if (envelope.test(whole)) this.takeEnvelope(whole, line);
    else if (whole.trimEnd() === '-') this.takeDash();
    else return false;
    return true;
  }

  private takeTag(found: Tag, whole: string, line: number): void {
    if (found === '20') this.takeReference(whole, line);
    else if (headTags.has(found)) this.takeHead(found, whole, line);
    else if (found === '60F' || found === '60M') this.takeOpening(found, whole, line);
    else this.takeOther(found, whole, line);
  }

  private takeReference(whole: string, line: number): void {
    if (this.stage === 'entries' && !this.dashed) this.held = { text: whole, line };
    else this.begin(textBehind(whole, '20'), line);
  }

  /** `:20:` in the middle of entries: a new message, or words of a text; the next line decides. */
  private settleHeld(nextLine: string | null): void {
    if (this.held === null) return;
    const { text, line } = this.held;
    this.held = null;
    if (nextLine !== null && behindReference.test(nextLine)) this.begin(textBehind(text, '20'), line);
    else this.goOn(text, line);
  }

  private takeHead(found: Tag, whole: string, line: number): void {
    const account = found === '25' || found === '25P';
    const startsOver = this.stage === 'closed' && this.tag !== '86' && account;
    if (this.stage === 'outside' || startsOver) this.begin(null, line);
    if (this.stage === 'head') this.open(found, whole, line);
    else this.misplaced(found, whole, line);
  }

  private takeOpening(found: Tag, whole: string, line: number): void {
    if (this.stage === 'outside') this.begin(null, line);
    if (this.stage === 'closed') {
      this.flush();
      this.taker.nextPage(line);
      this.stage = 'head';
    }
    if (this.stage === 'head') this.open(found, whole, line);
    else this.misplaced(found, whole, line);
  }

  private takeOther(found: Tag, whole: string, line: number): void {
    if (this.stage === 'outside') this.begin(null, line);
    this.open(found, whole, line);
    if (found === '61' && this.stage === 'head') this.stage = 'entries';
    if (found === '62F' || found === '62M') this.stage = 'closed';
  }

  private takeEnvelope(whole: string, line: number): void {
    this.endMessage();
    this.kind = /[{ä]2:[IO](\d{3})/.exec(whole)?.[1] ?? this.kind;
    const block = /[{ä]4:/.exec(whole);
    if (!block) return;
    this.inEnvelope = true;
    const rest = whole.slice(block.index + 3);
    if (rest.trim() !== '') this.takeLine(rest, line);
  }

  private takeEnd(whole: string, line: number): void {
    this.endMessage();
    this.inEnvelope = false;
    this.kind = null;
    const rest = whole.slice(2).trimStart();
    if (envelope.test(rest)) this.takeEnvelope(rest, line);
  }

  private takeDash(): void {
    this.dashed = true;
    if (this.stage === 'closed' || this.stage === 'head') this.inEnvelope = false;
  }

  private begin(reference: string | null, line: number): void {
    this.endMessage();
    this.taker.begin(reference, line, this.kind);
    this.stage = 'head';
    this.dashed = false;
  }

  private endMessage(atEnd = false): void {
    this.flush();
    if (this.stage !== 'outside') this.taker.end(atEnd && !this.dashed && this.stage === 'entries');
    this.stage = 'outside';
  }

  private open(next: Tag, whole: string, line: number): void {
    this.flush();
    this.tag = next;
    this.text = textBehind(whole, next);
    this.fieldLine = line;
    this.overflow = false;
    this.dashed = false;
  }

  private flush(): void {
    if (this.tag === null) return;
    const ended = this.tag;
    this.tag = null;
    this.taker.field(ended, this.text, this.fieldLine);
  }

  private goOn(more: string, line: number): void {
    if (this.tag === null || (this.dashed && this.stage === 'closed')) return;
    if (this.text.length + more.length < largestField) this.text = `${this.text}\n${more}`;
    else if (!this.overflow) {
      this.overflow = true;
      this.taker.tooLong(this.tag, line);
    }
  }

  private misplaced(found: Tag, whole: string, line: number): void {
    // Two digits inside a text are a clock time or the like, which needs no telling.
    const words = found.length === 2 && (this.tag === '86' || this.tag === 'NS');
    if (!words) this.taker.outOfPlace(found, line);
    this.goOn(whole, line);
  }
}
