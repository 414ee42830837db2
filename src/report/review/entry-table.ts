import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import type { DuplicateEntry, Review, ReviewedEntry } from '../../model/review.ts';
import { escapeInline, escapeTableCell, formatCodeSpan, wrapInLink } from '../../text/escape-markdown.ts';
import { getFileName } from '../../text/format.ts';
import { isJudged } from '../formats/index.ts';
import { formatItems, type MarkdownPart } from '../markdown/index.ts';
import { buildLocationUrl } from './problems.ts';

/**
 * A row an entry. Empty columns are left out, and so is the table when every entry is ready and
 * every link works.
 */
export function formatEntryTable(review: Review, language: Language): MarkdownPart[] {
  const { entries } = review;
  if (entries.every(hasNothingToReport)) return [];
  const { table } = getMessages(language).review;
  const hasLinks = entries.some((entry) => entry.links.length > 0);
  const hasDuplicates = entries.some((entry) => entry.duplicates.length > 0);
  const head = formatRow([table.entry, table.result, hasLinks && table.links, hasDuplicates && table.duplicates]);
  const rule = formatRow(['---', '---', hasLinks && '---', hasDuplicates && '---']);
  const rows = formatItems(entries, (entry) =>
    formatRow([
      `${wrapInLink(escapeInline(entry.name, 80), buildLocationUrl(review.headBlobUrl, entry.file, entry.line))} ${formatCodeSpan(getFileName(entry.file), 60)}`,
      describeResult(entry, language),
      hasLinks && describeLinks(review, entry, language),
      hasDuplicates && formatDuplicates(review, entry, language),
    ]),
  );
  return [{ header: `${head}\n${rule}`, ...rows }];
}

const formatRow = (cells: (string | false)[]): string =>
  `| ${cells
    .filter((text) => text !== false)
    .map(escapeTableCell)
    .join(' | ')} |`;

const hasNothingToReport = (entry: ReviewedEntry): boolean =>
  entry.state === 'ready' &&
  entry.duplicates.length === 0 &&
  entry.findings.length === 0 &&
  entry.links.every(({ verdict, note }) => verdict === 'alive' && note === undefined);

function describeResult({ findings, duplicates }: ReviewedEntry, language: Language): string {
  const { table } = getMessages(language).review;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const suggestions = findings.length - errors;
  if (errors > 0) return `**${table.toFix(errors)}**`;
  if (duplicates.length > 0) return table.possibleDuplicate;
  return suggestions === 0 ? table.ready : table.readyWithSuggestions(suggestions);
}

function describeLinks(review: Review, entry: ReviewedEntry, language: Language): string {
  const { common, review: messages } = getMessages(language);
  const { table } = messages;
  const links = entry.links.filter(isJudged);
  const dead = links.filter((link) => review.deadLinks.some(({ identity }) => identity === link.identity)).length;
  const alive = links.filter(({ verdict }) => verdict === 'alive' || verdict === 'moved').length;
  const doubtful = links.length - dead - alive;
  const unchecked = entry.links.length - links.length;
  return common.series([
    ...(alive > 0 ? [table.aliveLinks(alive)] : []),
    ...(dead > 0 ? [`**${table.deadLinks(dead)}**`] : []),
    ...(doubtful > 0 ? [table.doubtfulLinks(doubtful)] : []),
    ...(unchecked > 0 ? [table.uncheckedLinks(unchecked)] : []),
  ]);
}

/** At most this many duplicates of an entry are named. */
const maxDuplicates = 3;

function formatDuplicates(review: Review, { duplicates }: ReviewedEntry, language: Language): string {
  if (duplicates.length === 0) return '—';
  const links = duplicates.slice(0, maxDuplicates).map((duplicate) => formatDuplicate(review, duplicate));
  return getMessages(language).common.clauses(links);
}

function formatDuplicate(review: Review, { entry, file, line, isSamePullRequest }: DuplicateEntry): string {
  const base = isSamePullRequest ? review.headBlobUrl : review.baseBlobUrl;
  return wrapInLink(escapeInline(entry, 80), buildLocationUrl(base, file, line));
}
