/** Far beyond what any bank or ledger writes (fact sheet: formats/international, 1.9). */
export const xmlLimits = {
  depth: 64,
  /** Of one text, tag or comment. */
  textCharacters: 1_048_576,
  attributes: 32,
  /** Of what is held at a time: one entry, one voucher. */
  elements: 100_000,
  heldCharacters: 4_194_304,
} as const;
