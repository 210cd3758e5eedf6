/** How many items of each kind a file holds, by the names of `counts` in its summary. */
const names: Readonly<Record<string, string>> = {
  '#VER': 'vouchers',
  '#TRANS': 'transactions',
  '#RTRANS': 'rtrans',
  '#BTRANS': 'btrans',
  '#KONTO': 'accounts',
  '#DIM': 'dimensions',
  '#UNDERDIM': 'dimensions',
  '#OBJEKT': 'objects',
  '#IB': 'ib',
  '#UB': 'ub',
  '#OIB': 'oib',
  '#OUB': 'oub',
  '#RES': 'res',
  '#PSALDO': 'psaldo',
  '#PBUDGET': 'pbudget',
  '#SRU': 'sru',
};

export interface Counts {
  add(label: string): void;
  get(name: string): number;
  all(): Record<string, number>;
}

export function createCounts(): Counts {
  const counts: Record<string, number> = {};
  for (const name of Object.values(names)) counts[name] = 0;
  return {
    add(label) {
      const name = Object.hasOwn(names, label) ? names[label] : undefined;
      if (name !== undefined) counts[name] = (counts[name] ?? 0) + 1;
    },
    get: (name) => counts[name] ?? 0,
    all: () => ({ ...counts }),
  };
}
