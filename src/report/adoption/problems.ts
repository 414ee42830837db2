import { detectVolatileAddress } from '../../list/validate/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { Finding } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import { escapeInline, formatCodeSpan, highlightValues, wrapInLink } from '../../text/escape-markdown.ts';
import { shortenName } from '../../text/format.ts';
import { formatLinePath } from '../../text/url-text.ts';
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
      const rows = formatItems(
        alike.toSorted((a, b) => a.entry.line - b.entry.line),
        (problem) => `- ${formatProblem(problem, source, language)}`,
      );
      return isFolded
        ? { header: `<details><summary>${heading}</summary>`, ...rows, footer: '</details>' }
        : { header: `${heading}`, ...rows };
    }),
  ];
}

/** The kind of a problem in a few words; the code where none are known. */
function formatKind({ code, found = '' }: Finding, language: Language): string {
  const { kinds, volatileKinds } = getMessages(language).adoption;
  const cause = code === 'volatile-address' ? detectVolatileAddress(found)?.cause : undefined;
  return (cause && volatileKinds[cause]) ?? kinds[code] ?? formatCodeSpan(code);
}

/** Codes whose kind and address say everything. */
const isSaidByKind = ({ code }: Finding, language: Language): boolean =>
  code === 'volatile-address' || getMessages(language).adoption.kinds[code] !== undefined;

function formatProblem({ finding, entry, twin }: AdoptionProblem, source: AdoptionSource, language: Language): string {
  const { common } = getMessages(language);
  const place = formatEntry(entry, source, language);
  if (twin !== undefined) return common.list([place, formatEntry(twin, source, language)]);
  const { found, fix } = finding;
  const value = found === undefined || found === '' ? '' : formatCodeSpan(found, 200);
  const change = fix === undefined || fix === '' ? '' : ` → ${formatCodeSpan(fix, 200)}`;
  if (isSaidByKind(finding, language)) return value === '' ? place : common.labelled(place, `${value}${change}`);
  const { message, remedy } = explainFinding(finding, language);
  const sentences = [message, remedy].filter(Boolean).map((sentence) => highlightValues(sentence, [found, finding.nearest, fix]));
  return common.labelled(place, common.sentences(sentences));
}

function formatEntry({ name, line }: SourceEntry, source: AdoptionSource, language: Language): string {
  const { common } = getMessages(language);
  return `${common.quoted(escapeInline(shortenName(name), 80))}${common.remark(formatLineLink(line, source, language))}`;
}

/** `line 12`, as a link to it. */
export const formatLineLink = (line: number, { file, sourceUrl }: AdoptionSource, language: Language): string =>
  wrapInLink(getMessages(language).adoption.atLine(line), `${sourceUrl}/${formatLinePath(file, line)}`);
