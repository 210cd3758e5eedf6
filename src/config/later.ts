/** Keys and values of the contract that come with a later release: refused by name, never left unread in silence. */

const keys: readonly { readonly at: RegExp; readonly keys: readonly string[] }[] = [
  { at: /^$/, keys: ['storePasswordFrom'] },
  {
    at: /^rules\[\d+\]$/,
    keys: ['where', 'link', 'linkRequired', 'target', 'block', 'maxPool', 'maxParts', 'mixedSigns'],
  },
  { at: /^rules\[\d+\]\.days$/, keys: ['in'] },
];

const values: readonly { readonly at: RegExp; readonly values: readonly string[] }[] = [
  { at: /^store$/, values: ['postgresql', 'postgres'] },
  { at: /^rules\[\d+\]\.type$/, values: ['reversal', 'subset-sum'] },
  { at: /^groups\[\d+\]\.waitFor$/, values: ['all'] },
];

export function isLaterKey(at: string, key: string): boolean {
  return keys.some((one) => one.at.test(at) && one.keys.includes(key));
}

export function isLaterValue(at: string, value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const word = at === 'store' ? value.split(':')[0] : value;
  return values.some((one) => one.at.test(at) && word !== undefined && one.values.includes(word));
}
