import type { Clock } from '../net/clock.ts';
import { type Remedy, wordsOf } from './failure.ts';
import type { Inbox, QueuedJob } from './inbox.ts';
import type { Log } from './log.ts';

export interface WorkerSettings {
  inbox: Inbox;
  clock: Clock;
  random: () => number;
  log: Log;
  /** Does the job, and returns one line about what came of it. */
  run: (job: QueuedJob, signal: AbortSignal) => Promise<string>;
  /** Whether an error may pass: a service that is down does, a missing permission does not. */
  remedy: (error: unknown) => Remedy;
  /** Called before a job ends as failed, so that who waits for it is told. What it throws is only logged. */
  givenUp?: (job: QueuedJob, error: unknown) => Promise<void>;
  /** Called with what became of each job, for those who count. */
  ended?: (job: QueuedJob, outcome: 'done' | 'again' | 'failed') => void;
  /** Jobs at once, each in another repository. Default 4. */
  atOnce?: number;
}

export interface Worker {
  /** Looks for work now: call it when something was queued. */
  poke(): void;
  /** Resolves when nothing runs and nothing is due. What waits for a later time does not count. */
  idle(): Promise<void>;
  /** Begins nothing new and waits for what runs; after `patience` ms those are told to stop and stay in the inbox. */
  stop(patience?: number): Promise<void>;
}

/** Waits between tries in ms. After the last one a job has failed; a sweep finds the work again if it still needs doing. */
const waits = [10_000, 60_000, 300_000, 1_800_000, 7_200_000];

/** A job that was begun so often took the process with it, again and again: it must not do so for ever. */
const mostBegun = 20;

/** When to try again after `tries` tries, in ms since 1970, with jitter so that many jobs do not come back at once; or never. */
export function retryAt(tries: number, now: number, random: () => number, remedy: Remedy): number | undefined {
  if (remedy.again === 'never') return undefined;
  const wait = waits[remedy.again === 'soon' ? 0 : tries - 1];
  if (wait === undefined) return undefined;
  const at = remedy.again === 'later' ? remedy.at : undefined;
  return Math.max(now + wait * (0.75 + random() / 2), at ?? 0);
}

/** Takes jobs from the inbox, one at a time in a repository, until it is stopped. Whatever a job throws, the worker goes on. */
export function startWorker(settings: WorkerSettings): Worker {
  const { inbox, clock, random, log } = settings;
  const atOnce = settings.atOnce ?? 4;
  const stopped = new AbortController();
  const running = new Set<Promise<void>>();
  const waiters = new Set<() => void>();
  let stopping = false;
  let alarm = new AbortController();

  async function work(job: QueuedJob): Promise<void> {
    const place = { repository: `${job.owner}/${job.repo}`, ...(job.number === undefined ? {} : { pull: job.number }) };
    const began = clock.now();
    try {
      if (job.tries > mostBegun) throw new Error(`it was begun ${job.tries - 1} times and the process ended each time`);
      const result = await settings.run(job, stopped.signal);
      inbox.finish(job.row);
      settings.ended?.(job, 'done');
      log('info', `${job.kind}: ${result}`, { ...place, because: job.because, ms: clock.now() - began });
    } catch (error) {
      // A job that was cut off keeps its place: it stays `running` in the inbox, and the next start resumes it.
      if (stopped.signal.aborted) return;
      const at = retryAt(job.tries, clock.now(), random, settings.remedy(error));
      // Told first and ended then: who is killed between the two tells again, which changes nothing.
      if (at === undefined) await tell(job, error);
      inbox.giveBack(job.row, wordsOf(error), at);
      settings.ended?.(job, at === undefined ? 'failed' : 'again');
      const then = at === undefined ? 'given up' : `again at ${new Date(at).toISOString()}`;
      log(at === undefined ? 'error' : 'warn', `${job.kind} failed (${then}): ${wordsOf(error)}`, { ...place, tries: job.tries });
    }
  }

  async function tell(job: QueuedJob, error: unknown): Promise<void> {
    try {
      await settings.givenUp?.(job, error);
    } catch (failed) {
      log('warn', `could not say that it was given up: ${wordsOf(failed)}`, { repository: `${job.owner}/${job.repo}` });
    }
  }

  function poke(): void {
    while (!stopping && running.size < atOnce) {
      const job = inbox.take();
      if (!job) break;
      const one = work(job).finally(() => {
        running.delete(one);
        poke();
      });
      running.add(one);
    }
    if (running.size === 0) for (const wake of waiters) wake();
    setAlarm();
  }

  /** Wakes up when the next job that waits for its time is due. */
  function setAlarm(): void {
    alarm.abort();
    if (stopping || running.size >= atOnce) return;
    const due = inbox.nextDue();
    if (due === undefined) return;
    alarm = new AbortController();
    clock.sleep(Math.max(1, due - clock.now()), alarm.signal).then(poke, () => {});
  }

  poke();
  return {
    poke,
    idle: () =>
      new Promise((resolve) => {
        const settled = () => {
          if (running.size > 0) return;
          const due = inbox.nextDue();
          if (!stopping && due !== undefined && due <= clock.now()) return;
          waiters.delete(settled);
          resolve();
        };
        waiters.add(settled);
        settled();
      }),
    async stop(patience = 20_000) {
      stopping = true;
      alarm.abort();
      if (running.size === 0) return;
      const cutOff = new AbortController();
      const all = Promise.all(running);
      clock.sleep(patience, cutOff.signal).then(
        () => stopped.abort(new Error('The bot is stopping')),
        () => {},
      );
      // A job that ignores its signal must not keep the process either.
      const deaf = new Promise<void>((resolve) => stopped.signal.addEventListener('abort', () => setImmediate(resolve)));
      await Promise.race([all, deaf]);
      cutOff.abort();
    },
  };
}
