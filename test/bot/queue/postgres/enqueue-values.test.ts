import { describe, expect, it } from 'vitest';
import type { Job } from '../../../../src/bot/queue/job.ts';
import { toEnqueueValues } from '../../../../src/bot/queue/postgres/enqueue-values.ts';

const review = (number: number, because = 'opened'): Job => ({
  kind: 'review',
  installation: 1,
  owner: 'someone',
  repo: 'list',
  number,
  because,
});
const links: Job = { kind: 'check', installation: 1, owner: 'someone', repo: 'list', because: 'schedule' };

/** The values by the names that the statement gives them. */
function read(...given: Parameters<typeof toEnqueueValues>) {
  const [queues, areLinks, dueAt, keys, jobQueues, jobs, notBefore, now] = toEnqueueValues(...given);
  return { queues, areLinks, dueAt, keys, jobQueues, jobs: (jobs as string[]).map((job) => JSON.parse(job)), notBefore, now };
}

describe('the values of jobs that are queued', () => {
  it('have each queue once, whose time is that of its first job', () => {
    const values = read([{ job: review(1), notBefore: 500 }, { job: review(2), notBefore: 200.7 }, { job: links }], 1000);
    expect(values).toMatchObject({ areLinks: [false, true], dueAt: [200, 1000], notBefore: [500, 200, 1000], now: 1000 });
    const [plain, ofLinks] = values.queues as string[];
    expect(values.jobQueues).toEqual([plain, plain, ofLinks]);
  });

  it('have the same job once, with the data of the later and the earlier of the two times', () => {
    const values = read(
      [
        { job: review(1), notBefore: 500 },
        { job: review(1, 'pushed'), notBefore: 900 },
      ],
      1000,
    );
    expect(values.jobs).toEqual([review(1, 'pushed')]);
    expect(values.notBefore).toEqual([500]);
    expect(values.keys).toHaveLength(1);
  });
});
