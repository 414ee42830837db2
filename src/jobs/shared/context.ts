import type { HttpClient } from '../../http/index.ts';
import type { CommitAction } from '../../model/plan.ts';
import type { Clock } from '../../runtime/clock.ts';

/** What a job has of the world beside the forge. The top puts it together; tests and the sandbox give their own. */
export interface JobContext {
  network: HttpClient;
  /** Another way to the same hosts, from elsewhere: asked before a link loses for want of an answer. */
  second?: HttpClient;
  clock: Clock;
  random?: () => number;
  /** For links that point to GitHub: the same API, by its base address, and a token to ask it with. */
  github?: { api: string; token?: string };
  /** Address for the polite pools of Crossref and its kin. */
  mailto?: string;
  /** Address of the page that explains the codes of findings, where this installation has one. */
  docs?: string;
  /** True where commands in comments are listened to: by the bot, not by an Action. */
  commands?: boolean;
  signal?: AbortSignal;
  /**
   * Writes down what a long job has so far, before its plan is applied. What the forge refuses is passed over: nothing is lost but
   * the checkpoint.
   */
  checkpoint?: (action: CommitAction) => Promise<void>;
}

/** The check under which verdicts on pull requests stand. It never changes with the language: branch rules name it. */
export const reviewCheckName = 'Listkeeper';

/** The check on a commit of the default branch whose outputs can not be written. */
export const publishCheckName = 'Listkeeper outputs';

/** First lines of what we write, to find it again. */
export const commentMarkers = {
  review: 'listkeeper:review',
  health: 'listkeeper:health',
  suggestion: 'listkeeper:suggestion',
  /** Answers to commands. */
  answer: 'listkeeper:answer',
  /** A maintainer's word that the list has this already. */
  duplicate: 'listkeeper:duplicate',
  /** What became of an issue that the form made. */
  submission: 'listkeeper:submission',
} as const;

/** Where the history of links is kept. */
export const healthBranch = 'listkeeper/health';
export const historyFile = 'history.jsonl';
/** Beside it: the share of live links, for shields.io and as a picture. */
export const badgeFile = 'badge.json';
export const badgeImageFile = 'badge.svg';

/** Where what people ticked in the link-health issue is proposed from. */
export const remediesBranch = 'listkeeper/remedies';

/** Where outputs are proposed from, when the settings want a pull request. */
export const publishBranch = 'listkeeper/outputs';

/** Where the entry of a submitted issue is proposed from. */
export const submissionBranch = (issue: number) => `listkeeper/entry-${issue}`;

/** What maintainers decided about a submission; they may set these labels themselves, too. */
export const decisionLabels = { approved: 'approved', rejected: 'rejected' } as const;

/** Where a list is proposed from to be kept. Its closed pull request is a no that lasts. */
export const adoptionBranch = 'listkeeper/adopt';
