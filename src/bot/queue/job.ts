import type { JobRequest } from '../../jobs/requests/index.ts';

/** Work in one repository. Jobs are stored as JSON, so the names of the members must not change. */
export interface Job extends Omit<JobRequest, 'kind'> {
  /**
   * `sweep` compares the state of the repository with the wanted one and queues the other kinds.
   */
  kind: JobRequest['kind'] | 'sweep';
  /** The App installation that gives access. */
  installation: number;
  owner: string;
  repo: string;
  /**
   * The person has used up their command quota. Without write access the only reply is a note about
   * that.
   */
  tooOften?: true;
  /**
   * Of a sweep: the state in which the repository was listed. A later sweep that finds it again has
   * nothing to do.
   */
  state?: string;
  /** When its webhook came, in ms since 1970. Of the last one, where several ask for the same. */
  receivedAt?: number;
  /** What caused the job, for the log. */
  because: string;
}

/**
 * How one run of a job ended. `again`: it failed and will be retried. The words are labels of the
 * metrics page.
 */
export type JobOutcome = 'done' | 'again' | 'failed';

/**
 * Jobs with the same key are the same job: two pushes in a row end in one review of the last head.
 * GitHub's names ignore case. A requested job has a key of its own, so that a stranger's request
 * can not replace a job that is due anyway.
 * @example
 * getJobKey({ kind: 'review', installation: 1, owner: 'A', repo: 'b', number: 7, because: 'push' })
 * // 'review a/b#7'
 */
export function getJobKey(job: Job): string {
  const repository = `${job.owner}/${job.repo}`.toLowerCase();
  const subject = [job.number === undefined ? '' : `#${job.number}`, job.head === undefined ? '' : ` ${job.head}`].join('');
  const person = job.askedBy === undefined ? '' : ` @${job.askedBy.toLowerCase()}`;
  // Two commands are two requests. Each gets a reaction, even where both ask for the same.
  const comment = job.asked ? ` ${job.asked.comment}` : '';
  // A later tick must not hide which boxes a stranger ticked.
  const boxes = job.boxes ? ` ${job.boxes.join(' ')}` : '';
  return `${job.kind} ${repository}${subject}${person}${comment}${boxes}`;
}

/** Link checks that one process runs at once, of the jobs that its dispatcher runs. */
export const maxConcurrentLinkChecks = 2;

/**
 * The queue of a job: one for each repository, and a second one for its link checks, which may take
 * hours. The edits from the link-health issue are in the second one too, because they write to the
 * same issue. GitHub's names contain no space.
 */
export function getQueueName(job: Job): string {
  return `${job.owner}/${job.repo}${isLinkJob(job) ? ' links' : ''}`.toLowerCase();
}

/** Whether a job is in the second queue of its repository. */
export const isLinkJob = ({ kind }: Job): boolean => kind === 'check' || kind === 'remedy';
