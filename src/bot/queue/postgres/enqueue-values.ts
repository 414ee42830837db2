import { getJobKey, getQueueName, isLinkJob, type Job } from '../job.ts';
import type { EnqueueRequest } from '../job-store.ts';

/**
 * The values $1 to $8 of the statement `enqueue`: each queue and each job once, and the time.
 * @param now in ms since 1970. A job without a time is due now.
 */
export function toEnqueueValues(requests: readonly EnqueueRequest[], now: number): unknown[] {
  const jobs = new Map<string, { job: Job; notBefore: number }>();
  const queues = new Map<string, { isLinks: boolean; dueAt: number }>();
  for (const { job, notBefore = now } of requests) {
    const [key, queue, dueAt] = [getJobKey(job), getQueueName(job), Math.trunc(notBefore)];
    // The later of two has the job's data, the earlier of two times counts.
    jobs.set(key, { job, notBefore: Math.min(dueAt, jobs.get(key)?.notBefore ?? dueAt) });
    queues.set(queue, { isLinks: isLinkJob(job), dueAt: Math.min(dueAt, queues.get(queue)?.dueAt ?? dueAt) });
  }
  const [jobRows, queueRows] = [[...jobs], [...queues]];
  return [
    queueRows.map(([name]) => name),
    queueRows.map(([, { isLinks }]) => isLinks),
    queueRows.map(([, { dueAt }]) => dueAt),
    jobRows.map(([key]) => key),
    jobRows.map(([, { job }]) => getQueueName(job)),
    jobRows.map(([, { job }]) => JSON.stringify(job)),
    jobRows.map(([, { notBefore }]) => notBefore),
    now,
  ];
}
