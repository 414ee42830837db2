import { expect, test } from 'vitest';
import { admitCommand, findCommandAuthor, formatAuthorKey, maxCommandsPerHour } from '../../../src/bot/queue/command-quota.ts';
import type { Job } from '../../../src/bot/queue/job.ts';

const asked = { command: { name: 'recheck' } as const, comment: 5, issue: 3, onPullRequest: true };
const job: Job = {
  kind: 'review',
  installation: 1,
  owner: 'Some',
  repo: 'List',
  number: 3,
  askedBy: 'Ann',
  asked,
  because: 'a test',
};
const counts = { isTrusted: false, done: 0, refused: 0 };

test('a command is counted while there is quota left', () => {
  expect(admitCommand(job, { ...counts, done: maxCommandsPerHour - 1 })).toEqual({ job, counted: 'done' });
});

test('one more gets a reply, and those after it none', () => {
  const spent = { ...counts, done: maxCommandsPerHour };
  expect(admitCommand({ ...job, number: 99 }, spent)).toEqual({
    job: { ...job, kind: 'command', number: 3, tooOften: true },
    counted: 'refused',
  });
  expect(admitCommand(job, { ...spent, refused: 1 })).toBeUndefined();
});

test('people with write access, and jobs that nobody asked for, are not counted', () => {
  expect(admitCommand(job, { isTrusted: true, done: 999, refused: 9 })).toEqual({ job, counted: 'no' });
  const { asked: _, ...unasked } = job;
  expect(admitCommand(unasked, { ...counts, done: 999 })).toEqual({ job: unasked, counted: 'no' });
});

test('a command has an author, whose name GitHub compares without case', () => {
  expect(findCommandAuthor(job)).toEqual({ owner: 'Some', repo: 'List', login: 'Ann' });
  expect(formatAuthorKey({ owner: 'Some', repo: 'List', login: 'Ann' })).toBe('some/list@ann');
  const { asked: _, ...ticked } = job;
  expect(findCommandAuthor(ticked)).toBeUndefined();
  const { askedBy: __, ...nobody } = job;
  expect(findCommandAuthor(nobody)).toBeUndefined();
});
