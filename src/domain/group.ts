/** An avstämningsgrupp: accounts reconciled together by rules in priority order, once per unit. */
export type GroupType = 'ledger' | 'bank' | 'external';
export type WaitFor = 'none' | 'keyless' | 'all';

export interface WindowSettings {
  readonly quietMs: number;
  readonly longestMs: number;
  /** Import ids that must have delivered before a quiet window closes. */
  readonly expects: readonly string[];
  readonly onMissing: 'run' | 'warn' | 'skip';
}

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly type: GroupType;
  /** Unit codes; the loader has filled in the default (every unit with an import that feeds the group's sides). */
  readonly units: readonly string[];
  readonly accounts: readonly string[];
  readonly scheduled: boolean;
  readonly waitFor: WaitFor;
  /** Rule ids in priority order. */
  readonly rules: readonly string[];
  readonly window: WindowSettings;
}

/** A group as a file's commit needs it: which accounts it is about, and how its window opens. */
export interface ImportedGroup {
  readonly id: string;
  readonly accounts: readonly string[];
  readonly window: WindowSettings;
}

/** The sides whose rows a type of group takes: left first. */
export const groupSides = {
  ledger: ['ledger'],
  bank: ['ledger', 'bank'],
  external: ['ledger', 'external'],
} as const satisfies Record<GroupType, readonly string[]>;
