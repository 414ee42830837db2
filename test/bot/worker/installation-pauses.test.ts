import { beforeEach, describe, expect, it } from 'vitest';
import { InstallationPauses } from '../../../src/bot/worker/installation-pauses.ts';

let now: number;
let asked: string[];
let isOut: boolean;
/** What the job store knows, for all processes. */
let pauses: Map<string, number>;

beforeEach(() => {
  now = 0;
  asked = [];
  isOut = false;
  pauses = new Map();
});

const clock = { now: () => now, sleep: async () => {} };

/** The pauses of one worker. */
function openWorker(): InstallationPauses {
  const callServer = async (method: string, parameter: unknown) => {
    if (isOut) throw new Error('out of reach');
    if (method === 'getRemainingPause') {
      asked.push(String(parameter));
      return Math.max(0, (pauses.get(String(parameter)) ?? 0) - now);
    }
    const { key, ms } = parameter as { key: string; ms: number };
    pauses.set(key, now + ms);
  };
  return new InstallationPauses(callServer as never, clock);
}

describe('the pauses of installations', () => {
  it('hold for all workers within a second, and for no other installation', async () => {
    const [one, other] = [openWorker(), openWorker()];
    expect(await other.open(1).getRemainingMs()).toBe(0);
    one.open(1).record(30_000);
    expect(await one.open(1).getRemainingMs()).toBe(30_000);
    now += 1000;
    expect(await other.open(1).getRemainingMs()).toBe(29_000);
    expect(await other.open(2).getRemainingMs()).toBe(0);
    now += 29_000;
    expect(await one.open(1).getRemainingMs()).toBe(0);
    expect(await other.open(1).getRemainingMs()).toBe(0);
  });

  it('are asked for once a second, and not while one is known', async () => {
    const pause = openWorker().open(1);
    for (let index = 0; index < 20; index += 1) await pause.getRemainingMs();
    expect(asked).toEqual(['installation 1']);
    now += 1000;
    await pause.getRemainingMs();
    pause.record(10_000);
    now += 5000;
    expect(await pause.getRemainingMs()).toBe(5000);
    expect(asked).toHaveLength(2);
  });

  it('are what a worker has learned itself, while the job store is out of reach', async () => {
    isOut = true;
    const pause = openWorker().open(1);
    expect(await pause.getRemainingMs()).toBe(0);
    pause.record(10_000);
    expect(await pause.getRemainingMs()).toBe(10_000);
  });
});
