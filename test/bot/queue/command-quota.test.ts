import { afterEach, beforeEach, expect, it } from 'vitest';
import { maxCommandsPerHour } from '../../../src/bot/queue/command-quota.ts';
import type { Job } from '../../../src/bot/queue/job.ts';
import type { JobStore } from '../../../src/bot/queue/job-store.ts';
import { openJobStore } from '../../../src/bot/queue/sqlite-job-store.ts';
import { type TestClock, testClock } from '../test-clock.ts';

let clock: TestClock;
let store: JobStore;
let comments = 0;

beforeEach(() => {
  clock = testClock();
  store = openJobStore(':memory:', clock);
});
afterEach(() => store.close());

/** Somebody says a command; the job that comes of it, if one does. */
function postCommand(login: string, repo = 'list') {
  comments += 1;
  const asked = { command: { name: 'recheck' } as const, comment: comments, issue: 3, onPullRequest: true };
  const job: Job = {
    kind: 'review',
    installation: 1,
    owner: 'someone',
    repo,
    number: 3,
    askedBy: login,
    asked,
    because: 'a test',
  };
  store.acceptDelivery({ guid: `guid-${comments}`, event: 'issue_comment', action: 'created' }, [job]);
  const taken = store.claim();
  if (taken) store.complete(taken.row);
  return taken;
}

const postCommands = (times: number, login: string) => Array.from({ length: times }, () => postCommand(login));

it('runs a limited number of commands an hour, explains the limit at the next, and ignores the rest', () => {
  const jobs = postCommands(maxCommandsPerHour + 5, 'stranger');
  expect(jobs.slice(0, maxCommandsPerHour).every((job) => job?.kind === 'review' && !job.tooOften)).toBe(true);
  expect(jobs[maxCommandsPerHour]).toMatchObject({ kind: 'command', number: 3, tooOften: true });
  expect(jobs.slice(maxCommandsPerHour + 1)).toEqual([undefined, undefined, undefined, undefined]);
  expect(postCommand('Stranger'), 'names ignore case').toBeUndefined();
  expect(postCommand('another')?.kind).toBe('review');
  expect(postCommand('stranger', 'another-list')?.kind).toBe('review');
});

it('allows commands again after an hour', () => {
  postCommands(maxCommandsPerHour + 2, 'stranger');
  clock.advance(3600_000 + 1);
  expect(postCommand('stranger')).not.toHaveProperty('tooOften');
});

it('does not count commands of maintainers, known as such for a day', () => {
  store.trustMaintainer({ owner: 'Someone', repo: 'list', login: 'Keeper' });
  expect(postCommands(50, 'keeper').every((job) => job?.kind === 'review')).toBe(true);
  clock.advance(24 * 3600_000 + 1);
  expect(postCommands(maxCommandsPerHour + 2, 'keeper').at(-1)).toBeUndefined();
});

it('does not count other events', () => {
  const push: Job = { kind: 'publish', installation: 1, owner: 'someone', repo: 'list', because: 'a test' };
  for (let i = 0; i < 3 * maxCommandsPerHour; i += 1)
    store.acceptDelivery({ guid: `push-${i}`, event: 'push', action: undefined }, [push]);
  expect(store.claim()?.kind).toBe('publish');
});
