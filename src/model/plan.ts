import type { SourceFile } from './finding.ts';
import type { ListStatus } from './list-status.ts';

/**
 * The changes that a job decided on. A dry run prints them, a test compares them, `forge/apply.ts`
 * makes them. Actions are idempotent.
 */
export interface Plan {
  actions: PlanAction[];
  /** One line for people: what was found and why these changes are needed. */
  summary: string;
  /**
   * When the job has to run again at the latest, in milliseconds since 1970, where something cannot
   * wait for its schedule.
   */
  rerunAt?: number;
  /** What the job has seen of the state of the list. Only the App remembers it. */
  status?: ListStatus;
  /** What the next publication need not render again. Only the App remembers it. */
  renderCache?: string;
}

export type PlanAction =
  | CommentAction
  | CheckRunAction
  | CommitAction
  | PullRequestAction
  | IssueAction
  | LabelsAction
  | SuggestionsAction
  | ReactionAction
  | PullRequestStateAction;

/**
 * The one comment of this App with this marker on an issue or pull request: created, edited in
 * place, or left as it is.
 */
export interface CommentAction {
  type: 'comment';
  issue: number;
  /** Written as an HTML comment in the first line: `listkeeper:review`. */
  marker: string;
  /** Markdown without the marker, under 65,000 characters. */
  body: string;
  /** Only edits a comment that exists: there is nothing to say otherwise. */
  onlyIfPresent?: boolean;
  /** The body instead, when this plan opened a pull request with this number. Pure. */
  composeWithPull?: (pull: number) => string;
}

export interface CheckRunAction {
  type: 'check-run';
  name: string;
  headSha: string;
  conclusion: 'success' | 'neutral' | 'failure' | 'action_required';
  title: string;
  /** Markdown under 65,000 characters. */
  summary: string;
  /** All annotations; the executor sends fifty a request. */
  annotations: Annotation[];
}

export interface Annotation {
  path: string;
  startLine: number;
  endLine: number;
  /** GitHub accepts columns only when both lines are the same. */
  startColumn?: number;
  endColumn?: number;
  level: 'notice' | 'warning' | 'failure';
  title: string;
  message: string;
}

/** A commit on a branch; none when the files are already like this. */
export interface CommitAction {
  type: 'commit';
  branch: string;
  /**
   * The tip of the branch that was read. When it has moved, nothing is written and the job has to
   * run again.
   */
  expectedHead: string;
  message: string;
  files: FileChange[];
  /**
   * Keeps the branch at one commit, so that daily writes do not make the repository grow. For
   * branches of our own.
   */
  squash?: boolean;
  /**
   * Merges the change into the present files when the branch has moved: concurrent runs then end
   * alike. Pure.
   */
  merge?: (present: readonly SourceFile[]) => FileChange[];
  /**
   * `owner/name` where the branch is in another repository than the plan's: the fork of a pull
   * request.
   */
  repository?: string;
  /** Done after the commit, and only then. */
  followUp?: PlanAction[];
  /** Done instead, in order, where writing to the branch is not allowed. */
  fallback?: PlanAction[];
}

export type FileChange = SourceFile | { path: string; delete: true };

/**
 * A pull request from a branch of the bot's own, kept up to date; closed when `files` no longer
 * differ from the base.
 */
export interface PullRequestAction {
  type: 'propose';
  branch: string;
  base: string;
  baseHead: string;
  title: string;
  body: string;
  message: string;
  files: FileChange[];
  labels: string[];
}

/** The one issue with this marker by this App. */
export interface IssueAction {
  type: 'issue';
  marker: string;
  title: string;
  body: string;
  state: 'open' | 'closed';
  labels: string[];
  /** A comment on what changed; only when the issue existed before. */
  comment?: string;
  /**
   * The body to write instead, made from the present one, which people may have edited since the
   * plan was made. Pure. `findPull` gives the number of the pull request that this plan keeps, by
   * its branch.
   */
  compose?: (present: string, findPull?: (branch: string) => number | undefined) => string;
}

export interface LabelsAction {
  type: 'labels';
  issue: number;
  add: string[];
  remove: string[];
}

/**
 * Comments on lines of the diff of a pull request, each with a change that one click commits. One
 * for each key, ever; at most twenty.
 */
export interface SuggestionsAction {
  type: 'suggest';
  pull: number;
  headSha: string;
  /** First word of the HTML comment in the first line, before the key. */
  marker: string;
  lines: LineSuggestion[];
}

export interface LineSuggestion {
  path: string;
  /** A line of the head that the diff shows. */
  line: number;
  /** Identifies the suggestion. */
  key: string;
  /** Markdown with the block of the suggestion, without the marker. */
  body: string;
}

/** Closes a pull request of somebody, or reopens it. */
export interface PullRequestStateAction {
  type: 'pull-request-state';
  pull: number;
  state: 'open' | 'closed';
}

/** A reaction to a comment: seen, done, or not understood. */
export interface ReactionAction {
  type: 'react';
  /** Id of the comment on an issue or pull request. */
  comment: number;
  content: 'eyes' | '+1' | 'confused';
}
