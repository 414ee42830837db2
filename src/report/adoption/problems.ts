import { detectVolatileAddress } from '../../list/validate/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { Finding } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import { escapeInline, formatCodeSpan, highlightValues, wrapInLink } from '../../text/escape-markdown.ts';
import { shortenName } from '../../text/format.ts';
import { formatLinePath, shortenUrl } from '../../text/url-text.ts';
import { explainFinding } from '../findings/index.ts';
import { formatItems, type MarkdownPart } from '../markdown/index.ts';

/** A problem of the new data, at the entry that the README has. */
export interface AdoptionProblem {
  finding: Finding;
  entry: SourceEntry;
  /** The other entry, of a duplicate. */
  twin?: SourceEntry;
}

/** An entry where the README has it. */
interface SourceEntry {
  name: string;
  line: number;
}

export interface AdoptionSource {
  /** The file that holds the list now. */
  file: string;
  /** Address of the files as they are now, without a slash at the end. */
  sourceUrl: string;
}

/** More problems than this are folded, each kind apart. */
const maxUnfoldedProblems = 10;

/**
 * The problems that `listkeeper validate` reports, by kind, the most frequent first. The reader has
 * a README, so they are named by its lines and entries, and not by the new files.
 */
export function formatProblems(problems: readonly AdoptionProblem[], source: AdoptionSource, language: Language): MarkdownPart[] {
  if (problems.length === 0) return [];
  const { adoption } = getMessages(language);
  const entries = new Set(problems.map(({ entry }) => JSON.stringify(entry))).size;
  const kinds = [...Map.groupBy(problems, ({ finding }) => formatKind(finding, language))];
  kinds.sort(([, a], [, b]) => b.length - a.length);
  const isFolded = problems.length > maxUnfoldedProblems;
  return [
    adoption.problems(problems.length, entries),
    ...kinds.map(([kind, alike]): MarkdownPart => {
      const heading = adoption.counted(kind, alike.length);
      const rows = formatRows(alike, source, language);
      return isFolded
        ? { header: `<details><summary>${heading}</summary>`, ...rows, footer: '</details>' }
        : { header: heading, ...rows };
    }),
  ];
}

/** More rows of one kind than this are only counted: `listkeeper validate` has them all. */
const maxRows = 50;

/** One row for each entry, in the order of the README. */
function formatRows(problems: readonly AdoptionProblem[], source: AdoptionSource, language: Language) {
  const ordered = problems.toSorted((a, b) => a.entry.line - b.entry.line);
  const byEntry = [...Map.groupBy(ordered, ({ entry, twin }) => JSON.stringify([entry, twin])).values()];
  const rows = formatItems(
    byEntry.slice(0, maxRows),
    (alike) => `- ${formatEntryProblems(alike, source, language)}`,
    (alike) => alike.length,
  );
  const others = byEntry.slice(maxRows).reduce((sum, alike) => sum + alike.length, 0);
  return { ...rows, omittedCount: (rows.omittedCount ?? 0) + others };
}

/** The kind of a problem in a few words; the code where none are known. */
function formatKind({ code, found = '' }: Finding, language: Language): string {
  const { kinds, volatileKinds } = getMessages(language).adoption;
  const cause = code === 'volatile-address' ? detectVolatileAddress(found)?.cause : undefined;
  return (cause && volatileKinds[cause]) ?? kinds[code] ?? formatCodeSpan(code);
}

/** Codes whose kind and value say everything. */
const isSaidByKind = ({ code }: Finding, language: Language): boolean =>
  code === 'volatile-address' || getMessages(language).adoption.kinds[code] !== undefined;

/** Problems of one kind in one entry: two entries with their lines, or an entry with what is wrong in it. */
function formatEntryProblems(problems: readonly AdoptionProblem[], source: AdoptionSource, language: Language): string {
  const [first] = problems;
  if (first === undefined) return '';
  const { common } = getMessages(language);
  const { entry, twin } = first;
  if (twin !== undefined) {
    const pair = [entry, twin].toSorted((a, b) => a.line - b.line);
    return common.list(pair.map((each) => formatEntry(each, source, language)));
  }
  const texts = problems.map(({ finding }) => formatProblem(finding, language)).filter((text) => text !== '');
  const place = formatEntry(entry, source, language);
  return texts.length === 0 ? place : common.labelled(place, common.series(texts));
}

/** Characters of a value that are shown. */
const maxValueLength = 100;

function formatProblem(finding: Finding, language: Language): string {
  const { code, found = '', fix = '', nearest } = finding;
  if (isSaidByKind(finding, language)) {
    const format = (value: string) =>
      formatCodeSpan(/^https?:/.test(value) ? shortenUrl(value, maxValueLength) : value, maxValueLength);
    // With https, or without its tracking parameters, an address is as one expects.
    const change = fix === '' || code === 'insecure-address' || code === 'volatile-address' ? '' : ` → ${format(fix)}`;
    return found === '' ? '' : `${format(found)}${change}`;
  }
  const { message, remedy } = explainFinding(finding, language);
  const sentences = [message, remedy].filter(Boolean).map((sentence) => highlightValues(sentence, [found, nearest, fix]));
  return getMessages(language).common.sentences(sentences);
}

function formatEntry({ name, line }: SourceEntry, source: AdoptionSource, language: Language): string {
  const { common } = getMessages(language);
  return `${common.quoted(escapeInline(shortenName(name), 80))}${common.remark(formatLineLink(line, source, language))}`;
}

/** `line 12`, as a link to it. */
export const formatLineLink = (line: number, { file, sourceUrl }: AdoptionSource, language: Language): string =>
  wrapInLink(getMessages(language).adoption.atLine(line), `${sourceUrl}/${formatLinePath(file, line)}`);
