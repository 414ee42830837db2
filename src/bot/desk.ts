import type { Clock } from '../net/clock.ts';
import type { Desk } from './hands.ts';
import type { Inbox, QueuedJob } from './inbox.ts';
import { jobKey } from './job.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

export interface DeskSettings {
  inbox: Inbox;
  clock: Clock;
  log: Log;
  metrics: Metrics;
  /** Called when there is something new in the inbox. */
  queued: () => void;
}

/** So often in a row may a review be dropped for a newer head. Who pushes all the time hears what is wrong all the same. */
const mostDropped = 2;

/** The side of the bot that the hands may ask: what stands in the inbox, and the numbers and lines that they tell. */
export function openDesk({ inbox, clock, log, metrics, queued }: DeskSettings): {
  hands: Desk;
  /** To be called with what became of each job. */
  ended(job: QueuedJob, outcome: 'done' | 'again' | 'failed'): void;
} {
  const dropped = new Map<string, number>();
  const hands: Desk = {
    async standing(job) {
      const key = jobKey(job);
      const standing = inbox.standing(job);
      if (standing !== 'overtaken') {
        dropped.delete(key);
        return standing;
      }
      const times = dropped.get(key) ?? 0;
      if (times < mostDropped) dropped.set(key, times + 1);
      else dropped.delete(key);
      return times < mostDropped ? 'overtaken' : 'current';
    },
    async queue(wanted) {
      inbox.addAll(wanted);
      queued();
    },
    lastCheck: async (place) => Number(inbox.recall(checkedName(place))) || undefined,
    maintains: async (who) => inbox.trust(who),
    log: async ({ level, message, fields }) => log(level, message, fields),
    exchanged: async (exchange) => metrics.exchanged(exchange),
  };
  return {
    hands,
    ended(job, outcome) {
      metrics.job(job.kind, outcome);
      if (outcome === 'failed') dropped.delete(jobKey(job));
      if (outcome === 'done' && job.kind === 'check') inbox.remember(checkedName(job), String(clock.now()));
    },
  };
}

/** The word under which the inbox remembers when a repository's links were last checked. */
function checkedName({ owner, repo }: { owner: string; repo: string }): string {
  return `checked ${owner}/${repo}`.toLowerCase();
}
