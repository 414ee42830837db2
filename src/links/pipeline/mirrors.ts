import type { CheckedLink, LinkCollection } from '../../model/verdict.ts';
import { identify } from '../identify/index.ts';

/** The links to all copies of one resource. */
interface MirrorGroup {
  /** Links without a verdict yet. */
  pending: number;
  checked: CheckedLink[];
}

/**
 * Combines the verdicts of mirrors. Links with the same original (`mirrorOf`), and the original
 * itself, are returned together once all have verdicts; one that is gone then has a note on the
 * others. All other links pass at once.
 */
export function createMirrorCombiner(links: LinkCollection): (judged: CheckedLink) => CheckedLink[] {
  const originals = new Map<string, string>();
  for (const { url, mirrorOf } of links.related?.() ?? links) {
    if (mirrorOf !== undefined) originals.set(identify(url).key, identify(mirrorOf).key);
  }
  if (originals.size === 0) return (judged) => [judged];
  const originalKeys = new Set(originals.values());
  const groups = new Map<string, MirrorGroup>();
  const getGroup = (identity: string): MirrorGroup | undefined => {
    const key = findOriginal(identity, originals);
    if (key === identity && !originalKeys.has(key)) return undefined;
    const group = groups.get(key) ?? { pending: 0, checked: [] };
    groups.set(key, group);
    return group;
  };
  for (const { url } of links) {
    const group = getGroup(identify(url).key);
    if (group !== undefined) group.pending += 1;
  }
  return (judged) => {
    const group = getGroup(judged.identity);
    if (group === undefined) return [judged];
    group.checked.push(judged);
    group.pending -= 1;
    return group.pending > 0 ? [] : group.checked.splice(0).map((one, _, all) => addMirrorNote(one, all));
  };
}

/** Follows `mirrorOf` to the original. A circle ends after eight steps. */
function findOriginal(identity: string, originals: ReadonlyMap<string, string>): string {
  let at = identity;
  for (let steps = 0; steps < 8; steps += 1) {
    const next = originals.get(at);
    if (next === undefined || next === identity) return at;
    at = next;
  }
  return at;
}

function addMirrorNote(link: CheckedLink, all: readonly CheckedLink[]): CheckedLink {
  const others = all.filter(({ identity }) => identity !== link.identity);
  if (link.verdict !== 'gone' || others.length === 0) return link;
  if (others.some(({ verdict }) => verdict === 'alive' || verdict === 'moved')) return { ...link, note: 'mirror-alive' };
  return others.every(({ verdict }) => verdict === 'gone') ? { ...link, note: 'mirrors-gone' } : link;
}
