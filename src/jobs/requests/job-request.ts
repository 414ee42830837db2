import type { CommentCommand } from '../commands/index.ts';

/**
 * What is asked for in one repository: by an event, a person or the schedule. It says where to
 * look, not what was seen: a job always reads the present state. Stored as JSON, so the names of
 * the members must not change.
 */
export interface JobRequest {
  kind: 'review' | 'review-open' | 'publish' | 'check' | 'command' | 'remedy' | 'submit' | 'adopt' | 'merge-group' | 'answer';
  /** The pull request of a review, the issue of a submission. */
  number?: number;
  /**
   * The commit whose check is required: after “Re-run”, or in a merge queue. Events about forks
   * name nothing else. Of `review-open`: the default branch after a push.
   */
  head?: string;
  /**
   * The commit that a merge queue puts `head` on. Of `review-open`: the default branch before a
   * push.
   */
  base?: string;
  /** Login of the person who requested the job. It runs only when they may. */
  askedBy?: string;
  /**
   * The command that requested it, the id of its comment, the issue it is on, and whether that is a
   * pull request.
   */
  asked?: { command: CommentCommand; comment: number; issue: number; onPullRequest: boolean };
  /**
   * Keys of the boxes that somebody (`askedBy`) ticked in the link-health issue. Without a person:
   * what was ticked in a text that an edit of ours replaced, as actions and keys of links.
   */
  boxes?: string[];
}

/**
 * A request that ends in one plan. `review-open` ends in requests instead: the reviews of the open
 * pull requests whose verdict a push may have changed.
 */
export type PlannedRequest = JobRequest & { kind: Exclude<JobRequest['kind'], 'review-open'> };
