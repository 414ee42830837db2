import { describe, expect, test } from 'vitest';
import type { JobOutcome, JobStore, QueuedJob, RunStatus } from '../../../src/bot/queue/index.ts';
import { createServerApi } from '../../../src/bot/worker/server-api.ts';
import { testClock } from '../test-clock.ts';

function open(status: RunStatus = 'current') {
  const values = new Map<string, string>();
  const queued: unknown[] = [];
  const counted: string[] = [];
  let enqueued = 0;
  const jobStore = {
    getRunStatus: async () => status,
    getValue: async (name: string) => values.get(name),
    getValues: async (names: string[]) => new Map(names.flatMap((name) => (values.has(name) ? [[name, values.get(name)]] : []))),
    setValue: async (name: string, value: string | undefined) =>
      void (value === undefined ? values.delete(name) : values.set(name, value)),
    setValues: async (pairs: Iterable<[string, string | undefined]>) => {
      for (const [name, value] of pairs) value === undefined ? values.delete(name) : values.set(name, value);
    },
    enqueueAll: async (requests: unknown[]) => void queued.push(...requests),
  } as unknown as JobStore;
  const clock = testClock();
  const metrics = { countJob: (kind: string, outcome: string) => void counted.push(`${kind} ${outcome}`) };
  const { api, recordOutcome } = createServerApi({
    jobStore,
    clock,
    log: () => {},
    metrics: metrics as never,
    generation: 'g',
    onEnqueued: () => {
      enqueued += 1;
    },
  });
  return { api, recordOutcome, values, queued, counted, clock, enqueued: () => enqueued };
}
const job = (kind: string): QueuedJob =>
  ({ kind, owner: 'O', repo: 'R', installation: 1, number: 7, because: '', row: 1, tries: 0 }) as unknown as QueuedJob;

describe('a run that is overtaken', () => {
  test('is dropped twice in a row, and is the last word the third time', async () => {
    const { api } = open('overtaken');
    const review = job('review');
    const seen: RunStatus[] = [];
    for (let round = 0; round < 4; round += 1) seen.push(await api.getRunStatus(review));
    expect(seen).toEqual(['overtaken', 'overtaken', 'current', 'overtaken']);
  });

  test('is counted for itself', async () => {
    const { api } = open('overtaken');
    for (const number of [1, 2, 3]) expect(await api.getRunStatus({ ...job('review'), number })).toBe('overtaken');
  });
});

describe('the status of any other run', () => {
  test.each(['current', 'gone'] as const)('%s is told as it is, and ends the count', async (status) => {
    const { api, values } = open(status);
    values.set('dropped review o/r#7', '1');
    expect(await api.getRunStatus(job('review'))).toBe(status);
    expect(values.size).toBe(0);
  });
});

test('what a worker queues wakes the dispatcher', async () => {
  const { api, queued, enqueued } = open();
  await api.enqueue([{ job: job('publish') }]);
  expect([queued.length, enqueued()]).toEqual([1, 1]);
});

describe('the outcome of a run', () => {
  test.each([
    ['done', true],
    ['failed', false],
    ['again', false],
  ] as [JobOutcome, boolean][])('%s of a link check is counted, and remembered: %s', async (outcome, isRemembered) => {
    const { api, recordOutcome, counted, clock } = open();
    await recordOutcome(job('check'), outcome);
    expect(counted).toEqual([`check ${outcome}`]);
    // Names are compared without case.
    expect(await api.getLastLinkCheck({ owner: 'o', repo: 'r' })).toBe(isRemembered ? clock.now() : undefined);
  });

  test('of another job is no link check', async () => {
    const { api, recordOutcome } = open();
    await recordOutcome(job('review'), 'done');
    expect(await api.getLastLinkCheck({ owner: 'O', repo: 'R' })).toBeUndefined();
  });
});
