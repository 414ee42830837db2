import { getMessages } from '../../messages/index.ts';
import type { Finding } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import type { Review, ReviewedEntry } from '../../model/review.ts';
import { escapeInline, formatCodeSpan, wrapInLink } from '../../text/escape/escape-markdown.ts';
import { shortenUrl } from '../../text/escape/url-text.ts';
import { shortenName } from '../../text/format.ts';
import { fitMarkdown, formatItems, githubLimits, type MarkdownPart } from '../markdown/index.ts';
import { sanitizeEntryPreview } from '../preview/index.ts';
import { classifyEntries, isError, wasChecked } from './entry-state.ts';
import { findDuplicate } from './finding-row.ts';
import { formatSignedHeadline } from './headline.ts';
import { buildLocationUrl } from './locations.ts';
import { formatRows } from './problem-list.ts';
import { collectProblems, countRows, formatOfflineNote, type ProblemRow } from './problems.ts';
import { formatSettingsChange } from './settings-change.ts';
import { formatSuggestedEntries } from './suggestions/suggested-entry.ts';
import { formatSuggestedMetadata } from './suggestions/suggested-metadata.ts';

/**
 * The comment on a pull request: a headline that says whether there is something to do, then what,
 * then the evidence, folded.
 *
 * A long text is cut from its end, so what matters most comes first. Parts are dropped in this
 * order: previews, existing problems, metadata, entries that are ready, suggestions, and at last
 * what is to be fixed.
 * @param review its texts come from strangers and are shown as text.
 * @returns Markdown within GitHub's limit, the same for the same review.
 */
export function formatPullRequestComment(review: Review, language: Language): string {
  const { sections } = getMessages(language).review;
  const { blocking, nonBlocking, preExisting } = collectProblems(review, language);
  const isWell = blocking.length + nonBlocking.length === 0 && !review.isOffline && !review.isTruncated;
  const parts: MarkdownPart[] = [
    formatIntroduction(review, blocking, language),
    ...formatNotes(review, language),
    ...formatSettingsChange(review, language),
    formatRows(blocking),
    ...formatSuggestedEntries(review, language),
    ...formatRemedy(review, blocking, language),
    ...formatUseQuestion(review, language),
    { header: `**${sections.suggestions}**${sections.nonBlocking}`, ...formatRows(nonBlocking) },
    ...formatReadyEntries(review, language),
    ...formatSuggestedMetadata(review, language),
    ...formatPreExisting(preExisting, language),
    ...formatPreviews(review, language),
    ...(isWell ? [] : [formatFooter(review, language)]),
  ];
  return fitMarkdown(parts, githubLimits.body, language);
}

/** The headline, thanks for a first contribution, and what to do next. */
function formatIntroduction(review: Review, blocking: readonly ProblemRow[], language: Language): string {
  const { common, review: messages } = getMessages(language);
  const errors = review.findings.filter(isError);
  const isOnlyRules = review.deadLinks.length === 0 && errors.length > 0 && errors.every(({ code }) => code === 'not-accepted');
  const whatNext = isOnlyRules ? messages.thanksForSuggestion : messages.nextStep(countRows(blocking));
  const hasNext = blocking.length > 0 && !isAllOnListAlready(review);
  const next = [review.isFirstContribution ? messages.greeting : '', hasNext ? whatNext : ''];
  const text = common.sentences(next.filter((sentence) => sentence !== ''));
  const headline = `**${formatSignedHeadline(review, language)}**`;
  return text === '' ? headline : `${headline} ${text}`;
}

/** Whether nothing is to be fixed: the list has everything already. */
const isAllOnListAlready = (review: Review): boolean =>
  review.deadLinks.length === 0 && review.findings.filter(isError).every((finding) => findDuplicate(review, finding));

/** At most this many removed entries are named. */
const maxRemovedNames = 10;

/** The headline names up to this many removed entries. */
const maxNamesInHeadline = 3;

/** Notes that are in no list, and the limits of this review. */
function formatNotes(review: Review, language: Language): string[] {
  const { common, review: messages } = getMessages(language);
  const notes: string[] = [];
  const names = review.removedEntries.map(({ name }) => common.quoted(escapeInline(shortenName(name), 80)));
  if (names.length > maxNamesInHeadline) {
    const shown = common.list(names.slice(0, maxRemovedNames));
    notes.push(messages.removed(names.length, shown, names.length > maxRemovedNames));
  }
  notes.push(...formatOfflineNote(review, language));
  if (review.isTruncated) notes.push(messages.truncated);
  return notes;
}

/** A question that needs no push: asked with its reason, and gone once it is answered. */
const formatUseQuestion = ({ isUseAsked }: Review, language: Language): string[] =>
  isUseAsked ? [getMessages(language).review.useQuestion] : [];

