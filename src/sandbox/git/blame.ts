import { diffLines, splitLines } from './line-diff.ts';
import type { Commit, GitObjectStore } from './object-store.ts';

/** Lines in a row that one commit added. Lines count from 1. */
export interface BlamedRange {
  start: number;
  end: number;
  commit: Commit;
}

/**
 * Which commit added each line of a file, as `git blame` says it: lines that a parent has are its
 * own or older. Renames are not followed.
 */
export async function blameFile(store: GitObjectStore, tip: string, path: string): Promise<BlamedRange[]> {
  const total = (await readLines(store, tip, path))?.length ?? 0;
  const owners = new Array<Commit | undefined>(total).fill(undefined);
  /** Where the lines of a commit's file stand in the file of the tip. */
  const pending: { sha: string; places: (number | undefined)[] }[] = [
    { sha: tip, places: Array.from({ length: total }, (_, index) => index) },
  ];
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const commit = await store.readCommit(next.sha);
    const lines = await readLines(store, next.sha, path);
    if (commit === undefined || lines === undefined) continue;
    let left = next.places;
    for (const parent of commit.parents) {
      const before = await readLines(store, parent, path);
      if (before === undefined) continue;
      const places = new Array<number | undefined>(before.length).fill(undefined);
      for (const [old, now] of matchLines(before, lines)) places[old] = left[now];
      const passed = new Set(places);
      left = left.map((place) => (passed.has(place) ? undefined : place));
      if (places.some((place) => place !== undefined)) pending.push({ sha: parent, places });
    }
    for (const place of left) if (place !== undefined) owners[place] ??= commit;
  }
  return toRanges(owners);
}

/** Pairs of equal lines: the index before, and the index now. */
function matchLines(before: string[], now: string[]): [number, number][] {
  const pairs: [number, number][] = [];
  const runs = [...diffLines(before, now), { oldStart: before.length, oldCount: 0, newStart: now.length, newCount: 0 }];
  let [old, current] = [0, 0];
  for (const run of runs) {
    while (old < run.oldStart) pairs.push([old++, current++]);
    old += run.oldCount;
    current += run.newCount;
  }
  return pairs;
}

function toRanges(owners: readonly (Commit | undefined)[]): BlamedRange[] {
  const ranges: BlamedRange[] = [];
  for (const [index, commit] of owners.entries()) {
    const last = ranges.at(-1);
    if (commit === undefined) continue;
    if (last?.commit.sha === commit.sha && last.end === index) last.end = index + 1;
    else ranges.push({ start: index + 1, end: index + 1, commit });
  }
  return ranges;
}

/** The lines of a file at a commit; undefined where there is none. */
async function readLines(store: GitObjectStore, sha: string, path: string): Promise<string[] | undefined> {
  let oid = (await store.readCommit(sha))?.tree;
  for (const part of path.split('/')) oid = oid && (await store.readTree(oid))?.find((child) => child.path === part)?.oid;
  const blob = oid && (await store.readBlob(oid));
  return blob ? splitLines(Buffer.from(blob).toString('utf8')) : undefined;
}
