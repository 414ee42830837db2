import { getMessages } from '../../messages/index.ts';
import type { Finding, FindingCode } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import type { CompetingEntry, Review } from '../../model/review.ts';
import { type CheckedLink, notesNeedingReview } from '../../model/verdict.ts';
import { compareLocations } from '../../text/compare.ts';
import { escapeInline, formatCodeSpan, highlightValues, wrapInLink } from '../../text/escape-markdown.ts';
import { getFileName } from '../../text/format.ts';
import { encodeUrlPath, shortenUrl } from '../../text/url-text.ts';
import { explainFinding } from '../findings/index.ts';
import { formatOfflineMessage, isJudged } from '../formats/index.ts';
import { formatMarker, formatNote, formatVerdict } from '../verdicts/index.ts';

/** What the comment and the check run both say about a review. */

/** One line of Markdown, formatted only when it is shown: there may be thousands. */
export type LazyItem = () => string;

export interface ReviewProblems {
  /** Introduced by the pull request, and blocking. */
  blocking: LazyItem[];
  /** Introduced by the pull request, not blocking. */
  nonBlocking: LazyItem[];
  /** Not introduced by the pull request. */
  preExisting: LazyItem[];
}

/** All problems of a review by file and line, then by link. */
export function collectProblems(review: Review, language: Language): ReviewProblems {
  const findings = [...review.findings].sort(compareLocations);
  const dead = new Set(review.deadLinks.map(({ identity }) => identity));
  const errors = findings.filter(({ severity }) => severity === 'error');
  const hints = findings.filter(({ severity }) => severity !== 'error');
  const doubts = review.links.filter((link) => !dead.has(link.identity) && isJudged(link) && isDoubtful(link));
  const preExisting = [...review.preExistingFindings].sort(compareLocations);
  return {
    blocking: [
      ...errors.map((finding) => () => formatFindingItem(review, finding, language)),
      ...review.deadLinks.map((link) => () => formatDeadLinkItem(review, link, language)),
    ],
    nonBlocking: [
      ...hints.map((finding) => () => formatFindingItem(review, finding, language)),
      ...(review.competingEntries ?? []).map((entry) => () => formatCompetingItem(review, entry, language)),
      ...doubts.map((link) => () => formatDoubtfulLinkItem(review, link, language)),
    ],
    preExisting: preExisting.map((finding) => () => formatPreExistingItem(review, finding, language)),
  };
}

/** A note that there was no network; empty where there was one. */
export function formatOfflineNote({ isOffline, links }: Review, language: Language): string[] {
  return isOffline ? [formatOfflineMessage(links.filter(isJudged).length, links.length, language)] : [];
}

/** True for a verdict that a person should check. */
export const isDoubtful = ({ verdict, note, reason }: CheckedLink): boolean =>
  note !== undefined || (verdict !== 'alive' && reason !== 'exists-needs-code');

/** The address of a line in a file on GitHub. */
export const buildLocationUrl = (blobUrl: string, file: string, line: number): string =>
  `${blobUrl}/${encodeUrlPath(file)}#L${line}`;

/** A place as a link: `[cmid.yml, line 9](…)`. */
function formatLocationLink(blobUrl: string, { file, line }: { file: string; line: number }, language: Language): string {
  const text = getMessages(language).common.location(getFileName(file), line);
  return wrapInLink(escapeInline(text, 120), buildLocationUrl(blobUrl, file, line));
}

/** Findings whose message names a field of the entry, so that its name is shown as code. */
const fieldFindingCodes: ReadonlySet<FindingCode> = new Set(['missing-field', 'wrong-type', 'empty', 'too-long']);

/** Findings whose fix is the whole text: the message shows the place, the suggestion the rest. */
const wholeTextFindingCodes: ReadonlySet<FindingCode> = new Set(['spacing', 'mixed-punctuation', 'invisible-character']);

