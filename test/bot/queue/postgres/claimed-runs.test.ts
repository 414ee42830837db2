import { describe, expect, it } from 'vitest';
import { ClaimedRuns } from '../../../../src/bot/queue/postgres/claimed-runs.ts';

const run = (row: number, tries = 1) => ({ row, tries });

describe('the runs that this process has claimed', () => {
  it('are forgotten when the database has one as ours at two looks, and this process does not know it', () => {
    const claimed = new ClaimedRuns();
    claimed.add(run(1));
    expect(claimed.findForgotten([run(1), run(2)])).toEqual([]);
    expect(claimed.findForgotten([run(1), run(2)])).toEqual([run(2)]);
  });

  it('are not forgotten when the answer of a claim comes between two looks', () => {
    const claimed = new ClaimedRuns();
    expect(claimed.findForgotten([run(1)])).toEqual([]);
    claimed.add(run(1));
    expect(claimed.findForgotten([run(1)])).toEqual([]);
  });

  it('need two looks in a row', () => {
    const claimed = new ClaimedRuns();
    claimed.findForgotten([run(1)]);
    claimed.findForgotten([]);
    expect(claimed.findForgotten([run(1)])).toEqual([]);
  });

  it('are told apart by how often the job was started', () => {
    const claimed = new ClaimedRuns();
    claimed.add(run(1, 2));
    claimed.findForgotten([run(1, 1), run(1, 2)]);
    expect(claimed.findForgotten([run(1, 1), run(1, 2)])).toEqual([run(1, 1)]);
  });

  it('are ours no more once they have ended, or all were lost', () => {
    const claimed = new ClaimedRuns();
    for (const row of [1, 2]) claimed.add(run(row));
    claimed.delete(run(1));
    claimed.findForgotten([run(1), run(2)]);
    expect(claimed.findForgotten([run(1), run(2)])).toEqual([run(1)]);
    claimed.clear();
    expect(claimed.findForgotten([run(2)])).toEqual([]);
    expect(claimed.findForgotten([run(2)])).toEqual([run(2)]);
  });
});
