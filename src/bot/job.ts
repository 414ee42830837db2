/** A piece of work in one repository. It says where to look, not what was seen: a job always reads the present state. */
export interface Job {
  /** `sweep` compares what is with what should be, and queues the others. */
  kind: 'review' | 'publish' | 'check' | 'sweep';
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
  return `${job.kind} ${place}${what}${who}`;
}
