import type { Forge, Repository } from '../../forge/index.ts';
import { isListFile, type LocatedEntry, readList } from '../../list/index.ts';
import type { ListInfo, Settings } from '../../list/schema/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import { collectListLinks, excludeIgnoredLinks, type ListedLink, readSettingsAt } from '../shared/index.ts';

/** The list of today, as far as its links go. */
export interface LinkedList {
  settings: Settings;
  commit: string;
  files: readonly SourceFile[];
  entries: readonly LocatedEntry[];
  /** The contents of `list.yml`, where it can be read. */
  info: ListInfo | undefined;
  /** Without those that the settings ignore. */
  listed: readonly ListedLink[];
  /** Some file could not be read. A broken file must not cost the history of its links. */
  isBroken: boolean;
}

/** Reads the list of the default branch. Rejects with ForgeError. */
export async function readLinkedList(forge: Forge, repository: Repository): Promise<LinkedList> {
  const { settings, commit } = await readSettingsAt(forge, repository.defaultBranch);
  const tree = await forge.readMatchingFiles(commit, (path) => isListFile(path, settings));
  const { entries, info, findings } = readList(tree.files, settings);
  const listed = excludeIgnoredLinks(collectListLinks(entries, tree.files, settings), settings.links.ignore);
  const isBroken = tree.refused.length > 0 || findings.some(({ severity }) => severity === 'error');
  return { settings, commit, files: tree.files, entries, info, listed, isBroken };
}
