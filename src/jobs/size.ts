import { ForgeError } from '../forge/errors.ts';
import type { ChangedFile, PullRequest } from '../forge/forge.ts';
import type { SourceFile } from '../list/finding.ts';
import { isListFile } from '../list/read.ts';
import type { Settings } from '../list/settings.ts';
import { readYaml } from '../list/yaml-file.ts';
import { adoptBranch } from './tools.ts';

/** Anybody may open a pull request, and each of its entries costs milliseconds: so much is reviewed, and not more. */

/** Entries of one pull request that are looked at one by one. */
export const mostEntries = 2000;

/** Characters that a pull request may add to the files of the list. Two thousand long entries have half of it. */
const mostCharacters = 8 * 1024 * 1024;

/** No entry is shorter, `{},` of a flow sequence: a text of fewer characters needs no counting. */
const shortest = 3;

/** A pull request that touches more entries than are reviewed one by one. */
export class TooManyEntries extends ForgeError {
  constructor({ number }: Pick<PullRequest, 'number'>) {
    const remedy = `Split the pull request: at most ${mostEntries} entries each.`;
    super('too-large', `#${number} touches more than ${mostEntries} entries`, { remedy });
  }
}

export interface Brought {
  base: readonly SourceFile[];
  head: readonly SourceFile[];
  changes: readonly ChangedFile[];
  settings: Settings;
}

/**
 * True when the files of the list that a pull request changes hold more than may be added by one: before anything in them is understood,
 * and no more of them is read than it takes to know. What the base holds already does not count: its maintainers let it in.
 */
export function bringsTooMuch({ base, head, changes, settings }: Brought): boolean {
  const paths = new Set(changes.flatMap(({ path, previousPath }) => [path, ...(previousPath ? [previousPath] : [])]));
  const own = (files: readonly SourceFile[]) => files.filter(({ path }) => paths.has(path) && isListFile(path, settings));
  const [before, after] = [own(base), own(head)];
  const length = charactersOf(after);
  if (length <= mostEntries * shortest) return false;
  if (length > charactersOf(before) + mostCharacters) return true;
  if (countEntries(after, mostEntries) <= mostEntries) return false;
  const most = mostEntries + countEntries(before, Number.POSITIVE_INFINITY);
  return countEntries(after, most) > most;
}

const charactersOf = (files: readonly SourceFile[]) => files.reduce((sum, { text }) => sum + text.length, 0);

/** How many entries there are; counting ends with the file that brings more than `enough`. */
function countEntries(files: readonly SourceFile[], enough: number): number {
  let count = 0;
  for (const file of files) {
    const { data } = readYaml(file);
    count += Array.isArray(data) ? data.length : 1;
    if (count > enough) break;
  }
  return count;
}

/** What we propose ourselves when a list begins to be kept is as large as the list; only those who may push can open it. */
export const isAdoption = ({ fork, head }: PullRequest) => !fork && head.ref === adoptBranch;
