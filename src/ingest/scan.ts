/** One look at an import folder. The listing is the truth; events only say when to look. */
import { readdir, statfs } from 'node:fs/promises';
import { type Probe, probe } from '../store/probe.ts';
import { inFolder } from './claim.ts';
import { fitsPattern, isIgnored, nameText } from './file-name.ts';
import { asPathFault, isNetworkPath } from './path-fault.ts';
import type { Place } from './place.ts';
import type { Settler, SettleTimes } from './settle.ts';

export interface FoundFile {
  readonly nameBytes: Buffer;
  readonly seen: Probe;
}

export interface Scan {
  /** Complete files, in the order they came (time of change, then name). */
  readonly settled: FoundFile[];
  /** Files that are still watched. */
  readonly unsettled: number;
}

/** Files of an import folder that could be taken: regular, not temporary or hidden, fitting the import's pattern. */
export async function listCandidates(place: Place): Promise<Buffer[]> {
  try {
    const entries = await readdir(place.inbox, { withFileTypes: true, encoding: 'buffer' });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name)
      .filter((name) => !isIgnored(nameText(name)) && fitsPattern(nameText(name), place.definition.files));
  } catch (error) {
    throw asPathFault(error, place.inbox);
  }
}

/** Takes one look at every file of the folder that is due. `now` is monotonic, in ms. */
export async function scanPlace(place: Place, settler: Settler, now: number): Promise<Scan> {
  const names = await listCandidates(place);
  const keys = new Set<string>();
  const settled: FoundFile[] = [];
  for (const nameBytes of names) {
    const key = nameKey(nameBytes);
    keys.add(key);
    if (!settler.isDue(key, now)) continue;
    const seen = probe(inFolder(place.inbox, nameBytes));
    if (seen && settler.look(key, seen, now)) settled.push({ nameBytes, seen });
  }
  settler.keepOnly(keys);
  settled.sort(
    (a, b) =>
      compareText(a.seen.mtimeNs.padStart(24, '0'), b.seen.mtimeNs.padStart(24, '0')) ||
      Buffer.compare(a.nameBytes, b.nameBytes),
  );
  return { settled, unsettled: names.length - settled.length };
}

/** Names as map keys without losing a byte. */
export function nameKey(nameBytes: Uint8Array): string {
  return Buffer.from(nameBytes).toString('latin1');
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Linux file system numbers (statfs f_type) of network shares. */
const smbTypes = new Set([0xff534d42, 0xfe534d42, 0x517b]);
const nfsTypes = new Set([0x6969]);

export type PlaceKind = 'local' | 'smb' | 'nfs';

/** Shares send no events and tell sizes before the content is there: they are scanned, and settle more slowly. */
export async function placeKind(path: string): Promise<PlaceKind> {
  if (isNetworkPath(path)) return 'smb';
  if (process.platform !== 'linux') return 'local';
  const { type } = await statfs(path).catch(() => ({ type: 0 }));
  if (nfsTypes.has(type)) return 'nfs';
  return smbTypes.has(type) ? 'smb' : 'local';
}

/** The configured times on a local disk; on a share never less than what its caching needs. */
export function settleTimes(kind: PlaceKind, configured: SettleTimes): SettleTimes {
  const least = {
    local: { quietMs: 0, everyMs: 0 },
    smb: { quietMs: 5_000, everyMs: 2_000 },
    nfs: { quietMs: 10_000, everyMs: 5_000 },
  }[kind];
  return {
    quietMs: Math.max(configured.quietMs, least.quietMs),
    everyMs: Math.max(configured.everyMs, least.everyMs),
  };
}
