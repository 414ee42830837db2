/** A piece of work in one repository. It says where to look, not what was seen: a job always reads the present state. */
export interface Job {
  kind: 'review' | 'publish' | 'check' | 'sweep';
  /** The App's installation that gives access. */
  installation: number;
  owner: string;
  repo: string;
  /** The pull request, for a review. */
  number?: number;
  /** What brought it, for the log. */
  because: string;
}

/** Jobs with one key are one job: two pushes in a row end in one review of the last head. GitHub's names ignore case. */
export function jobKey(job: Job): string {
  const place = `${job.owner}/${job.repo}`.toLowerCase();
  return job.number === undefined ? `${job.kind} ${place}` : `${job.kind} ${place}#${job.number}`;
}
