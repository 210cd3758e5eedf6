/**
 * A text file as the pieces a person would see in it: numbers, days, tags, field codes, words, marks, line ends. Bytes are
 * letters of Latin-1 here, so that pieces put together again are the same bytes.
 */

export const tokenKinds = ['lineEnd', 'tag', 'field', 'day', 'number', 'word', 'mark'] as const;
export type TokenKind = (typeof tokenKinds)[number];

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

/** In the order of `tokenKinds`; each alternative is one class without nesting, so that the time is that of the length. */
const pieces =
  /(\r\n|\n|\r)|(<[^<>]{0,200}>)|(#[A-Z]{2,12}|:\d\d[A-Z]?:|\{\d:|@@|<[A-Z0-9.]{2,20}>)|(\d{4}-\d\d-\d\d|(?:19|20)\d{6})|([+-]?\d+(?:[.,]\d+)?)|([A-Za-z\u0080-\u00ff]+)|([\s\S])/g;

export function tokensOf(bytes: Uint8Array): Token[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return Array.from(text.matchAll(pieces), (hit) => {
    const at = hit.findIndex((group, i) => i > 0 && group !== undefined);
    return { kind: tokenKinds[at - 1] ?? 'mark', text: hit[0] };
  });
}

/** The pieces of many files by kind: what one file may borrow from another. */
export type Dictionary = Readonly<Record<TokenKind, readonly string[]>>;

export function dictionaryOf(files: readonly (readonly Token[])[]): Dictionary {
  const found = Object.fromEntries(tokenKinds.map((kind) => [kind, new Set<string>()]));
  for (const { kind, text } of files.flat()) found[kind]?.add(text);
  return Object.fromEntries(tokenKinds.map((kind) => [kind, [...(found[kind] ?? [])]])) as Record<
    TokenKind,
    string[]
  >;
}
