import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Which process on which boot of which machine: a pid alone may be somebody else's by now. */
export interface ProcessIdentity {
  readonly host: string;
  readonly bootId: string;
  readonly pid: number;
  readonly pidStart: string;
}

export function thisProcess(): ProcessIdentity {
  return { host: hostname(), bootId: bootId(), pid: process.pid, pidStart: startOf(process.pid) ?? '' };
}

/** Milliseconds of the machine's monotonic clock, the same for all its processes; jumps of the wall clock do not reach it. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint() / 1_000_000n);
}

/** True while that very process runs, on this boot of this machine. */
export function processIsAlive(other: ProcessIdentity): boolean {
  if (other.host !== hostname() || other.bootId !== bootId()) return false;
  try {
    process.kill(other.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return startOf(other.pid) === other.pidStart;
}

/** Linux tells the boot; elsewhere all boots look alike and the pid and the heartbeat decide. */
function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
  } catch {
    return '';
  }
}

/** Start time of a process in clock ticks since boot (field 22 of /proc/PID/stat); empty where there is no /proc, null when it is gone or a zombie. */
function startOf(pid: number): string | null {
  if (process.platform !== 'linux') return '';
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}
