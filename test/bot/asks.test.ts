import { afterEach, beforeEach, expect, it } from 'vitest';
import { mostAsks } from '../../src/bot/asks.ts';
import { type Inbox, openInbox } from '../../src/bot/inbox.ts';
import type { Job } from '../../src/bot/job.ts';
import { type TestClock, testClock } from './clock.ts';

let clock: TestClock;
let inbox: Inbox;
let comments = 0;

beforeEach(() => {
  clock = testClock();
  inbox = openInbox(':memory:', clock);
});
afterEach(() => inbox.close());

/** Somebody says a command; the job that comes of it, if one does. */
function say(login: string, repo = 'list') {
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
  inbox.accept({ guid: `guid-${comments}`, event: 'issue_comment', action: 'created' }, [job]);
  const taken = inbox.take();
  if (taken) inbox.finish(taken.row);
  return taken;
}

const says = (times: number, login: string) => Array.from({ length: times }, () => say(login));

it('so many commands in an hour are done, the next one is answered that this is too many, the rest with silence', () => {
  const jobs = says(mostAsks + 5, 'stranger');
  expect(jobs.slice(0, mostAsks).every((job) => job?.kind === 'review' && !job.tooOften)).toBe(true);
  expect(jobs[mostAsks]).toMatchObject({ kind: 'command', number: 3, tooOften: true });
  expect(jobs.slice(mostAsks + 1)).toEqual([undefined, undefined, undefined, undefined]);
  expect(say('Stranger'), 'names ignore case').toBeUndefined();
  expect(say('another')?.kind).toBe('review');
  expect(say('stranger', 'another-list')?.kind).toBe('review');
});

it('after an hour they may ask again', () => {
  says(mostAsks + 2, 'stranger');
  clock.advance(3600_000 + 1);
  expect(say('stranger')).not.toHaveProperty('tooOften');
});

it('who keeps the list is not counted, for a day after that was seen', () => {
  inbox.trust({ owner: 'Someone', repo: 'list', login: 'Keeper' });
  expect(says(50, 'keeper').every((job) => job?.kind === 'review')).toBe(true);
  clock.advance(24 * 3600_000 + 1);
  expect(says(mostAsks + 2, 'keeper').at(-1)).toBeUndefined();
});

it('other events are not counted', () => {
  const push: Job = { kind: 'publish', installation: 1, owner: 'someone', repo: 'list', because: 'a test' };
  for (let i = 0; i < 3 * mostAsks; i += 1) inbox.accept({ guid: `push-${i}`, event: 'push', action: undefined }, [push]);
  expect(inbox.take()?.kind).toBe('publish');
});
