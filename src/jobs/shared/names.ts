/**
 * Names that this App writes to a repository and finds its own work by. None of them depends on a
 * language.
 */

/** The check that carries the verdict on a pull request. Branch rules name it. */
export const reviewCheckName = 'Listkeeper';

/** The check on a commit of the default branch whose generated files could not be written. */
export const publishCheckName = 'Listkeeper outputs';

/** The markers in the HTML comment that begins each comment and issue of ours. */
export const commentMarkers = {
  review: 'listkeeper:review',
  health: 'listkeeper:health',
  suggestion: 'listkeeper:suggestion',
  /** Replies to commands, see {@link formatAnswerMarker}. */
  answer: 'listkeeper:answer',
  /** A maintainer said that the list already has this entry. */
  duplicate: 'listkeeper:duplicate',
  /** Why a pull request that needs changes was closed. */
  idle: 'listkeeper:idle',
  /** The outcome of an issue that the entry form made. */
  submission: 'listkeeper:submission',
} as const;

/**
 * The marker of the reply to a command. Each has a comment of its own.
 * @param comment id of the comment with the command, where it is known.
 */
export const formatAnswerMarker = (comment: number | undefined): string =>
  comment === undefined ? commentMarkers.answer : `${commentMarkers.answer} ${comment}`;

/** The branch that holds the link history. */
export const healthBranch = 'listkeeper/health';
export const historyFile = 'history.jsonl';
/** Every link with a problem, with its evidence, for people to read. */
export const reportFile = 'report.md';
/** The share of working links, for shields.io. */
export const badgeFile = 'badge.json';
export const badgeImageFile = 'badge.svg';

/** Source branch of the pull request with the edits that were ticked in the link-health issue. */
export const remediesBranch = 'listkeeper/remedies';

/** Source branch of generated files, for `publish.by: pull-request`. */
export const publishBranch = 'listkeeper/outputs';

/** Source branch of new facts about repositories, with the generated files that show them. */
export const factsBranch = 'listkeeper/facts';

/** Source branch of the entry that an issue submitted. */
export const submissionBranch = (issue: number) => `listkeeper/entry-${issue}`;

/** Labels by which maintainers decide about a submission. They may set them by hand. */
export const decisionLabels = { approved: 'approved', rejected: 'rejected' } as const;
export type SubmissionDecision = keyof typeof decisionLabels;

/** Source branch of the pull request that sets a list up. Once closed it is not proposed again. */
export const adoptionBranch = 'listkeeper/adopt';
