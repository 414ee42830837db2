import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import type { Review } from '../../model/review.ts';
import { escapeInline, formatCodeSpan, wrapInLink } from '../../text/escape-markdown.ts';
import { shortenName } from '../../text/format.ts';
import { fitMarkdown, formatItems, githubLimits, type MarkdownPart } from '../markdown/index.ts';
import { sanitizeEntryPreview } from '../preview/index.ts';
import { formatEntryTable } from './entry-table.ts';
import { formatSignedHeadline } from './headline.ts';
import { collectProblems, formatOfflineNote, type LazyItem } from './problems.ts';
import { formatSuggestedEntries } from './suggested-entry.ts';
import { formatSuggestedMetadata } from './suggested-metadata.ts';

/**
 * The comment on a pull request: a headline that says whether there is something to do, then what,
 * then the evidence, folded.
 * @param review its texts come from strangers and are shown as text.
 * @returns Markdown within GitHub's limit, the same for the same review.
 */
export function formatPullRequestComment(review: Review, language: Language): string {
  const { sections } = getMessages(language).review;
  const { blocking, nonBlocking, preExisting } = collectProblems(review, language);
  const isWell = blocking.length + nonBlocking.length === 0 && !review.isOffline && !review.isTruncated;
  const parts: MarkdownPart[] = [
    `**${formatSignedHeadline(review, language)}**${formatGreeting(review, blocking.length, language)}`,
    ...formatNotes(review, language),
    ...formatEntryTable(review, language),
    { header: `**${sections.toFix}**`, ...formatItems(blocking, (format, index) => `${index + 1}. ${format()}`) },
    {
      header: `**${sections.suggestions}**${sections.nonBlocking}`,
      ...formatItems(nonBlocking, (format) => `- ${format()}`),
    },
    ...formatSuggestedEntries(review, language),
    ...formatSuggestedMetadata(review, language),
    ...formatPreviews(review, language),
    ...formatPreExisting(preExisting, language),
    ...(isWell ? [] : [formatFooter(review, language)]),
  ];
  return fitMarkdown(parts, githubLimits.body, language);
}

/** A friendly sentence for a first contribution. */
function formatGreeting({ isFirstContribution }: Review, problemCount: number, language: Language): string {
  const { greeting } = getMessages(language).review;
  if (!isFirstContribution) return '';
  return `\n\n${problemCount > 0 ? greeting.toFix : greeting.ready}`;
}

/** At most this many removed entries are named. */
const maxRemovedNames = 10;

/** Notes that are in no table, and the limits of this review. */
function formatNotes(review: Review, language: Language): string[] {
  const { common, review: messages } = getMessages(language);
  const notes: string[] = [];
  const names = review.removedEntries.map(({ name }) => common.quoted(escapeInline(shortenName(name), 80)));
  if (names.length > 0) {
    const shown = common.list(names.slice(0, maxRemovedNames));
    notes.push(messages.removed(names.length, shown, names.length > maxRemovedNames));
  }
  notes.push(...formatOfflineNote(review, language));
  if (review.isTruncated) notes.push(messages.truncated);
  return notes;
}

/** How each entry will look, folded. */
function formatPreviews(review: Review, language: Language): MarkdownPart[] {
  const header = `<details><summary>${getMessages(language).review.sections.preview}</summary>`;
  return [{ header, ...formatPreviewItems(review), separator: '\n\n', footer: '</details>' }];
}

/** Each entry as the README will show it, in a quote. */
export function formatPreviewItems({ entries }: Review): ReturnType<typeof formatItems> {
  return formatItems(
    entries.filter((entry) => entry.preview !== ''),
    (entry) => formatBlockquote(sanitizeEntryPreview(entry.preview)),
  );
}

const formatBlockquote = (markdown: string): string => markdown.replace(/^/gm, '> ').replace(/^> $/gm, '>');

/**
 * Problems that the pull request didn't introduce. They are shown, but its author need not fix
 * them.
 */
function formatPreExisting(items: readonly LazyItem[], language: Language): MarkdownPart[] {
  const summary = getMessages(language).review.sections.preExisting(items.length);
  return [
    {
      header: `<details><summary>${summary}</summary>`,
      ...formatItems(items, (format) => `- ${format()}`),
      footer: '</details>',
    },
  ];
}

function formatFooter({ headSha, hasCommands, findingsDocsUrl, findings }: Review, language: Language): string {
  const { footer } = getMessages(language).review;
  const checked = footer.checked(formatCodeSpan(headSha.slice(0, 7)));
  if (!hasCommands) return `<sub>${[checked, footer.recheckedOnPush].join(' · ')}</sub>`;
  const isFixable = findings.some(({ fix }) => fix !== undefined);
  const items = [
    checked,
    ...(isFixable ? [footer.fix] : []),
    '`/listkeeper recheck`',
    ...(findingsDocsUrl === undefined ? [] : [wrapInLink(footer.commands, buildDocsUrl(findingsDocsUrl, 'commands'))]),
  ];
  return `<sub>${items.join(' · ')}</sub>`;
}

/** Another page of the folder in which the page on findings is. */
const buildDocsUrl = (findings: string, name: string): string => findings.replace(/findings(?=(?:\.\w+)?\/?$)/, name);
