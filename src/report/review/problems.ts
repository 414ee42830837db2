import { getMessages } from '../../messages/index.ts';
import type { Finding } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import type { CompetingEntry, Review } from '../../model/review.ts';
import type { CheckedLink } from '../../model/verdict.ts';
import { compareLocations } from '../../text/compare.ts';
import { formatCodeSpan, highlightValues, wrapInLink } from '../../text/escape/escape-markdown.ts';
import { explainFinding } from '../findings/index.ts';
import { formatOfflineMessage, isJudged } from '../formats/index.ts';
import { isError } from './entry-state.ts';
import { formatFindingGroup } from './finding-row.ts';
import { formatLinkGroup } from './link-row.ts';
import { formatLocationLink } from './locations.ts';

/** What the comment and the check run both say about a review. */

/** One row of Markdown, formatted only when it is shown: there may be thousands. */
export interface ProblemRow {
  /** The number of equal problems that the row stands for. */
  count: number;
  format: () => string;
}

export interface ReviewProblems {
  /** Introduced by the pull request, and blocking. */
  blocking: ProblemRow[];
  /** Introduced by the pull request, not blocking. */
  nonBlocking: ProblemRow[];
  /** Not introduced by the pull request. */
  preExisting: ProblemRow[];
}

/**
 * All problems of a review by file and line, then by link. Equal ones are one row with their
 * places, where the first of them is.
 */
export function collectProblems(review: Review, language: Language): ReviewProblems {
  const findings = [...review.findings].sort(compareLocations);
  const dead = new Set(review.deadLinks.map(({ identity }) => identity));
  const doubts = review.links.filter((link) => !dead.has(link.identity) && isJudged(link) && isDoubtful(link));
  const preExisting = [...review.preExistingFindings].sort(compareLocations);
  return {
    blocking: [
      ...groupFindings(review, findings.filter(isError), language),
      ...groupLinks(review, review.deadLinks, 'dead', language),
    ],
    nonBlocking: [
      ...groupFindings(
        review,
        findings.filter((finding) => !isError(finding)),
        language,
      ),
      ...(review.competingEntries ?? []).map((entry) => ({
        count: 1,
        format: () => formatCompetingItem(review, entry, language),
      })),
      ...groupLinks(review, doubts, 'doubtful', language),
    ],
    preExisting: preExisting.map((finding) => ({
      count: 1,
      format: () => formatPreExistingItem(review, finding, language),
    })),
  };
}

/** Counts the problems behind some rows. */
export const countRows = (rows: readonly ProblemRow[]): number => rows.reduce((sum, { count }) => sum + count, 0);

/**
 * A text that is the same for equal findings: those with the same code that say the same in words.
 */
export function describeMistake(finding: Finding, language: Language): string {
  const { message, remedy } = explainFinding(finding, language);
  const { code, fix, twin } = finding;
  return JSON.stringify([code, message, remedy, fix, twin]);
}

function groupFindings(review: Review, findings: readonly Finding[], language: Language): ProblemRow[] {
  const groups = Map.groupBy(findings, (finding) => describeMistake(finding, language));
  return [...groups.values()].map((group) => ({
    count: group.length,
    format: () => formatFindingGroup(review, group, language),
  }));
}

function groupLinks(review: Review, links: readonly CheckedLink[], kind: 'dead' | 'doubtful', language: Language): ProblemRow[] {
  const groups = Map.groupBy(links, ({ verdict, reason, service, note, to, evidence }) =>
    JSON.stringify([verdict, reason, service, note, to, evidence.marker, note && evidence.title]),
  );
  return [...groups.values()].map((group) => ({
    count: group.length,
    format: () => formatLinkGroup(review, group, kind, language),
  }));
}

/** A note that there was no network; empty where there was one. */
export function formatOfflineNote({ isOffline, links }: Review, language: Language): string[] {
  return isOffline ? [formatOfflineMessage(links.filter(isJudged).length, links.length, language)] : [];
}

/** True for a verdict that a person should check. */
export const isDoubtful = ({ verdict, note, reason }: CheckedLink): boolean =>
  verdict === 'alive' ? note !== undefined && note !== 'weak-evidence' : note !== undefined || reason !== 'exists-needs-code';

/** Another open pull request adds the same. */
function formatCompetingItem({ headBlobUrl }: Review, competing: CompetingEntry, language: Language): string {
  const { common, review: messages } = getMessages(language);
  const other = wrapInLink(messages.item.pullRequest(competing.pull), competing.url);
  const shared = competing.matchedBy === 'title' ? messages.item.sameTitle : formatCodeSpan(competing.matchedBy, 120);
  return common.labelled(formatLocationLink(headBlobUrl, competing, language), messages.item.competing(other, shared));
}

function formatPreExistingItem({ baseBlobUrl }: Review, finding: Finding, language: Language): string {
  const { message } = explainFinding(finding, language);
  const text = highlightValues(message, [finding.found, finding.nearest]);
  return getMessages(language).common.labelled(formatLocationLink(baseBlobUrl, finding, language), text);
}
