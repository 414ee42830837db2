import { getAllMessages, getMessages, type Messages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import { escapeInline, toPlainText } from '../../text/escape/escape-markdown.ts';
import { githubLimits } from '../markdown/index.ts';

/** Checks without a review. In every language, since the settings may not have been read. */

export interface CheckOutput {
  title: string;
  /** Markdown. */
  summary: string;
  annotations: [];
}

/** Why a job failed: plain text, and Markdown for what to do about it. */
export interface FailureReason {
  message: string;
  remedy: string;
}

/** A title in every language, on one line. */
export const joinTitles = (titles: readonly string[]): string => toPlainText(titles.join(' · '), githubLimits.title);

/** A text in every language, a paragraph each. */
export const joinLanguages = (texts: readonly string[]): string => texts.filter(Boolean).join('\n\n');

const buildCheck = (select: (messages: Messages['checkRun']) => { title: string; summary: string }): CheckOutput => {
  const all = getAllMessages().map(({ checkRun }) => select(checkRun));
  return {
    title: joinTitles(all.map(({ title }) => title)),
    summary: joinLanguages(all.map(({ summary }) => summary)),
    annotations: [],
  };
};

/** A commit that is no longer the head of a pull request or of the default branch. */
export const buildSupersededCheck = (): CheckOutput => buildCheck(({ superseded }) => superseded);

/**
 * The generated files of a commit whose check was requested again, when nothing is wrong with them
 * now.
 */
export const buildUpToDateCheck = (): CheckOutput => buildCheck(({ upToDate }) => upToDate);

/** A commit of a merge queue that couldn't be reviewed as a whole. */
export const buildUnreviewedMergeGroupCheck = (): CheckOutput => buildCheck(({ unreviewedMergeGroup }) => unreviewedMergeGroup);

/** A note under the review of a commit that a merge queue made. */
export const formatMergeGroupNote = (language: Language): string => getMessages(language).checkRun.mergeGroup;

/** Our own pull request that sets a list up. Its language is known. */
export function buildAdoptionCheck(language: Language): CheckOutput {
  const { title, summary } = getMessages(language).checkRun.adoption;
  return { title, summary, annotations: [] };
}

/**
 * Why there is no result, and what a maintainer can do.
 * @param reason what went wrong, where that is known.
 */
export function buildFailedJobCheck(job: 'review' | 'publish', reason: FailureReason | undefined): CheckOutput {
  const all = getAllMessages().map(({ checkRun }) => checkRun);
  return {
    title: joinTitles(all.map(({ failedReview, failedPublish }) => (job === 'review' ? failedReview : failedPublish))),
    summary: joinLanguages([
      ...formatFailureReason(reason),
      all.map(({ rerun }) => rerun).join(' · '),
      job === 'review' ? all.map(({ notAboutEntries }) => notAboutEntries).join(' · ') : '',
    ]),
    annotations: [],
  };
}

/**
 * A comment, as Markdown, for the author of a suggested entry or of a tick in the link-health
 * issue, when the job failed.
 * @param reason as for {@link buildFailedJobCheck}.
 */
export function formatFailedRequestComment(job: 'submit' | 'remedy', reason: FailureReason | undefined): string {
  const [first, ...others] = getAllMessages().map(({ submission, commands, common }) => {
    const { why, retry } = job === 'submit' ? submission.failed : commands.remedyFailed;
    return { why, retry, whole: common.sentences([why, retry]) };
  });
  return joinLanguages([
    first?.why ?? '',
    ...formatFailureReason(reason),
    first?.retry ?? '',
    ...others.map(({ whole }) => whole),
  ]);
}

/**
 * Replaces {@link formatFailedRequestComment} about ticked boxes, as Markdown, once they have been
 * done.
 */
export const formatRecoveredRequestComment = (): string =>
  joinLanguages(getAllMessages().map(({ commands }) => commands.remedyFailed.recovered));

/** A check that GitHub refused with its annotations. */
export function buildCheckWithoutAnnotations(title: string): CheckOutput {
  return {
    title: toPlainText(title, githubLimits.title),
    summary: joinLanguages(getAllMessages().map(({ checkRun }) => checkRun.annotationsRefused)),
    annotations: [],
  };
}

const formatFailureReason = (reason: FailureReason | undefined): string[] =>
  reason ? [escapeInline(reason.message, 600), reason.remedy] : getAllMessages().map(({ checkRun }) => checkRun.internalError);
