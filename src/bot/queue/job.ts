import type { CommentCommand } from '../../jobs/commands/index.ts';

/** A piece of work in one repository. It says where to look, not what was seen: a job always reads the present state. */
export interface Job {
  /** `sweep` compares what is with what should be, and queues the others. */
  kind: 'review' | 'publish' | 'check' | 'sweep' | 'command' | 'remedy' | 'submit' | 'adopt' | 'merge-group';
  /** The App's installation that gives access. */
  installation: number;
  owner: string;
  repo: string;
  /** The pull request of a review, the issue of a submission. */
  number?: number;
  /** The commit whose check is waited for: after “Re-run”, or in a merge queue. With forks it is all that an event names. */
  head?: string;
  /** The commit that a merge queue puts `head` on. */
  base?: string;
  /** Who asked for it in a comment: it is done only when they may write to the repository. */
  askedBy?: string;
  /** The command in a comment that asks for it, the comment's id, the issue it stands on, and whether that is a pull request. */
  asked?: { command: CommentCommand; comment: number; issue: number; onPullRequest: boolean };
  /** They have asked too often: unless they may write here, that is all the answer they get. */
  tooOften?: true;
  /** Names of the boxes that somebody ticked in the link-health issue. */
  boxes?: string[];
  /** What brought it, for the log. */
  because: string;
}

/**
 * Jobs with one key are one job: two pushes in a row end in one review of the last head. GitHub's names ignore case. What somebody
 * asks for has a key of its own, so that a stranger's wish can not stand in for a job that is due anyway.
 */
export function jobKey(job: Job): string {
  const place = `${job.owner}/${job.repo}`.toLowerCase();
  const what = [job.number === undefined ? '' : `#${job.number}`, job.head === undefined ? '' : ` ${job.head}`].join('');
  const who = job.askedBy === undefined ? '' : ` @${job.askedBy.toLowerCase()}`;
  // Two commands are two wishes; each is answered at its own comment, even where both ask for the same.
  const wish = job.asked ? ` ${job.asked.comment}` : '';
  // Which boxes a stranger ticked must not be lost in those that another tick names.
  const boxes = job.boxes ? ` ${job.boxes.join(' ')}` : '';
  return `${job.kind} ${place}${what}${who}${wish}${boxes}`;
}
