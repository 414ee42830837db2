import type { Clock } from '../../runtime/clock.ts';
import type { Logger } from '../log.ts';
import { errorMessage, type RetryDecision } from './job-error.ts';
import type { JobStore, QueuedJob } from './job-store.ts';

export interface DispatcherSettings {
  jobStore: JobStore;
  clock: Clock;
  random: () => number;
  log: Logger;
  /** Does the job, and returns one line about what came of it. */
  run: (job: QueuedJob, signal: AbortSignal) => Promise<string>;
  /** Whether an error may pass: a service that is down does, a missing permission does not. */
  decideRetry: (error: unknown) => RetryDecision;
  /** Called before a job ends as failed, so that who waits for it is told. What it throws is only logged. */
  onFailed?: (job: QueuedJob, error: unknown) => Promise<void>;
  /** Called with what became of each job, for those who count. */
  onFinished?: (job: QueuedJob, outcome: 'done' | 'again' | 'failed') => void;
  /** Jobs at once, each in another repository. Default 4. */
  maxConcurrentJobs?: number;
}

export interface Dispatcher {
  /** Looks for work now: call it when something was queued. */
  wake(): void;
  /** Resolves when nothing runs and nothing is due. What waits for a later time does not count. */
  idle(): Promise<void>;
  /** Begins nothing new and waits for what runs; after `patience` ms those are told to stop and stay in the inbox. */
  stop(patience?: number): Promise<void>;
}

/** Waits between tries in ms. After the last one a job has failed; a sweep finds the work again if it still needs doing. */
const retryDelaysMs = [10_000, 60_000, 300_000, 1_800_000, 7_200_000];

/** A job that was begun so often took the process with it, again and again: it must not do so for ever. */
const maxStarts = 20;

/** When to try again after `tries` tries, in ms since 1970, with jitter so that many jobs do not come back at once; or never. */
export function nextRetryAt(tries: number, now: number, random: () => number, decision: RetryDecision): number | undefined {
  if (decision.again === 'never') return undefined;
  const delayMs = retryDelaysMs[decision.again === 'soon' ? 0 : tries - 1];
  if (delayMs === undefined) return undefined;
  const at = decision.again === 'later' ? decision.at : undefined;
  return Math.max(now + delayMs * (0.75 + random() / 2), at ?? 0);
}

/** Takes jobs from the inbox, one at a time in a repository, until it is stopped. Whatever a job throws, the worker goes on. */
export function startDispatcher(settings: DispatcherSettings): Dispatcher {
  const { jobStore, clock, random, log } = settings;
  const maxConcurrentJobs = settings.maxConcurrentJobs ?? 4;
  const abortRunning = new AbortController();
  const running = new Set<Promise<void>>();
  const idleWaiters = new Set<() => void>();
  let stopping = false;
  let wakeTimer = new AbortController();

  async function runOne(job: QueuedJob): Promise<void> {
    const place = { repository: `${job.owner}/${job.repo}`, ...(job.number === undefined ? {} : { pull: job.number }) };
    const began = clock.now();
    try {
      if (job.tries > maxStarts) throw new Error(`it was begun ${job.tries - 1} times and the process ended each time`);
      const result = await settings.run(job, abortRunning.signal);
      jobStore.complete(job.row);
      settings.onFinished?.(job, 'done');
      log('info', `${job.kind}: ${result}`, { ...place, because: job.because, ms: clock.now() - began });
    } catch (error) {
      // A job that was cut off keeps its place: it stays `running` in the inbox, and the next start resumes it.
      if (abortRunning.signal.aborted) return;
      const at = nextRetryAt(job.tries, clock.now(), random, settings.decideRetry(error));
      // Told first and ended then: who is killed between the two tells again, which changes nothing.
      if (at === undefined) await notifyFailure(job, error);
      jobStore.release(job.row, errorMessage(error), at);
      settings.onFinished?.(job, at === undefined ? 'failed' : 'again');
      const then = at === undefined ? 'given up' : `again at ${new Date(at).toISOString()}`;
      log(at === undefined ? 'error' : 'warn', `${job.kind} failed (${then}): ${errorMessage(error)}`, {
        ...place,
        tries: job.tries,
      });
    }
  }

  async function notifyFailure(job: QueuedJob, error: unknown): Promise<void> {
    try {
      await settings.onFailed?.(job, error);
    } catch (failed) {
      log('warn', `could not say that it was given up: ${errorMessage(failed)}`, { repository: `${job.owner}/${job.repo}` });
    }
  }

  function wake(): void {
    while (!stopping && running.size < maxConcurrentJobs) {
      const job = jobStore.claim();
      if (!job) break;
      const one = runOne(job).finally(() => {
        running.delete(one);
        wake();
      });
      running.add(one);
    }
    if (running.size === 0) for (const wake of idleWaiters) wake();
    setWakeTimer();
  }

  /** Wakes up when the next job that waits for its time is due. */
  function setWakeTimer(): void {
    wakeTimer.abort();
    if (stopping || running.size >= maxConcurrentJobs) return;
    const due = jobStore.nextDueAt();
    if (due === undefined) return;
    wakeTimer = new AbortController();
    clock.sleep(Math.max(1, due - clock.now()), wakeTimer.signal).then(wake, () => {});
  }

  wake();
  return {
    wake,
    idle: () =>
      new Promise((resolve) => {
        const settled = () => {
          if (running.size > 0) return;
          const due = jobStore.nextDueAt();
          if (!stopping && due !== undefined && due <= clock.now()) return;
          idleWaiters.delete(settled);
          resolve();
        };
        idleWaiters.add(settled);
        settled();
      }),
    async stop(patience = 20_000) {
      stopping = true;
      wakeTimer.abort();
      if (running.size === 0) return;
      const cutOff = new AbortController();
      const all = Promise.all(running);
      clock.sleep(patience, cutOff.signal).then(
        () => abortRunning.abort(new Error('The bot is stopping')),
        () => {},
      );
      // A job that ignores its signal must not keep the process either.
      const deaf = new Promise<void>((resolve) => abortRunning.signal.addEventListener('abort', () => setImmediate(resolve)));
      await Promise.race([all, deaf]);
      cutOff.abort();
    },
  };
}
