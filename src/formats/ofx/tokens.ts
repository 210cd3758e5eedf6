/**
 * Text to tags and what stands between them, for both forms of OFX: version 1 is SGML with leaves that are never closed,
 * which no XML parser reads. In pieces of any size; nothing is held but one tag or one text (fact sheet:
 * formats/international, 5).
 */

export interface TokenTaker {
  open(name: string): void;
  close(name: string): void;
  /** Everything between two tags, as written. */
  text(text: string): void;
  /** Of CDATA, where nothing is escaped. */
  literal(text: string): void;
  /** A document type or an entity declaration: no bank writes any. */
  declaration(): void;
  tooLong(): void;
}

/** Longest tag or text. The standard's longest value has 255 characters, those of banks some thousand. */
export const largestText = 65_536;

/**
 * `text` → `opened` (behind `<`) → `tag` (until `>`) → `text`. A `<` that no name, slash, `!` or `?` follows is text.
 */
type State = 'text' | 'opened' | 'tag';

export class Tokens {
  private readonly taker: TokenTaker;
  private readonly stopped: () => boolean;
  private state: State = 'text';
  private held = '';
  /** The last two characters held, so that the end of a comment is known without looking through it. */
  private tail = '';
  private dropping = false;

  /** `stopped`: nothing more is wanted, not even the rest of a chunk. */
  constructor(taker: TokenTaker, stopped: () => boolean) {
    this.taker = taker;
    this.stopped = stopped;
  }

  write(chunk: string): void {
    let at = 0;
    while (at < chunk.length && !this.stopped()) {
      if (this.state === 'text') at = this.takeText(chunk, at);
      else if (this.state === 'opened') at = this.takeOpened(chunk, at);
      else at = this.takeTag(chunk, at);
    }
  }

  /** True when the file ends inside a tag. */
  end(): boolean {
    const inside = this.state !== 'text';
    if (!inside) this.flushText();
    return inside;
  }

  private takeText(chunk: string, from: number): number {
    const end = chunk.indexOf('<', from);
    this.hold(chunk.slice(from, end === -1 ? undefined : end));
    if (end === -1) return chunk.length;
    this.state = 'opened';
    return end + 1;
  }

  private takeOpened(chunk: string, at: number): number {
    if (/[A-Za-z/!?]/.test(chunk[at] ?? '')) {
      this.flushText();
      this.state = 'tag';
    } else {
      this.hold('<');
      this.state = 'text';
    }
    return at;
  }

  private takeTag(chunk: string, from: number): number {
    const end = chunk.indexOf('>', from);
    this.hold(chunk.slice(from, end === -1 ? undefined : end));
    if (end === -1) return chunk.length;
    if (this.goesOn()) this.hold('>');
    else this.finishTag();
    return end + 1;
  }

  /** A `>` inside a comment or inside CDATA does not end it. */
  private goesOn(): boolean {
    if (!this.begins('!')) return false;
    if (this.begins('!--')) return !(this.tail === '--' && this.held.length >= 5);
    return this.begins('![CDATA[') && this.tail !== ']]';
  }

  private begins(mark: string): boolean {
    return this.held.startsWith(mark);
  }

  private finishTag(): void {
    const tag = this.held;
    this.clear();
    this.state = 'text';
    if (tag.startsWith('![CDATA[')) this.taker.literal(tag.slice(8, -2));
    else if (tag.startsWith('!')) {
      if (!tag.startsWith('!--')) this.taker.declaration();
    } else if (tag.startsWith('/')) this.taker.close(nameOf(tag.slice(1)));
    else if (!tag.startsWith('?')) {
      const name = nameOf(tag);
      this.taker.open(name);
      if (tag.endsWith('/')) this.taker.close(name);
    }
  }

  private hold(piece: string): void {
    if (piece === '' || this.dropping) return;
    if (this.held.length + piece.length > largestText) {
      this.dropping = true;
      this.taker.tooLong();
      return;
    }
    this.held += piece;
    this.tail = (this.tail + piece.slice(-2)).slice(-2);
  }

  private flushText(): void {
    const text = this.held;
    this.clear();
    if (text !== '') this.taker.text(text);
  }

  private clear(): void {
    this.held = '';
    this.tail = '';
    this.dropping = false;
  }
}

/** Names are in capitals; some writers are not as strict. */
const nameOf = (tag: string): string => (/^[^\s/]+/.exec(tag)?.[0] ?? '').toUpperCase();
