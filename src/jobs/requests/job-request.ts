import type { CommentCommand } from '../commands/index.ts';

/**
 * What is asked for in one repository: by an event, a person or the schedule. It says where to look, not what was seen: a job
 * always reads the present state. Stored as JSON, so the names of the members must not change.
 */
export interface JobRequest {
  kind: 'review' | 'publish' | 'check' | 'command' | 'remedy' | 'submit' | 'adopt' | 'merge-group';
  /** The pull request of a review, the issue of a submission. */
  number?: number;
  /** The commit whose check is required: after “Re-run”, or in a merge queue. Events about forks name nothing else. */
  head?: string;
  /** The commit that a merge queue puts `head` on. */
  base?: string;
  /** Login of the person who requested the job. It runs only when they may. */
  askedBy?: string;
  /** The command that requested it, the id of its comment, the issue it is on, and whether that is a pull request. */
  asked?: { command: CommentCommand; comment: number; issue: number; onPullRequest: boolean };
  /**
   * Keys of the boxes that somebody (`askedBy`) ticked in the link-health issue. Without a person:
   * what was ticked in a text that an edit of ours replaced, as actions and keys of links.
   */
  boxes?: string[];
}