/** Why a pull request that needs changes is closed, and how it is opened again. */
export const formatIdleComment = (days: number, language: Language): string => getMessages(language).review.idle(days);

/** What `/listkeeper fix` does about the problems above, and that the links are not among them. */
function formatRemedy(review: Review, blocking: readonly ProblemRow[], language: Language): string[] {
  if (blocking.length === 0) return [];
  const { common, review: messages } = getMessages(language);
  const fixable = review.hasCommands ? review.findings.filter((finding) => isError(finding) && isFixable(review, finding)) : [];
  const { areLinksChecked, links } = review;
  const areFine = areLinksChecked && links.length > 0 && links.every((link) => wasChecked(link) && link.verdict === 'alive');
  const sentences = [
    fixable.length > 0 ? messages.fix(fixable.length, countRows(blocking)) : '',
    areFine ? messages.allLinksWork(links.length) : '',
  ].filter((sentence) => sentence !== '');
  return sentences.length === 0 ? [] : [common.sentences(sentences)];
}

/** Whether `/listkeeper fix` knows what to do: an exact fix at a known place in the list. */
const isFixable = ({ dataFolder, source }: Review, { fix, file, endColumn }: Finding): boolean =>
  fix !== undefined && endColumn !== undefined && (file === source || file.startsWith(`${dataFolder}/`));

/** The entries that are ready, where others are not. */
function formatReadyEntries(review: Review, language: Language): MarkdownPart[] {
  const entries = classifyEntries(review);
  const ready = entries.filter(({ state }) => state === 'ready');
  if (ready.length === entries.length) return [];
  const summary = getMessages(language).review.sections.ready(ready.length);
  const items = formatItems(ready, ({ entry: { name, file, line } }) => {
    const place = wrapInLink(escapeInline(shortenName(name), 80), buildLocationUrl(review.headBlobUrl, file, line));
    return `- ${place}`;
  });
  return [{ header: `<details><summary>${summary}</summary>`, ...items, footer: '</details>' }];
}

/** How each entry will look, folded. */
function formatPreviews(review: Review, language: Language): MarkdownPart[] {
  const previews = formatPreviewItems(review, language);
  const count = previews.items.length + (previews.omittedCount ?? 0);
  const header = `<details><summary>${getMessages(language).review.sections.preview(count)}</summary>`;
  return [{ header, ...previews, separator: '\n\n', footer: '</details>' }];
}

/** Each entry as the README will show it, in a quote, with what its sources say otherwise. */
export function formatPreviewItems({ entries }: Review, language: Language): ReturnType<typeof formatItems> {
  return formatItems(
    entries.filter((entry) => entry.preview !== ''),
    (entry) =>
      [formatBlockquote(sanitizeEntryPreview(entry.preview)), formatDisagreements(entry, language)].filter(Boolean).join('\n\n'),
  );
}

function formatDisagreements({ disagreements = [] }: ReviewedEntry, language: Language): string {
  const { disagreement } = getMessages(language).review;
  const lines = disagreements.map(({ url, fields, says }) => {
    const source = wrapInLink(formatCodeSpan(shortenUrl(url, 60)), url);
    return `- ${disagreement({ source, fields: fields.map((field) => formatCodeSpan(field)), says: escapeInline(says, 300) })}`;
  });
  return lines.join('\n');
}

const formatBlockquote = (markdown: string): string => markdown.replace(/^/gm, '> ').replace(/^> $/gm, '>');

/**
 * Problems that the pull request didn't introduce. They are shown, but its author need not fix
 * them.
 */
function formatPreExisting(rows: readonly ProblemRow[], language: Language): MarkdownPart[] {
  const summary = getMessages(language).review.sections.preExisting(rows.length);
  return [
    {
      header: `<details><summary>${summary}</summary>`,
      ...formatRows(rows),
      footer: '</details>',
    },
  ];
}

function formatFooter(review: Review, language: Language): string {
  const { headSha, hasCommands, findingsDocsUrl, findings } = review;
  const { footer } = getMessages(language).review;
  const checked = footer.checked(formatCodeSpan(headSha.slice(0, 7)));
  if (!hasCommands) return `<sub>${[checked, footer.recheckedOnPush].join(' · ')}</sub>`;
  // For suggestions: what is to be fixed has its own sentence.
  const hasFix = findings.every((finding) => !isError(finding)) && findings.some((finding) => isFixable(review, finding));
  const items = [
    checked,
    ...(hasFix ? [footer.fix] : []),
    '`/listkeeper recheck`',
    ...(findingsDocsUrl === undefined ? [] : [wrapInLink(footer.commands, buildDocsUrl(findingsDocsUrl, 'commands'))]),
  ];
  return `<sub>${items.join(' · ')}</sub>`;
}

/** Another page of the folder in which the page on findings is. */
const buildDocsUrl = (findings: string, name: string): string => findings.replace(/findings(?=(?:\.\w+)?\/?$)/, name);
