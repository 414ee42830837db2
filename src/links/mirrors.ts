import { identify } from './identify.ts';
import type { CheckedLink, LinkToCheck } from './verdict.ts';

/** Links that lead to copies of one thing, by the thing's identity. */
interface Mirrors {
  /** How many more of them are to come. */
  awaited: number;
  seen: CheckedLink[];
}

/**
 * Judges mirrors together. Links that are copies of one address (`mirrorOf`), and that address itself, come out when all of them are judged; one that
 * is gone then says whether another still lives. All others pass as they are.
 */
export function mirrorsIn(links: readonly LinkToCheck[]): (judged: CheckedLink) => CheckedLink[] {
  const originals = new Map<string, string>();
  for (const { url, mirrorOf } of links) {
    if (mirrorOf !== undefined) originals.set(identify(url).key, identify(mirrorOf).key);
  }
  if (originals.size === 0) return (judged) => [judged];
  const copied = new Set(originals.values());
  const sets = new Map<string, Mirrors>();
  const setOf = (identity: string): Mirrors | undefined => {
    const key = originOf(identity, originals);
    if (key === identity && !copied.has(key)) return undefined;
    const set = sets.get(key) ?? { awaited: 0, seen: [] };
    sets.set(key, set);
    return set;
  };
  for (const { url } of links) {
    const set = setOf(identify(url).key);
    if (set !== undefined) set.awaited += 1;
  }
  return (judged) => {
    const set = setOf(judged.identity);
    if (set === undefined) return [judged];
    set.seen.push(judged);
    set.awaited -= 1;
    return set.awaited > 0 ? [] : set.seen.splice(0).map((one, _, all) => withNote(one, all));
  };
}

/** A mirror of a mirror is a mirror; whoever writes a circle is not followed round it. */
function originOf(identity: string, originals: ReadonlyMap<string, string>): string {
  let at = identity;
  for (let steps = 0; steps < 8; steps += 1) {
    const next = originals.get(at);
    if (next === undefined || next === identity) return at;
    at = next;
  }
  return at;
}

function withNote(link: CheckedLink, all: readonly CheckedLink[]): CheckedLink {
  const others = all.filter(({ identity }) => identity !== link.identity);
  if (link.verdict !== 'gone' || others.length === 0) return link;
  if (others.some(({ verdict }) => verdict === 'alive' || verdict === 'moved')) return { ...link, note: 'mirror-alive' };
  return others.every(({ verdict }) => verdict === 'gone') ? { ...link, note: 'mirrors-gone' } : link;
}
