/**
 * Leases with fencing. A lease is free when nobody has it, when its holder's process is gone, or when the holder has not
 * shown itself for its time to live. Every taking raises `fence`; the holder's writes name it, so that one who lost the
 * lease without noticing writes nothing.
 */
import type { SqlEntityManager } from '@mikro-orm/sqlite';
import { LeaseSchema } from './entities/lease.ts';
import { reading, type Store } from './open.ts';
import { plain } from './plain.ts';
import { monotonicMs, processIsAlive, thisProcess } from './process-identity.ts';
import { inTransaction } from './transaction.ts';

/** Longer than the longest commit: while a large file is written, its own process cannot show itself either. */
export const leaseTtlMs = 60_000;

export type LeaseOutcome = { readonly fence: number } | { readonly heldBy: string; readonly pid: number };

interface LeaseRow {
  readonly owner: string | null;
  readonly fence: number;
  readonly host: string;
  readonly bootId: string;
  readonly pid: number;
  readonly pidStart: string;
  readonly beatMs: number;
  readonly ttlMs: number;
}

function isHeld(lease: LeaseRow): boolean {
  return lease.owner !== null && processIsAlive(lease) && monotonicMs() - lease.beatMs <= lease.ttlMs;
}

/** Takes a free lease, or says who has it. Taking one's own again keeps its fence. */
export async function takeLease(store: Store, name: string, owner: string): Promise<LeaseOutcome> {
  return inTransaction(store, (em) => takeLeaseIn(em, name, owner));
}

async function takeLeaseIn(em: SqlEntityManager, name: string, owner: string): Promise<LeaseOutcome> {
  const held = await em.findOne(LeaseSchema, { name });
  if (held?.owner === owner) return { fence: held.fence };
  if (held?.owner && isHeld(plain<LeaseRow>(held))) return { heldBy: held.owner, pid: held.pid };
  const mine = {
    owner,
    fence: (held?.fence ?? 0) + 1,
    ...thisProcess(),
    beatMs: monotonicMs(),
    ttlMs: leaseTtlMs,
  };
  if (held) await em.nativeUpdate(LeaseSchema, { name }, mine);
  else await em.insert(LeaseSchema, { name, ...mine });
  return { fence: mine.fence };
}

/** Shows that the owner of these leases still works. */
export async function beatLeases(store: Store, owner: string): Promise<void> {
  await inTransaction(store, (em) => em.nativeUpdate(LeaseSchema, { owner }, { beatMs: monotonicMs() }));
}

/** Gives back one lease, or all of an owner. */
export async function releaseLeases(store: Store, owner: string, name?: string): Promise<void> {
  const which = name === undefined ? { owner } : { owner, name };
  await inTransaction(store, (em) => em.nativeUpdate(LeaseSchema, which, { owner: null }));
}

/** True while the fence is still the lease's own: asked inside the transaction that depends on it. */
export async function holdsLease(
  em: SqlEntityManager,
  name: string,
  owner: string,
  fence: number,
): Promise<boolean> {
  return (await em.count(LeaseSchema, { name, owner, fence })) === 1;
}

/** The lease that stands for a process while it works: `process:<run id>`. */
export function processLease(runId: string): string {
  return `process:${runId}`;
}

/** Which of these owners no longer work (their process ended, or shows itself no more). */
export async function deadOwners(store: Store, owners: readonly string[]): Promise<Set<string>> {
  const leases = await reading(store).find(LeaseSchema, { name: { $in: owners.map(processLease) } });
  const alive = new Set(
    leases
      .map((lease) => plain<LeaseRow>(lease))
      .filter(isHeld)
      .map((lease) => lease.owner),
  );
  return new Set(owners.filter((owner) => !alive.has(owner)));
}
