import type { SourceFile } from './finding.ts';

/** What a job wants done. A dry run prints it, a test compares it, `forge/apply.ts` does it. Actions are idempotent. */
export interface Plan {
  actions: PlanAction[];
  /** One line a person can read: what was seen and why this is wanted. */
  summary: string;
  /** When the job is to run again at the latest, in milliseconds since 1970, where it knows of something that can not wait for its schedule. */
  rerunAt?: number;
}

export type PlanAction =
  | CommentAction
  | CheckRunAction
  | CommitAction
  | PullRequestAction
  | IssueAction
  | LabelsAction
  | SuggestionsAction
  | ReactionAction;

/** The one comment with this marker by this App on an issue or pull request: made, edited in place, or left as it is. */
export interface CommentAction {
  do: 'comment';
  issue: number;
  /** Stands as an HTML comment in the first line: `listkeeper:review`. */
  marker: string;
  /** Markdown without the marker, under 65,000 characters. */
  body: string;
  /** Without one there yet, do not make one (nothing to say). */
  onlyIfPresent?: boolean;
}

export interface CheckRunAction {
  do: 'check-run';
  name: string;
  headSha: string;
  conclusion: 'success' | 'neutral' | 'failure' | 'action_required';
  title: string;
  /** Markdown under 65,000 characters. */
  summary: string;
  /** All of them; the executor sends them by fifty. */
  annotations: Annotation[];
}

export interface Annotation {
  path: string;
  startLine: number;
  endLine: number;
  /** GitHub takes columns only when both lines are one. */
  startColumn?: number;
  endColumn?: number;
  level: 'notice' | 'warning' | 'failure';
  title: string;
  message: string;
}

/** A commit on a branch; nothing when the files there are already so. */
export interface CommitAction {
  do: 'commit';
  branch: string;
  /** The branch's tip that was read; when it has moved on, nothing is written and the job is to be run again. */
  expectedHead: string;
  message: string;
  files: FileChange[];
  /** Keep the branch at one commit, so that what is written every day does not make the repository grow. For branches of our own. */
  squash?: boolean;
  /** What to write where the branch has gone on meanwhile, by what its files are now: runs at once then end as one. Pure. */
  merge?: (present: readonly SourceFile[]) => FileChange[];
  /** `owner/name` where the branch is in another repository than the plan's: the fork of a pull request. */
  repository?: string;
  /** Done instead where we may not write to the branch. */
  fallback?: PlanAction[];
}

export type FileChange = SourceFile | { path: string; delete: true };

/** A pull request from a branch of the bot's own, kept up to date; closed when `files` no longer differ from the base. */
export interface PullRequestAction {
  do: 'propose';
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
  do: 'issue';
  marker: string;
  title: string;
  body: string;
  state: 'open' | 'closed';
  labels: string[];
  /** Said only when the issue existed before: what changed. */
  comment?: string;
  /** What to say instead when this plan has proposed a pull request before: `number` stands in `body` for its number. */
  proposed?: { body: string; number: string };
  /** The body over the one that stands there: takes over what people did to it since the plan was made. */
  merge?: (present: string, body: string) => string;
}

export interface LabelsAction {
  do: 'labels';
  issue: number;
  add: string[];
  remove: string[];
}

/** Comments at lines of a pull request's diff, each with a text that one click commits. One for each key, ever; at most twenty. */
export interface SuggestionsAction {
  do: 'suggest';
  pull: number;
  headSha: string;
  /** First word of the HTML comment in the first line, before the key. */
  marker: string;
  lines: LineSuggestion[];
}

export interface LineSuggestion {
  path: string;
  /** In the head, and shown by the diff. */
  line: number;
  /** What tells this suggestion from others. */
  key: string;
  /** Markdown with the block of the suggestion, without the marker. */
  body: string;
}

/** A reaction to somebody's comment: that it was seen, done, or not understood. */
export interface ReactionAction {
  do: 'react';
  /** Id of the comment on an issue or pull request. */
  comment: number;
  content: 'eyes' | '+1' | 'confused';
}
