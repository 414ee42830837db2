import type { Forge, Repository } from '../../forge/index.ts';
import { isListFile, type LocatedEntry, readList } from '../../list/index.ts';
import type { ListInfo, Settings } from '../../list/schema/index.ts';
import type { Finding, SourceFile } from '../../model/finding.ts';
import { collectListLinks, excludeIgnoredLinks, type ListedLink, readSettingsAt } from '../shared/index.ts';

/** The list of today, as far as its links go. */
export interface LinkedList {
  settings: Settings;
  commit: string;
  files: readonly SourceFile[];
  entries: readonly LocatedEntry[];
  /** The contents of `list.yml`, where it can be read. */
  info: ListInfo | undefined;
  /** The facts file of the settings, where it exists. */
  factsFile: SourceFile | undefined;
  /** Without those that the settings ignore. */
  listed: readonly ListedLink[];
  /** Some file could not be read. A broken file must not cost the history of its links. */
  isBroken: boolean;
}

/** Reads the list of the default branch. Rejects with ForgeError. */
export async function readLinkedList(forge: Forge, repository: Repository): Promise<LinkedList> {
  const { settings, commit } = await readSettingsAt(forge, repository.defaultBranch);
  const { file: facts } = settings.facts;
  const tree = await forge.readMatchingFiles(commit, (path) => path === facts || isListFile(path, settings));
  const { entries, info, findings } = readList(tree.files, settings);
  const listed = excludeIgnoredLinks(collectListLinks(entries, tree.files, settings), settings.links.ignore);
  const isError = ({ severity, file }: Finding) => severity === 'error' && file !== facts;
  const isBroken = tree.refused.some(({ path }) => path !== facts) || findings.some(isError);
  const factsFile = tree.files.find(({ path }) => path === facts);
  const files = tree.files.filter((file) => file !== factsFile);
  return { settings, commit, files, factsFile, entries, info, listed, isBroken };
}
