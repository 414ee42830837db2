import { describe, expect, test } from 'vitest';
import { getJobKey, getQueueName, isLinkJob, type Job } from '../../../src/bot/queue/job.ts';

const job: Job = { kind: 'review', installation: 1, owner: 'A', repo: 'b', because: 'a test' };
const asked = { command: { name: 'recheck' } as const, comment: 5, issue: 3, onPullRequest: true };

describe('the key of a job', () => {
  test.each([
    [{ number: 7 }, 'review a/b#7'],
    [{ number: 7, head: 'abc' }, 'review a/b#7 abc'],
    [{ kind: 'publish' as const }, 'publish a/b'],
    [{ number: 7, askedBy: 'Ann' }, 'review a/b#7 @ann'],
    [{ number: 7, askedBy: 'Ann', asked }, 'review a/b#7 @ann 5'],
    [{ kind: 'remedy' as const, askedBy: 'Ann', boxes: ['x', 'y'] }, 'remedy a/b @ann x y'],
  ])('with %j is %s', (rest, key) => {
    expect(getJobKey({ ...job, ...rest } as Job)).toBe(key);
  });

  test('does not depend on why it came, or on the case of names', () => {
    expect(getJobKey({ ...job, owner: 'a', repo: 'B', because: 'other', installation: 9, state: 'x' })).toBe(getJobKey(job));
  });

  test('tells two commands and two ticks apart', () => {
    expect(getJobKey({ ...job, asked })).not.toBe(getJobKey({ ...job, asked: { ...asked, comment: 6 } }));
    expect(getJobKey({ ...job, boxes: ['x'] } as Job)).not.toBe(getJobKey({ ...job, boxes: ['y'] } as Job));
  });
});

test.each([
  ['review', 'a/b', false],
  ['publish', 'a/b', false],
  ['sweep', 'a/b', false],
  ['check', 'a/b links', true],
  ['remedy', 'a/b links', true],
] as const)('a job of kind %s waits in the queue "%s"', (kind, queue, isLink) => {
  expect(getQueueName({ ...job, kind })).toBe(queue);
  expect(isLinkJob({ ...job, kind })).toBe(isLink);
});
