import type { Finding } from '../../../model/finding.ts';
import { compareCodeUnits } from '../../../text/compare.ts';
import type { LocatedEntry, ParsedList } from '../../read-list.ts';

/** A shorter run may be in order by chance. */
const minItems = 6;

/** A run of items counts as sorted if at most one pair in this many neighbours is out of order. */
const pairsPerMistake = 25;

type Compare = (a: string, b: string) => number;

const collators = {
  en: new Intl.Collator('en', { sensitivity: 'base', ignorePunctuation: true }),
  numeric: new Intl.Collator('en', { sensitivity: 'base', numeric: true }),
  zh: new Intl.Collator('zh', { sensitivity: 'base' }),
};

/** What people mean by alphabetical. A run is sorted when it is by any of these. */
const orders: readonly Compare[] = [
  (a, b) => compareCodeUnits(a.toLowerCase(), b.toLowerCase()),
  collators.en.compare,
  collators.numeric.compare,
  collators.zh.compare,
];

/** The new items that stand in a sorted run, but not in their place. */
export function findMisplacedItems({ entries }: ParsedList, isNew: (located: LocatedEntry) => boolean): Finding[] {
  const runs = Map.groupBy(entries, ({ entry, markdown }) =>
    markdown === undefined ? undefined : JSON.stringify([markdown.run, entry.section, getIndent(markdown.text)]),
  );
  return [...runs].flatMap(([key, run]) => (key === undefined ? [] : findInRun(run, isNew)));
}

const getIndent = (text: string): number => /^[\s>]*/.exec(text)?.[0].length ?? 0;
const getName = ({ entry }: LocatedEntry): string => {
  const { zh, en } = ('name' in entry ? entry.name : undefined) ?? {};
  return (en ?? zh ?? '').trim();
};

function findInRun(run: readonly LocatedEntry[], isNew: (located: LocatedEntry) => boolean): Finding[] {
  const added = run.filter(isNew);
  const others = run.filter((located) => !added.includes(located));
  if (added.length === 0 || others.length < minItems) return [];
  const names = others.map(getName);
  const possible = orders.filter((compare) => isSorted(names, compare));
  const [order] = possible;
  if (order === undefined) return [];
  return added.flatMap((located) => {
    if (possible.some((compare) => isInPlace(located, run, added, compare))) return [];
    const name = getName(located);
    const at = names.findIndex((other) => order(name, other) < 0);
    const allowed = (at < 0 ? names.slice(-1) : names.slice(Math.max(0, at - 1), at + 1)).filter((each) => each !== '');
    const { file, line, id } = located;
    return [
      { code: 'item-order', severity: 'warning', file, line, column: 1, entry: id, found: name, allowed } satisfies Finding,
    ];
  });
}

function isSorted(names: readonly string[], compare: Compare): boolean {
  const mistakes = names.filter((name, index) => index > 0 && compare(names[index - 1] ?? '', name) > 0).length;
  return mistakes <= Math.floor(names.length / pairsPerMistake);
}

function isInPlace(
  located: LocatedEntry,
  run: readonly LocatedEntry[],
  added: readonly LocatedEntry[],
  compare: Compare,
): boolean {
  const index = run.indexOf(located);
  const before = run.slice(0, index).findLast((other) => !added.includes(other));
  const after = run.slice(index + 1).find((other) => !added.includes(other));
  // Between two that are not in order themselves, any place is as good.
  if (before && after && compare(getName(before), getName(after)) > 0) return true;
  const name = getName(located);
  return (!before || compare(getName(before), name) <= 0) && (!after || compare(name, getName(after)) <= 0);
}