function formatFindingItem(review: Review, finding: Finding, language: Language): string {
  const { common, review: messages } = getMessages(language);
  const { message, remedy } = explainFinding(finding, language);
  const { found, nearest, fix, twin, allowed } = finding;
  const field = fieldFindingCodes.has(finding.code) ? finding.field?.split('.').at(-1) : undefined;
  const values = [found, nearest, fix, twin?.entry, twin?.file, field, ...(allowed && allowed.length < 5 ? allowed : [])];
  const text = [message, remedy].filter(Boolean).map((sentence) => highlightValues(sentence, values));
  const isFixUnsaid =
    fix !== undefined && !wholeTextFindingCodes.has(finding.code) && !remedy.includes(fix) && !message.includes(fix);
  const sentences = linkDuplicate(review, text, finding, language);
  if (isFixUnsaid) sentences.push(messages.item.change(formatCodeSpan(fix, 120)));
  if (hasSuggestedChange(review, finding)) sentences.push(messages.item.suggestedOnLine);
  const place = formatLocationLink(review.headBlobUrl, finding, language);
  return `${common.labelled(place, common.sentences(sentences))} ${formatFindingCode(review, finding.code)}`;
}

/** At most this many suggestions are made on a pull request, see the plan that makes them. */
const maxSuggestions = 20;

const hasSuggestedChange = ({ suggestedChanges = [] }: Review, { fix, file, line }: Finding): boolean =>
  fix !== undefined && suggestedChanges.slice(0, maxSuggestions).some((each) => each.path === file && each.line === line);

/**
 * Links the other entry of a duplicate: at the name of its file in the sentence, else in a sentence
 * of its own.
 */
function linkDuplicate(review: Review, sentences: string[], { file, twin }: Finding, language: Language): string[] {
  if (twin === undefined) return sentences;
  // An entry that the pull request changes too is shown at its head, as is the finding's own file.
  const isAtHead = twin.file === file || review.entries.some((entry) => entry.file === twin.file);
  const base = isAtHead ? review.headBlobUrl : review.baseBlobUrl;
  const name = formatCodeSpan(twin.file);
  const link = wrapInLink(name, buildLocationUrl(base, twin.file, twin.line));
  const index = sentences.findIndex((sentence) => sentence.includes(name));
  if (index >= 0) return sentences.map((sentence, at) => (at === index ? sentence.replace(name, () => link) : sentence));
  return [...sentences, getMessages(language).review.item.seeAlso(formatLocationLink(base, twin, language))];
}

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

/** The code of a finding, as a link to the page that explains it where that page is known. */
function formatFindingCode({ findingsDocsUrl }: Review, findingCode: string): string {
  return findingsDocsUrl === undefined
    ? formatCodeSpan(findingCode)
    : wrapInLink(formatCodeSpan(findingCode), `${findingsDocsUrl}#${findingCode}`);
}

function formatDeadLinkItem(review: Review, link: CheckedLink, language: Language): string {
  const { common, review: messages } = getMessages(language);
  const reason = formatReasonWithNewUrl(link, language);
  const marker = escapeInline(formatMarker(link.evidence, language), 80);
  const details = marker === '' ? reason : `${reason}${common.remark(common.quoted(marker))}`;
  return formatLinkItem(review, link, messages.item.deadLink(formatCodeSpan(shortenUrl(link.url, 100)), details), language);
}

function formatDoubtfulLinkItem(review: Review, link: CheckedLink, language: Language): string {
  const { item } = getMessages(language).review;
  const text = item.doubtfulLink(formatCodeSpan(shortenUrl(link.url, 100)), describeDoubt(link, language));
  return formatLinkItem(review, link, text, language);
}

/** A sentence about a link that needs a person's check. */
function describeDoubt(link: CheckedLink, language: Language): string {
  const { common, review: messages } = getMessages(language);
  const { item } = messages;
  if (link.note === 'possibly-wrong-link' && link.evidence.title) return item.wrongTitle(escapeInline(link.evidence.title, 120));
  if (link.note === 'retracted' || link.note === 'withdrawn' || link.note === 'archived') return common.sentence(item[link.note]);
  if (link.note !== undefined && notesNeedingReview.has(link.note)) return common.sentence(formatNote(link.note, language));
  return common.sentence(formatReasonWithNewUrl(link, language));
}

/** The reason, with the new address where there is one. */
function formatReasonWithNewUrl(link: CheckedLink, language: Language): string {
  const { reason } = formatVerdict(link, language);
  if (link.to === undefined) return reason;
  return getMessages(language).review.item.movedTo(reason, formatCodeSpan(shortenUrl(link.to, 100)));
}

/** Text about a link after a link to its place in the list. */
function formatLinkItem(review: Review, link: CheckedLink, text: string, language: Language): string {
  const [first] = link.at;
  return first ? getMessages(language).common.labelled(formatLocationLink(review.headBlobUrl, first, language), text) : text;
}
