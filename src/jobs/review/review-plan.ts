import type { PullRequest } from '../../forge/index.ts';
import type { Settings } from '../../list/schema/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import type { CheckRunAction, LineSuggestion, Plan, PlanAction } from '../../model/plan.ts';
import type { Review } from '../../model/review.ts';
import { buildAdoptionCheck, buildReviewCheck, buildTooLargeCheck, formatPullRequestComment } from '../../report/review/index.ts';
import { commentMarkers, type RepositorySettings, reviewCheckName } from '../shared/index.ts';
import { getExceededEntryLimit } from './review-limits.ts';

/** A review with what the plan needs besides its text. */
export interface PullRequestReview extends Review {
  /** The settings of the base branch. */
  settings: Settings;
  /** The files of the list that the pull request adds or changes, as they are at its head. */
  head: readonly SourceFile[];
  suggestedChanges: LineSuggestion[];
}

/** One check run, one comment, suggestions on lines, and labels. */
export function buildReviewPlan(review: PullRequestReview, pull: PullRequest, isMarkedDuplicate: boolean): Plan {
  const { language, entries, links, findings, isUnaffected } = review;
  const words = getMessages('en').log.plans;
  const check = buildReviewCheck(review, language);
  const actions: PlanAction[] = [
    { type: 'check-run', name: reviewCheckName, headSha: pull.head.sha, ...check },
    ...buildCommentActions(review, check.conclusion !== 'success'),
    ...buildSuggestionActions(review),
    ...buildLabelActions(review, pull, isMarkedDuplicate),
  ];
  const outcome = isUnaffected ? words.reviewUnaffected : words.reviewed(entries.length, links.length, findings.length);
  const sha = pull.head.sha.slice(0, 7);
  return { actions, summary: words.review({ pull: pull.number, sha, outcome, conclusion: check.conclusion, language }) };
}

/**
 * A failed check and a comment for a pull request that is too large to be reviewed. A required
 * check must never hang, and its author reads the comment first.
 */
export function buildTooLargePlan(pull: PullRequest, error: Error, settings: Settings): Plan {
  const check: CheckRunAction = {
    type: 'check-run',
    name: reviewCheckName,
    headSha: pull.head.sha,
    conclusion: 'failure',
    ...buildTooLargeCheck(getExceededEntryLimit(error)),
  };
  const summary = getMessages('en').log.plans.reviewTooLarge(pull.number, pull.head.sha.slice(0, 7), error.message);
  const body = `**${check.title}**\n\n${check.summary}`;
  const comment: PlanAction = { type: 'comment', issue: pull.number, marker: commentMarkers.review, body };
  return { actions: settings.review.comment === 'never' ? [check] : [check, comment], summary };
}

/**
 * The check of our own pull request that sets a list up. It is no contribution: its description
 * says what was found, and a check is there because branch rules may require it.
 * @param settings those of its branch, since the base has none.
 */
export function planAdoptionCheck(pull: PullRequest, { settings }: Pick<RepositorySettings, 'settings'>): Plan {
  const { language } = settings;
  const sha = pull.head.sha;
  const check: CheckRunAction = {
    type: 'check-run',
    name: reviewCheckName,
    headSha: sha,
    conclusion: 'neutral',
    ...buildAdoptionCheck(language),
  };
  const words = getMessages('en').log.plans;
  const outcome = words.reviewUnaffected;
  return {
    actions: [check],
    summary: words.review({ pull: pull.number, sha: sha.slice(0, 7), outcome, conclusion: 'neutral', language }),
  };
}

function buildSuggestionActions({ settings, suggestedChanges, pull, headSha }: PullRequestReview): PlanAction[] {
  if (settings.review.comment === 'never' || suggestedChanges.length === 0) return [];
  return [{ type: 'suggest', pull: pull.number, headSha, marker: commentMarkers.suggestion, lines: suggestedChanges }];
}

function buildCommentActions(review: PullRequestReview, hasProblems: boolean): PlanAction[] {
  const { settings, language, isUnaffected, pull } = review;
  if (settings.review.comment === 'never') return [];
  const isQuiet =
    isUnaffected ||
    (settings.review.comment === 'problems' && !hasProblems && review.findings.length === 0 && !review.isUseAsked);
  const body = formatPullRequestComment(review, language);
  return [
    { type: 'comment', issue: pull.number, marker: commentMarkers.review, body, ...(isQuiet ? { onlyIfPresent: true } : {}) },
  ];
}

/** Adds and removes our own labels. Others are never touched. */
function buildLabelActions(review: Review, pull: PullRequest, isMarkedDuplicate: boolean): PlanAction[] {
  const hasDuplicates = review.findings.some(({ code }) => code === 'duplicate-identity' || code === 'duplicate-title');
  const wanted: Record<string, boolean> = {
    'new-entry': review.entries.some(({ change }) => change === 'added'),
    'needs-fix': review.findings.some(({ severity }) => severity === 'error'),
    duplicate: isMarkedDuplicate || hasDuplicates,
    'dead-link': review.deadLinks.length > 0,
  };
  const present = new Set(pull.labels.map((label) => label.toLowerCase()));
  const names = Object.keys(wanted);
  const add = names.filter((name) => wanted[name] && !present.has(name));
  const remove = names.filter((name) => !wanted[name] && present.has(name));
  return add.length + remove.length > 0 ? [{ type: 'labels', issue: pull.number, add, remove }] : [];
}
