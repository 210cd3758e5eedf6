/**
 * Places where a test makes this process die (`NODE_ENV=test` and `PK_KILL=name:n`: at the n-th time `name` is reached), so
 * that recovery is proved on a real process killed by the operating system. Nothing happens in a program in use.
 */
const wanted = process.env['NODE_ENV'] === 'test' ? process.env['PK_KILL'] : undefined;
let timesLeft = Number(wanted?.split(':')[1] ?? 1);

export type KillPoint =
  | 'claim-recorded'
  | 'claim-renamed'
  | 'claimed'
  | 'mid-transaction'
  | 'committed'
  | 'archive-renamed'
  | 'archived'
  | 'quarantine-recorded'
  | 'quarantine-moved'
  | 'mail-accepted';

export function reach(point: KillPoint): void {
  if (wanted?.split(':')[0] !== point) return;
  timesLeft -= 1;
  if (timesLeft === 0) process.kill(process.pid, 'SIGKILL');
}
