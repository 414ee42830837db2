import type { Finding } from '../../../model/finding.ts';
import type { LocatedEntry } from '../../read-list.ts';
import { createFinding, type FieldPath } from '../../yaml/index.ts';
import { areParts, findUnrelatedPair, formatPair, type RelatedEntries } from './related-entries.ts';

/** More entries than this with one name have a word in common, not a name. */
const maxHolders = 3;

interface EntryName {
  located: LocatedEntry;
  path: FieldPath;
  /** As written. */
  name: string;
  /** As compared. */
  key: string;
}

/**
 * Two unrelated entries with one name: `MedBench: a benchmark` and `Medbench（评测）`. Nobody is
 * refused for it, but readers are to know that they are two.
 * @param reportedPairs pairs that have another finding; those found are added.
 */
export function findSameNames(
  entries: readonly LocatedEntry[],
  related: RelatedEntries,
  isNew: (located: LocatedEntry) => boolean,
  reportedPairs: Set<string>,
): Finding[] {
  const names = entries.flatMap(listNames);
  return [...Map.groupBy(names, ({ key }) => key).values()].flatMap((holders) => {
    if (holders.length < 2 || holders.length > maxHolders || !holders.some(({ name }) => looksLikeName(name))) return [];
    const found = findUnrelatedPair(holders, (a, b) => !related.has(a.located, b.located) && !areParts(a.located, b.located));
    if (found === undefined) return [];
    const [first, second] = found;
    const pair = formatPair(first.located, second.located);
    if (reportedPairs.has(pair)) return [];
    reportedPairs.add(pair);
    const [own, twin] = isNew(first.located) && !isNew(second.located) ? [first, second] : [second, first];
    return [createNameFinding(own, twin)];
  });
}

/** The names of an entry, each once: what stands before a colon or a bracket. */
function listNames(located: LocatedEntry): EntryName[] {
  const { entry, markdown } = located;
  if (entry.kind === 'paper' || markdown !== undefined) return [];
  const names = (['zh', 'en'] as const).flatMap((language): EntryName[] => {
    const name = entry.name[language]?.split(/[:：(（,，—]/, 1)[0]?.trim() ?? '';
    const key = normalizeName(name);
    return key === undefined ? [] : [{ located, path: ['name', language], name, key }];
  });
  return [...new Map(names.map((each) => [each.key, each])).values()];
}

/** `CHIP2020`: the tasks of one year share it rightly. */
const editionPattern = /^\p{L}+[ -]?(?:19|20)\d{2}$/u;

/** `MedBench`, `DISC`, `Qwen2`, not “dataset”. Of two spellings, one that looks so is enough. */
const looksLikeName = (name: string): boolean => /\p{Ll}\p{Lu}|\p{Lu}{3}|\p{L}\d/u.test(name);

/** A name of one word for comparison; undefined for “iOS App”, and for editions. */
function normalizeName(name: string): string | undefined {
  if (!/^[\w.+-]+$/.test(name) || editionPattern.test(name)) return undefined;
  const normalized = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return normalized.length >= 4 && /\p{L}/u.test(normalized) ? normalized : undefined;
}

function createNameFinding({ located, path, name, key }: EntryName, twin: EntryName): Finding {
  const { file, id, sourceMap } = twin.located;
  return createFinding(located.sourceMap, path, {
    code: 'same-name',
    severity: 'notice',
    found: name,
    twin: { file, line: sourceMap.locate(twin.path).line, entry: id, by: key },
  });
}
