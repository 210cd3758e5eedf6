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

/** One counter; whoever counts very often holds on to it. */
export interface Counter {
  count: number;
}

export interface Counts {
  add(label: string): void;
  of(label: keyof typeof names & string): Counter;
  get(name: string): number;
  all(): Record<string, number>;
}

export function createCounts(): Counts {
  const byName: Record<string, Counter> = {};
  const byLabel = new Map<string, Counter>();
  for (const [label, name] of Object.entries(names)) {
    byName[name] ??= { count: 0 };
    byLabel.set(label, byName[name]);
  }
  return {
    add(label) {
      const counter = byLabel.get(label);
      if (counter) counter.count += 1;
    },
    of: (label) => byLabel.get(label) ?? { count: 0 },
    get: (name) => byName[name]?.count ?? 0,
    all: () => Object.fromEntries(Object.entries(byName).map(([name, { count }]) => [name, count])),
  };
}
