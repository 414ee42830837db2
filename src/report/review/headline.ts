import { getMessages } from '../../messages/index.ts';
import type { Finding } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import type { Review, ReviewedEntry } from '../../model/review.ts';
import { escapeInline } from '../../text/escape-markdown.ts';
import { getFileName, shortenName } from '../../text/format.ts';

/** The headline of a review: one sentence that says whether there is something to do. */

interface HeadlineCounts {
  entries: readonly ReviewedEntry[];
  /** Entries with something to fix, and how many fixes each needs. */
  entriesToFix: { name: string; fixes: number }[];
  /** Names of the other entries that may be on the list already. */
  possibleDuplicates: string[];
  /** Problems that belong to no entry: in settings, the list itself, generated files. */
  otherProblemCount: number;
  /** Names of the files with these problems. */
  otherFiles: string[];
}

function countProblems(review: Review): HeadlineCounts {
  const dead = new Set(review.deadLinks.map(({ identity }) => identity));
  const entriesToFix: HeadlineCounts['entriesToFix'] = [];
  const possibleDuplicates: string[] = [];
  let inEntries = 0;
  for (const entry of review.entries) {
    const fixes = entry.findings.filter(isError).length + entry.links.filter(({ identity }) => dead.has(identity)).length;
    inEntries += fixes;
    const name = shortenName(entry.name);
    if (fixes > 0 || entry.state === 'to-fix') entriesToFix.push({ name, fixes: Math.max(1, fixes) });
    else if (entry.duplicates.length > 0) possibleDuplicates.push(name);
  }
  const otherProblemCount = review.findings.filter(isError).length + review.deadLinks.length - inEntries;
  return {
    entries: review.entries,
    entriesToFix,
    possibleDuplicates,
    otherProblemCount: Math.max(0, otherProblemCount),
    otherFiles: listOtherFiles(review),
  };
}

const isError = ({ severity }: Finding): boolean => severity === 'error';

/** Files with errors or dead links that belong to no reviewed entry. */
function listOtherFiles({ entries, findings, deadLinks }: Review): string[] {
  const keyOf = ({ file, line, column, code }: Finding) => `${file}:${line}:${column}:${code}`;
  const findingsOfEntries = new Set(entries.flatMap((entry) => entry.findings.map(keyOf)));
  const linksOfEntries = new Set(entries.flatMap((entry) => entry.links.map(({ identity }) => identity)));
  const files = [
    ...findings.filter((finding) => isError(finding) && !findingsOfEntries.has(keyOf(finding))).map(({ file }) => file),
    ...deadLinks.filter(({ identity }) => !linksOfEntries.has(identity)).flatMap(({ at }) => at[0]?.file ?? []),
  ];
  return [...new Set(files)].map(getFileName);
}

/** The headline under the keeper's name, as Markdown on one line. */
export function formatSignedHeadline(review: Review, language: Language): string {
  return escapeInline(getMessages(language).common.signed(formatHeadline(review, language)), 420);
}

/** At most this many files are named. */
const maxNamedFiles = 3;

/** The headline as plain text, without a signature. */
export function formatHeadline(review: Review, language: Language): string {
  const { common, review: messages } = getMessages(language);
  const { headline } = messages;
  if (review.isUnaffected) return headline.unaffected;
  const { entries, entriesToFix, possibleDuplicates, otherProblemCount, otherFiles } = countProblems(review);
  const total = entries.length;
  const ready = total - entriesToFix.length - possibleDuplicates.length;
  const clauses: string[] = [];
  const [only] = entries;
  if (only && ready === total) clauses.push(total === 1 ? headline.ready(shortenName(only.name)) : headline.allReady(total));
  else if (ready > 0) clauses.push(headline.someReady(ready, total));
  const [toFix] = entriesToFix;
  if (toFix && entriesToFix.length === 1) clauses.push(headline.entryToFix(toFix.name, toFix.fixes));
  if (entriesToFix.length > 1) {
    const fixes = entriesToFix.reduce((sum, entry) => sum + entry.fixes, 0);
    clauses.push(headline.entriesToFix(entriesToFix.length, fixes));
  }
  const [duplicate] = possibleDuplicates;
  if (duplicate !== undefined) {
    const { length } = possibleDuplicates;
    clauses.push(length === 1 ? headline.possibleDuplicate(duplicate) : headline.possibleDuplicates(length));
  }
  if (otherProblemCount > 0) {
    const files = otherFiles.length > maxNamedFiles ? '' : common.list(otherFiles);
    clauses.push(headline.otherProblems(otherProblemCount, files));
  }
  return clauses.length === 0 ? headline.nothingToFix : headline.joined(clauses);
}
