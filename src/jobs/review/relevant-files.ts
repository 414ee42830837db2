import type { ChangedFile } from '../../forge/index.ts';
import { type Identity, identify } from '../../links/identify/index.ts';
import { isListFile, type LocatedEntry, readList } from '../../list/index.ts';
import { resolveIdentifiers, type Settings } from '../../list/schema/index.ts';
import { normalizeTitles } from '../../list/validate/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import { escapeRegExp } from '../../text/escape-reg-exp.ts';
import { changedPaths, selectChangedListFiles } from '../shared/index.ts';
import { fileStem } from './classify-findings.ts';

/**
 * A review of one entry need not understand ten thousand others: only those that can have to do
 * with it. Which ones these are is told from their texts, generously: a file too many costs a
 * millisecond, a file too few a finding.
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
 * The files of the base that a review of these changes has to understand: those it changes,
 * `list.yml`, and those that share an id, a relation, an identity or a title with an entry it adds,
 * changes or removes. All of them where what changes may touch any entry: the list's own file,
 * generated files.
 */
export function selectRelevantFiles({ base, head, changes, settings }: RelevantFilesInput): readonly SourceFile[] {
  const listFile = `${settings.data.replace(/\/+$/, '')}/list.yml`;
  const paths = changedPaths(changes);
  const touchesAll = paths.has(listFile) || settings.outputs.some(({ file }) => paths.has(file));
  if (touchesAll) return base;
  const entries = [base, head].flatMap((files) => readList(selectChangedListFiles(files, changes, settings), settings).entries);
  if (entries.length > maxSearchedEntries) return base;
  const terms = buildSearchTerms(entries, [...paths].map(fileStem));
  if (!terms) return base;
  return base.filter(
    ({ path, text }) => path === listFile || paths.has(path) || !isListFile(path, settings) || mayMatch(terms, path, text),
  );
}

interface SearchTerms {
  /** Ids by which others are told: of entries that change, and of what they are related to. */
  ids: ReadonlySet<string>;
  /** Where one of these ids is given, or is the end of a relation. */
  idPattern: RegExp;
  /** Words that stand together, in lower case, wherever something of ours does. */
  words: string[][];
  /** Titles as they are compared. */
  titles: string[];
}

/** Undefined where something can not be told by words. */
function buildSearchTerms(entries: readonly LocatedEntry[], stems: readonly string[]): SearchTerms | undefined {
  const ids = new Set([...stems, ...entries.flatMap(({ id, entry }) => [id, ...(entry.relations ?? []).map(({ to }) => to)])]);
  const identities = entries.flatMap(({ entry }) => [
    ...entry.links.map(({ url }) => identify(url)),
    ...resolveIdentifiers(entry).map(({ key, service }) => ({ key, service, id: key.slice(key.indexOf(':') + 1) })),
  ]);
  const words = identities.map(extractIdentityWords);
  if (words.some((group) => group.length === 0)) return undefined;
  const idAlternatives = [...ids].map(escapeRegExp).join('|');
  return {
    ids,
    idPattern: new RegExp(`(?:to|id)["']?(?:\\s|#[^\\n]*\\n)*:(?:\\s|#[^\\n]*\\n)*["']?(?:${idAlternatives})(?![\\w-])`),
    words: [...new Map(words.map((group) => [group.join(' '), group])).values()],
    titles: [...new Set(entries.flatMap(({ entry }) => normalizeTitles(entry)))],
  };
}

/** Words that our spelling of an identity has and an address that leads there need not have. */
const ignoredWords = new Set(
  'http https www url blob tree raw models datasets spaces competitions file files folder folders document'.split(' '),
);

/** The letters and digits that every spelling of an address has in it. */
function extractIdentityWords({ service, id }: Pick<Identity, 'service' | 'id'>): string[] {
  // A short share's `1` is left out by one of its spellings; a DOI's prefix by its publisher's
  // address.
  const bare = service === 'baidu-pan' ? id.slice(1) : service === 'doi' ? id.slice(id.indexOf('/') + 1) : id;
  const words =
    bare
      .replace(/%[0-9a-f]{2}/gi, ' ')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return /xn--/.test(bare) ? [] : [...new Set(words)].filter((word) => !ignoredWords.has(word));
}

/**
 * Texts whose letters may be written in another way than they are read: escapes, encoded letters,
 * compatibility forms, accents, keys with `?`.
 */
const irregularSpelling =
  /\\|%(?:3\d|[46][1-9a-fA-F]|[57][\daA])|^\s*\?\s|\p{M}|[\u00c0-\u024f\u2100-\u214f\u2460-\u24ff\u2e80-\u2fdf\u3300-\u33ff\uf900-\ufaff\ufb00-\ufb06\uff10-\uff5a]/mu;

function mayMatch({ ids, idPattern, words, titles }: SearchTerms, path: string, text: string): boolean {
  if (ids.has(fileStem(path)) || irregularSpelling.test(text) || idPattern.test(text)) return true;
  const lower = text.toLowerCase();
  if (words.some((group) => group.every((word) => lower.includes(word)))) return true;
  if (titles.length === 0) return false;
  const bare = lower.replace(/[^\p{L}\p{N}]+/gu, '');
  return titles.some((title) => bare.includes(title));
}
