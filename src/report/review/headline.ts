import { getMessages } from '../../messages/index.ts';
import type { Finding } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import type { Review } from '../../model/review.ts';
import { escapeInline } from '../../text/escape/escape-markdown.ts';
import { getFileName, shortenName } from '../../text/format.ts';
import { type ClassifiedEntry, classifyEntries, type EntryState, isError } from './entry-state.ts';
import { describeMistake } from './problems.ts';

/** The headline of a review: one sentence that says whether there is something to do, and what. */

/** The headline under the keeper's name, as Markdown on one line. */
export function formatSignedHeadline(review: Review, language: Language): string {
  return escapeInline(getMessages(language).common.signed(formatHeadline(review, language)), 420);
}

/** The headline as plain text, without a signature. */
export function formatHeadline(review: Review, language: Language): string {
  const { headline } = getMessages(language).review;
  if (review.isUnaffected) return headline.unaffected;
  const entries = classifyEntries(review);
  const clauses = [
    ...describeEntries(entries, language),
    ...describeRemovals(review, language),
    ...describeOthers(review, entries, language),
    ...(review.settingsChange === undefined ? [] : [getMessages(language).settingsChange.headline]),
  ];
  return clauses.length === 0 ? headline.nothingToFix : headline.joined(clauses);
}

/** The states in which an entry waits for its author, in the order of their clauses. */
const statesWithClause = [
  'to-fix',
  'duplicate',
  'dead-link',
  'not-accepted',
  'possible-duplicate',
  'unchecked',
] as const satisfies EntryState[];

function describeEntries(entries: readonly ClassifiedEntry[], language: Language): string[] {
  const { headline } = getMessages(language).review;
  const [only] = entries;
  if (only === undefined) return [];
  const total = entries.length;
  const ready = entries.filter(({ state }) => state === 'ready').length;
  if (ready === total) return [total === 1 ? headline.ready(shortenName(only.entry.name)) : headline.allReady(total)];
  const clauses = statesWithClause.flatMap((state) => {
    const alike = entries.filter((each) => each.state === state);
    const [first] = alike;
    if (first === undefined) return [];
    const fixes = alike.reduce((sum, each) => sum + each.fixes, 0);
    const name = alike.length === 1 ? shortenName(first.entry.name) : '';
    const clause = headline.states[state]({ name, entries: alike.length, fixes });
    const shared = state === 'to-fix' ? countSharedMistakes(alike, language) : 0;
    return [shared > 0 ? headline.sameMistakes(clause, shared) : clause];
  });
  return ready > 0 ? [...clauses, headline.someReady(ready, total)] : clauses;
}

/** Longer lists of mistakes are not compared. */
const maxSharedMistakes = 10;

/**
 * The number of mistakes where each of several entries has the same ones and no other; otherwise 0.
 */
function countSharedMistakes(entries: readonly ClassifiedEntry[], language: Language): number {
  const [first, ...others] = entries;
  if (first === undefined || others.length === 0 || first.fixes > maxSharedMistakes) return 0;
  const describe = ({ entry, fixes }: ClassifiedEntry) => {
    const errors = entry.findings.filter(isError);
    // Dead links differ in each entry.
    return errors.length === fixes ? JSON.stringify(errors.map((error) => describeMistake(error, language)).sort()) : '';
  };
  const mistakes = describe(first);
  return mistakes !== '' && others.every((each) => each.fixes === first.fixes && describe(each) === mistakes) ? first.fixes : 0;
}

/** At most this many removed entries, or files with problems, are named. */
const maxNames = 3;

function describeRemovals({ removedEntries }: Review, language: Language): string[] {
  const { common, review } = getMessages(language);
  const count = removedEntries.length;
  if (count === 0) return [];
  const names = removedEntries.map(({ name }) => common.quoted(shortenName(name)));
  return [count > maxNames ? review.headline.removesMany(count) : review.headline.removes(common.list(names))];
}

/** Problems that belong to no entry: in settings, the list itself, generated files. */
function describeOthers(review: Review, entries: readonly ClassifiedEntry[], language: Language): string[] {
  const { common, review: messages } = getMessages(language);
  const { headline } = messages;
  const edited = [
    ...new Set(review.findings.filter(({ code }) => code === 'edited-output').map(({ file }) => getFileName(file))),
  ];
  const inEntries = entries.reduce((sum, { fixes }) => sum + fixes, 0);
  const all = review.findings.filter(isError).length + review.deadLinks.length;
  const others = Math.max(0, all - inEntries - review.findings.filter(({ code }) => code === 'edited-output').length);
  const files = listOtherFiles(review);
  return [
    ...(edited.length > 0 ? [headline.editsGenerated(common.list(edited.slice(0, maxNames)))] : []),
    ...(others > 0 ? [headline.otherProblems(others, files.length > maxNames ? '' : common.list(files))] : []),
  ];
}

/** Files with errors or dead links that belong to no reviewed entry. */
function listOtherFiles({ entries, findings, deadLinks }: Review): string[] {
  const keyOf = ({ file, line, column, code }: Finding) => `${file}:${line}:${column}:${code}`;
  const findingsOfEntries = new Set(entries.flatMap((entry) => entry.findings.map(keyOf)));
  const linksOfEntries = new Set(entries.flatMap((entry) => entry.links.map(({ identity }) => identity)));
  const files = [
    ...findings
      .filter((finding) => isError(finding) && finding.code !== 'edited-output' && !findingsOfEntries.has(keyOf(finding)))
      .map(({ file }) => file),
    ...deadLinks.filter(({ identity }) => !linksOfEntries.has(identity)).flatMap(({ at }) => at[0]?.file ?? []),
  ];
  return [...new Set(files)].map(getFileName);
}
