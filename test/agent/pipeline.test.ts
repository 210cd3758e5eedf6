import { NEVER, Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { type Lane, pipeline, type Stages } from '../../src/agent/pipeline.ts';
import { until } from '../support/program.ts';

function stages(parts: Partial<Stages>): Stages & { reported: string[] } {
  const reported: string[] = [];
  return {
    lanes: [],
    closeWindows: async () => ({ due: [], waitMs: null }),
    reconcile: async () => undefined,
    mail: async () => null,
    report: (stage) => reported.push(stage),
    reported,
    ...parts,
  };
}

function lane(unit: string, work: () => Promise<number | null>): Lane {
  return { unit, hint$: NEVER, rescanMs: 20, work };
}

describe('the pipeline', () => {
  it('keeps the other units working when one throws in every turn', async () => {
    let good = 0;
    const bad = async (): Promise<null> => {
      throw new Error('disk');
    };
    const made = stages({
      lanes: [
        lane('100', bad),
        lane('200', async () => {
          good += 1;
          return null;
        }),
      ],
    });
    const stop = new Subject<void>();
    pipeline(made, stop).subscribe();
    await until('the good unit has had many turns', () => good > 5);
    stop.next();
    expect(made.reported).toContain('ingest 100');
    expect(made.reported).not.toContain('ingest 200');
  });

  it('reconciles what is due one after the other, a failing one not stopping the next', async () => {
    const ran: string[] = [];
    let told = false;
    const made = stages({
      closeWindows: async () => {
        const due = told
          ? []
          : [
              { groupId: 'a', unit: '1' },
              { groupId: 'b', unit: '1' },
            ];
        told = true;
        return { due, waitMs: null };
      },
      reconcile: async (due) => {
        ran.push(due.groupId);
        if (due.groupId === 'a') throw new Error('plan');
      },
    });
    const stop = new Subject<void>();
    pipeline(made, stop).subscribe();
    await until('both have run', () => ran.length === 2);
    stop.next();
    expect(ran).toEqual(['a', 'b']);
    expect(made.reported).toEqual(['reconcile a/1']);
  });

  it('throws in every stage at once and still takes the next tick', async () => {
    let turns = 0;
    const fail = async (): Promise<never> => {
      throw new Error('all');
    };
    const made = stages({
      lanes: [
        lane('100', async () => {
          turns += 1;
          return null;
        }),
      ],
      closeWindows: fail,
      mail: fail,
    });
    const stop = new Subject<void>();
    pipeline(made, stop).subscribe();
    await until('the lane goes on', () => turns > 3);
    stop.next();
    expect(made.reported).toEqual(expect.arrayContaining(['windows', 'mail']));
  });

  it('ends when it is stopped', async () => {
    const stop = new Subject<void>();
    const ended = new Promise<string>((resolve) =>
      pipeline(stages({ lanes: [lane('1', async () => null)] }), stop).subscribe({
        complete: () => resolve('completed'),
      }),
    );
    stop.next();
    expect(await ended).toBe('completed');
  });
});
