import type { LocatedEntry } from '../../read-list.ts';

/** The relations of a list, in both directions. */
export class RelatedEntries {
  readonly #relatedIds = new Map<string, Set<string>>();

  constructor(entries: readonly LocatedEntry[]) {
    for (const { id, entry } of entries) {
      for (const { to } of entry.relations ?? []) {
        this.#add(id, to);
        this.#add(to, id);
      }
    }
  }

  #add(from: string, to: string): void {
    this.#relatedIds.set(from, (this.#relatedIds.get(from) ?? new Set()).add(to));
  }

  /** Whether both have a relation to a third entry, such as their paper. */
  haveCommon(a: LocatedEntry, b: LocatedEntry): boolean {
    const [ofA, ofB] = [a, b].map(({ id }) => this.#relatedIds.get(id));
    return [...(ofA ?? [])].some((id) => ofB?.has(id));
  }

  has(a: LocatedEntry, b: LocatedEntry): boolean {
    return a.id !== b.id && this.#relatedIds.get(a.id)?.has(b.id) === true;
  }
}

/** True when both are part of the same entry, as the tasks of a competition are. */
export function areParts(a: LocatedEntry, b: LocatedEntry): boolean {
  const listWholes = ({ entry }: LocatedEntry) =>
    (entry.relations ?? []).filter(({ type }) => type === 'part-of').map(({ to }) => to);
  const wholes = listWholes(a);
  return listWholes(b).some((id) => wholes.includes(id));
}

/** The first two of some claims on one thing whose entries have nothing to do with each other. */
export function findUnrelatedPair<Claim>(
  claims: readonly Claim[],
  areUnrelated: (earlier: Claim, later: Claim) => boolean,
): [earlier: Claim, later: Claim] | undefined {
  for (const [index, later] of claims.entries()) {
    const earlier = claims.slice(0, index).find((each) => areUnrelated(each, later));
    if (earlier !== undefined) return [earlier, later];
  }
  return undefined;
}

/** Names a pair of entries, so that each pair has one finding. */
export const formatPair = (earlier: LocatedEntry, later: LocatedEntry): string =>
  [earlier.file, earlier.line, later.file, later.line].join(' ');
