import type { CheckedLink, LinkToCheck } from '../../model/verdict.ts';
import { identify } from '../identify/index.ts';

/** Links that lead to copies of one thing, by the thing's identity. */
interface MirrorGroup {
  /** How many more of them are to come. */
  pending: number;
  checked: CheckedLink[];
}

/**
 * Judges mirrors together. Links that are copies of one address (`mirrorOf`), and that address itself, come out when all of them are judged; one that
 * is gone then says whether another still lives. All others pass as they are.
 */
export function createMirrorCombiner(links: readonly LinkToCheck[]): (judged: CheckedLink) => CheckedLink[] {
  const originals = new Map<string, string>();
  for (const { url, mirrorOf } of links) {
    if (mirrorOf !== undefined) originals.set(identify(url).key, identify(mirrorOf).key);
  }
  if (originals.size === 0) return (judged) => [judged];
  const originalKeys = new Set(originals.values());
  const groups = new Map<string, MirrorGroup>();
  const getGroup = (identity: string): MirrorGroup | undefined => {
    const key = findOriginal(identity, originals);
    if (key === identity && !originalKeys.has(key)) return undefined;
    const set = groups.get(key) ?? { pending: 0, checked: [] };
    groups.set(key, set);
    return set;
  };
  for (const { url } of links) {
    const set = getGroup(identify(url).key);
    if (set !== undefined) set.pending += 1;
  }
  return (judged) => {
    const set = getGroup(judged.identity);
    if (set === undefined) return [judged];
    set.checked.push(judged);
    set.pending -= 1;
    return set.pending > 0 ? [] : set.checked.splice(0).map((one, _, all) => addMirrorNote(one, all));
  };
}

/** A mirror of a mirror is a mirror; whoever writes a circle is not followed round it. */
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
