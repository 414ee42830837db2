import { detectVolatileAddress } from '../../list/validate/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { Finding } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import { escapeInline, formatCodeSpan, highlightValues, wrapInLink } from '../../text/escape/escape-markdown.ts';
import { formatLinePath, shortenUrl } from '../../text/escape/url-text.ts';
import { shortenName } from '../../text/format.ts';
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

/**
 * One row for each entry, or for entries that are duplicates of one another, in the order of the
 * README.
 */
function formatRows(problems: readonly AdoptionProblem[], source: AdoptionSource, language: Language) {
  const ordered = problems.toSorted((a, b) => a.entry.line - b.entry.line);
  const byEntry = groupByEntry(ordered);
  const rows = formatItems(
    byEntry.slice(0, maxRows),
    (alike) => `- ${formatEntryProblems(alike, source, language)}`,
    (alike) => alike.length,
  );
  const others = byEntry.slice(maxRows).reduce((sum, alike) => sum + alike.length, 0);
  return { ...rows, omittedCount: (rows.omittedCount ?? 0) + others };
}

interface EntryGroup {
  keys: string[];
  problems: AdoptionProblem[];
}

/**
 * Groups problems by their entry. An entry and its duplicates are one group, so that each is named
 * once.
 */
function groupByEntry(problems: readonly AdoptionProblem[]): AdoptionProblem[][] {
  const groups = new Map<string, EntryGroup>();
  for (const problem of problems) {
    const keys = [problem.entry, ...(problem.twin ? [problem.twin] : [])].map((entry) => JSON.stringify(entry));
    // The smaller groups join the largest, so that thousands of duplicates cost little.
    const [largest = { keys: [], problems: [] }, ...others] = [...new Set(keys.flatMap((key) => groups.get(key) ?? []))].sort(
      (a, b) => b.keys.length - a.keys.length,
    );
    largest.problems.push(...others.flatMap((group) => group.problems), problem);
    for (const key of [...others.flatMap((group) => group.keys), ...keys]) {
      if (groups.get(key) !== largest) largest.keys.push(key);
      groups.set(key, largest);
    }
  }
  return [...new Set(groups.values())].map((group) => group.problems);
}

/** The kind of a problem in a few words; the code where none are known. */
function formatKind({ code, found = '' }: Finding, language: Language): string {
  const { kinds, otherKinds, volatileKinds } = getMessages(language).adoption;
  const cause = code === 'volatile-address' ? detectVolatileAddress(found)?.cause : undefined;
  return (cause && volatileKinds[cause]) ?? kinds[code] ?? otherKinds;
}

/** Codes whose kind and value say everything. */
const isSaidByKind = ({ code }: Finding, language: Language): boolean =>
  code === 'volatile-address' || getMessages(language).adoption.kinds[code] !== undefined;

/** Entries that are named as duplicates of one another. */
const maxDuplicates = 10;

/** Problems of one kind: duplicates with their lines, or an entry with what is wrong in it. */
function formatEntryProblems(problems: readonly AdoptionProblem[], source: AdoptionSource, language: Language): string {
  const [first] = problems;
  if (first === undefined) return '';
  const { adoption, common } = getMessages(language);
  const { entry } = first;
  if (first.twin !== undefined) {
    const members = problems.flatMap(({ entry: one, twin }) => (twin ? [one, twin] : [one]));
    const unique = [...new Map(members.map((each) => [JSON.stringify(each), each])).values()];
    const shown = unique.toSorted((a, b) => a.line - b.line).slice(0, maxDuplicates);
    const more = unique.length > shown.length ? [adoption.more(unique.length - shown.length)] : [];
    const places = shown.map((each) => formatEntry(each, source, language));
    return more.length > 0 ? common.series([...places, ...more]) : common.list(places);
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
