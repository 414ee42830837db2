import { describe, expect, test } from 'vitest';
import type { QueuedJob } from '../../../src/bot/queue/index.ts';
import { PooledWorker } from '../../../src/bot/worker/pooled-worker.ts';
import { connectRpc, createInThreadTransports } from '../../../src/bot/worker/rpc.ts';
import { testClock } from '../test-clock.ts';

const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};
const job = { kind: 'review', owner: 'o', repo: 'r' } as unknown as QueuedJob;
const limits = { jobTimeoutMs: () => 60_000, stopTimeoutMs: 5000, pingIntervalMs: 1000, pingTimeoutMs: 3000 };
const never = () => new Promise<never>(() => {});

type Methods = Partial<Record<'initialize' | 'ping' | 'runJob', (params: unknown, signal: AbortSignal) => Promise<unknown>>>;

/** A worker with these methods at the other end of the channel. */
function start(methods: Methods = {}, { canBeKilled = true, closes = true } = {}) {
  const clock = testClock();
  const exited = Promise.withResolvers<string>();
  const logged: string[] = [];
  const exits: boolean[] = [];
  let kills = 0;
  let pings = 0;
  const [transport, otherEnd] = createInThreadTransports();
  const answers = {
    initialize: async () => {},
    runJob: async () => 'done',
    ping: async () => {
      pings += 1;
    },
    ...methods,
  };
  connectRpc(otherEnd, answers as never);
  const kill = () => {
    kills += 1;
    exited.resolve('SIGKILL');
  };
  const worker = new PooledWorker(
    {
      transport,
      exited: exited.promise,
      close: async () => (closes ? exited.resolve('closed') : never()),
      ...(canBeKilled ? { kill } : {}),
    },
    {
      init: {} as never,
      serverApi: {} as never,
      clock,
      log: (_, message) => void logged.push(message),
      limits: limits as never,
      onExit: (_, isExpected) => void exits.push(isExpected),
    },
  );
  worker.initialized.catch(() => {});
  return { worker, clock, exited, logged, exits, kills: () => kills, pings: () => pings };
}

describe('a worker of the pool', () => {
  test('that exits by itself is lost, and the log says so', async () => {
    const { exited, exits, logged } = start();
    await settle();
    exited.resolve('1');
    await settle();
    expect([exits, logged.length]).toEqual([[false], 1]);
  });

  test('that is closed has exited as expected', async () => {
    const { worker, exits, logged } = start();
    await settle();
    await worker.close();
    await settle();
    expect([exits, logged]).toEqual([[true], []]);
  });

  test('that does not close in time is ended', async () => {
    const { worker, clock, kills } = start({}, { closes: false });
    await settle();
    const closed = worker.close();
    clock.advance(5000);
    await closed;
    expect(kills()).toBe(1);
  });

  test('that can not start is ended', async () => {
    const { worker, kills } = start({ initialize: () => Promise.reject(new Error('no key')) });
    await settle();
    expect(kills()).toBe(1);
    await expect(worker.run(job, new AbortController().signal)).rejects.toThrow('no key');
  });
});

describe('pings', () => {
  test('go on while they are answered', async () => {
    const { clock, pings, kills } = start();
    for (let round = 0; round < 3; round += 1) {
      await settle();
      clock.advance(1000);
    }
    await settle();
    expect([pings(), kills()]).toEqual([3, 0]);
  });

  test('without an answer end the worker', async () => {
    const { clock, kills } = start({ ping: never });
    await settle();
    clock.advance(1000);
    await settle();
    expect(kills()).toBe(0);
    clock.advance(3000);
    await settle();
    expect(kills()).toBe(1);
  });

  test('are not sent within one thread', async () => {
    const { clock, pings } = start({}, { canBeKilled: false });
    await settle();
    clock.advance(10_000);
    await settle();
    expect(pings()).toBe(0);
  });
});

describe('a job', () => {
  test('ends with its result, or its own error', async () => {
    expect(await start().worker.run(job, new AbortController().signal)).toBe('done');
    const failing = start({ runJob: () => Promise.reject(new Error('its own')) });
    await expect(failing.worker.run(job, new AbortController().signal)).rejects.toThrow('its own');
  });

  test('is told to stop when its time is up, and is lost when it does not', async () => {
    let isTold = false;
    const { worker, clock } = start({
      runJob: (_, signal) => {
        signal.addEventListener('abort', () => {
          isTold = true;
        });
        return never();
      },
    });
    const run = worker.run(job, new AbortController().signal);
    run.catch(() => {});
    await settle();
    clock.advance(60_000);
    await settle();
    expect(isTold).toBe(true);
    clock.advance(5000);
    await expect(run).rejects.toMatchObject({ code: 'job-timed-out', values: { minutes: 1 } });
  });

  test('whose time is up is told as such, whatever it says when it stops', async () => {
    const { worker, clock } = start({
      runJob: (_, signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))),
    });
    const run = worker.run(job, new AbortController().signal);
    run.catch(() => {});
    await settle();
    clock.advance(60_000);
    await expect(run).rejects.toMatchObject({ code: 'job-timed-out' });
  });

  test('is lost with its worker', async () => {
    const { worker, exited } = start({ runJob: never });
    const run = worker.run(job, new AbortController().signal);
    run.catch(() => {});
    await settle();
    exited.resolve('SIGSEGV');
    await expect(run).rejects.toMatchObject({ code: 'job-worker-crashed', values: { detail: 'SIGSEGV' } });
  });
});
