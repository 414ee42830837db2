import type { Command } from '../jobs/commands.ts';

/** A piece of work in one repository. It says where to look, not what was seen: a job always reads the present state. */
export interface Job {
  /** `sweep` compares what is with what should be, and queues the others. */
  kind: 'review' | 'publish' | 'check' | 'sweep' | 'command';
  /** The App's installation that gives access. */
  installation: number;
  owner: string;
  repo: string;
  /** The pull request of a review. */
  number?: number;
  /** The head commit of a review whose pull request the event did not name, as with forks. */
  head?: string;
  /** Who asked for it in a comment: it is done only when they may write to the repository. */
  askedBy?: string;
  /** The command in a comment that asks for it, the comment's id, and whether it stands on a pull request. */
  asked?: { command: Command; comment: number; onPullRequest: boolean };
  /** What brought it, for the log. */
  because: string;
}

/**
 * Jobs with one key are one job: two pushes in a row end in one review of the last head. GitHub's names ignore case. What somebody
 * asks for has a key of its own, so that a stranger's wish can not stand in for a job that is due anyway.
 */
export function jobKey(job: Job): string {
  const place = `${job.owner}/${job.repo}`.toLowerCase();
  const what = job.number === undefined ? (job.head ?? '') : `#${job.number}`;
  const who = job.askedBy === undefined ? '' : ` @${job.askedBy.toLowerCase()}`;
  // Two commands are two wishes; each is answered at its own comment.
  const wish = job.kind === 'command' && job.asked ? ` ${job.asked.comment}` : '';
  return `${job.kind} ${place}${what}${who}${wish}`;
}
