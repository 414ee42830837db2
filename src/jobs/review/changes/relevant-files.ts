import type { ChangedFile } from '../../../forge/index.ts';
import { type Identity, identify } from '../../../links/identify/index.ts';
import { getService } from '../../../links/services/index.ts';
import { isListFile, type LocatedEntry, readList } from '../../../list/index.ts';
import { resolveIdentifiers, type Settings } from '../../../list/schema/index.ts';
import { foldPath, normalizeTitles } from '../../../list/validate/index.ts';
import type { SourceFile } from '../../../model/finding.ts';
import { escapeRegExp } from '../../../text/escape/escape-reg-exp.ts';
import { listChangedPaths, selectChangedListFiles } from '../../shared/index.ts';
import { getFileStem } from '../classify-findings.ts';

/**
 * A review of one entry does not need to parse ten thousand others, only those that may conflict
 * with it. They are found by a text search that errs on the side of too many. A file too many costs
 * a millisecond, a file too few a finding.
 */

export interface RelevantFilesInput {
  base: readonly SourceFile[];
  head: readonly SourceFile[];
  changes: readonly ChangedFile[];
  settings: Settings;
}

/** With more entries than this the search costs more than it saves. */
const maxSearchedEntries = 60;

/**
 * The files of the base that a review of these changes has to parse. These are the changed files,
 * `list.yml`, and files that share an id, a relation, an identity or a title with a changed entry.
 *
 * All files are parsed where a change may affect any entry, as in `list.yml` or in generated files.
 * So they are where a rule of acceptance counts the entries of a section.
 */
export function selectRelevantFiles({ base, head, changes, settings }: RelevantFilesInput): readonly SourceFile[] {
  const isRelevant = createRelevanceFilter([...base, ...head], { changes, settings });
  return isRelevant ? base.filter(isRelevant) : base;
}

/**
 * Says of each file of the base whether a review has to parse it. Undefined where it has to parse
 * all.
 * @param files among which the changed ones are, before and after.
 */
export function createRelevanceFilter(
  files: readonly SourceFile[],
  { changes, settings }: Pick<RelevantFilesInput, 'changes' | 'settings'>,
): ((file: SourceFile) => boolean) | undefined {
  if (settings.source !== undefined) return undefined;
  const listFile = `${settings.data.replace(/\/+$/, '')}/list.yml`;
  const paths = listChangedPaths(changes);
  const touchesAll =
    paths.has(listFile) || settings.outputs.some(({ file, template = file }) => paths.has(file) || paths.has(template));
  if (touchesAll || settings.review.accept.some(({ maxSectionEntries }) => maxSectionEntries !== undefined)) return undefined;
  const { entries } = readList(selectChangedListFiles(files, changes, settings), settings);
  if (entries.length > maxSearchedEntries) return undefined;
  const terms = buildSearchTerms(entries, [...paths].map(getFileStem));
  if (!terms) return undefined;
  const names = new Set([...paths].map(foldPath));
  return ({ path, text }) =>
    path === listFile || names.has(foldPath(path)) || !isListFile(path, settings) || mayMatch(terms, path, text);
}

interface SearchTerms {
  /** Ids to search for: those of changed entries, and of the entries that they relate to. */
  ids: ReadonlySet<string>;
  /** Matches where one of these ids is defined, or is the target of a relation. */
  idPattern: RegExp;
  /** Sets of words, in lower case, which occur together in each relevant file. */
  words: string[][];
  /** Titles, normalized for comparison. */
  titles: string[];
  /** Matches a lower-case text with one of the titles; undefined where there are too many. */
  titlePattern: RegExp | undefined;
}

/** With more titles than this, one pattern for all takes longer than removing what is between letters. */
const maxPatternTitles = 4;

/** The letters and digits of a title, with anything else between them. */
function buildTitlePattern(titles: readonly string[]): RegExp | undefined {
  if (titles.length === 0 || titles.length > maxPatternTitles) return undefined;
  return new RegExp(titles.map((title) => [...title].join('[^\\p{L}\\p{N}]*')).join('|'), 'u');
}

/** Undefined where a text search can not find the relevant files. */
function buildSearchTerms(entries: readonly LocatedEntry[], stems: readonly string[]): SearchTerms | undefined {
  const ids = new Set([...stems, ...entries.flatMap(({ id, entry }) => [id, ...(entry.relations ?? []).map(({ to }) => to)])]);
  const identities = entries.flatMap(({ entry }) => [
    ...entry.links.map(({ url }) => identify(url)),
    ...resolveIdentifiers(entry),
  ]);
  const words = identities.map(extractIdentityWords);
  if (words.some((group) => group.length === 0)) return undefined;
  const titles = [...new Set(entries.flatMap(({ entry }) => normalizeTitles(entry)))];
  const idAlternatives = [...ids].map(escapeRegExp).join('|');
  return {
    ids,
    idPattern: new RegExp(`(?:to|id)["']?(?:\\s|#[^\\n]*\\n)*:(?:\\s|#[^\\n]*\\n)*["']?(?:${idAlternatives})(?![\\w-])`),
    words: [...new Map(words.map((group) => [group.join(' '), group])).values()],
    titles,
    titlePattern: buildTitlePattern(titles),
  };
}

/** Words of an identity that are not in every spelling of its address. */
const ignoredWords = new Set(
  'http https www url blob tree raw models datasets spaces competitions file files folder folders document'.split(' '),
);

/** The letters and digits that every spelling of an address contains. */
function extractIdentityWords({ service, id }: Pick<Identity, 'service' | 'id'>): string[] {
  const bare = getService(service).getConstantPart?.(id) ?? id;
  const words =
    bare
      .replace(/%[0-9a-f]{2}/gi, ' ')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return /xn--/.test(bare) ? [] : [...new Set(words)].filter((word) => !ignoredWords.has(word));
}

/**
 * Texts that a plain search may miss: escapes, percent-encoded letters, compatibility forms,
 * accents, keys with `?`.
 */
const irregularSpelling =
  /\\|%(?:3\d|[46][1-9a-fA-F]|[57][\daA])|^\s*\?\s|\p{M}|[\u00c0-\u024f\u2100-\u214f\u2460-\u24ff\u2e80-\u2fdf\u3300-\u33ff\uf900-\ufaff\ufb00-\ufb06\uff10-\uff5a]/mu;

function mayMatch({ ids, idPattern, words, titles, titlePattern }: SearchTerms, path: string, text: string): boolean {
  if (ids.has(getFileStem(path)) || irregularSpelling.test(text) || idPattern.test(text)) return true;
  const lower = text.toLowerCase();
  if (words.some((group) => group.every((word) => lower.includes(word)))) return true;
  if (titles.length === 0) return false;
  if (titlePattern) return titlePattern.test(lower);
  const bare = lower.replace(/[^\p{L}\p{N}]+/gu, '');
  return titles.some((title) => bare.includes(title));
}
