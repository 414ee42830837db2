import {
  type ChangedFile,
  type FileTree,
  type Forge,
  isForgeError,
  type OpenPullRequestFiles,
  type PullRequest,
} from '../../../forge/index.ts';
import { isListFile, type LocatedEntry, type ParsedList, readList } from '../../../list/index.ts';
import { alignEntryIds } from '../../../list/markdown/index.ts';
import { renderOutputs } from '../../../list/render/index.ts';
import { type Settings, settingsPath } from '../../../list/schema/index.ts';
import { findUnknownRuleSections, readSettings } from '../../../list/settings/index.ts';
import { validateList } from '../../../list/validate/index.ts';
import type { Finding, SourceFile } from '../../../model/finding.ts';
import {
  createListPathFilter,
  diffTrees,
  listChangedPaths,
  mapTextsByPath,
  overlayChanges,
  type RepositorySettings,
  reportRefusedFiles,
} from '../../shared/index.ts';
import { exceedsReviewLimits, isAdoptionPullRequest, TooManyEntriesError } from '../review-limits.ts';
import { believesFacts, rejectEditedFacts } from './edited-facts.ts';
import { createRelevanceFilter, selectRelevantFiles } from './relevant-files.ts';

/** The list before a pull request and after its merge. */

/** The files of a list before and after, as read from the forge. */
export interface ListChanges {
  base: FileTree;
  head: FileTree;
  changes: readonly ChangedFile[];
  /** Changed files of the list that exist at the head. */
  touchedFiles: ReadonlySet<string>;
  /** What other open pull requests add to the list. */
  openChanges: readonly OpenPullRequestFiles[];
  /** Edits of the facts file that nobody believes. They are left out of the rest. */
  editedFacts: readonly Finding[];
}

/** A state of the list with all its findings. */
export interface ListState {
  list: ParsedList;
  findings: Finding[];
}

/**
 * Reads the files of the list that a pull request changes, and those of the base. Its facts about
 * repositories are not believed, unless they are the bot's own.
 * @returns undefined when nothing of the list is changed.
 * @throws TooManyEntriesError
 */
export async function readListChanges(
  forge: Forge,
  pull: PullRequest,
  { settings, commit }: RepositorySettings,
): Promise<ListChanges | undefined> {
  const isListPath = createListPathFilter(settings);
  const listed = await forge.listChangedFiles(pull);
  const relevant = listed.files.filter(({ path, previousPath }) => isListPath(path) || isListPath(previousPath ?? path));
  if (relevant.length === 0 && !listed.truncated) return undefined;

  // GitHub lists no more than 3,000 files. Beyond that the two trees are compared.
  const trees = listed.truncated
    ? await readBothTrees(forge, pull, { commit, isListPath, settings })
    : await readChangedTrees(forge, pull, { commit, isListPath, settings, changes: relevant });
  const { base, head, changes } = trees;
  if (changes.length === 0) return undefined;
  const size = { base: base.files, head: head.files, changes, settings };
  if (!isAdoptionPullRequest(pull) && exceedsReviewLimits(size)) throw new TooManyEntriesError(pull);
  const believed = believesFacts(pull) ? { ...trees, editedFacts: [] } : rejectEditedFacts(trees, settings);
  return { ...believed, touchedFiles: new Set(selectPresentPaths(believed.changes, isListPath)) };
}

/** Only a hint, so a failure to read it is ignored. */
async function readOpenChanges(forge: Forge, { number }: PullRequest, settings: Settings): Promise<OpenPullRequestFiles[]> {
  try {
    return (await forge.listOpenPullRequestFiles?.({ except: number, wanted: (path) => isListFile(path, settings) })) ?? [];
  } catch (error) {
    if (isForgeError(error)) return [];
    throw error;
  }
}

interface TreeSelection {
  /** The base. */
  commit: string;
  isListPath: (path: string) => boolean;
  settings: Settings;
}

type Trees = Omit<ListChanges, 'touchedFiles' | 'editedFacts'>;

async function readBothTrees(forge: Forge, pull: PullRequest, { commit, isListPath, settings }: TreeSelection): Promise<Trees> {
  const base = await forge.readMatchingFiles(commit, isListPath);
  const head = await forge.readMatchingFiles(pull.head.sha, isListPath);
  const changes = diffTrees(base, head);
  const hasPresent = selectPresentPaths(changes, isListPath).length > 0;
  return { base, head, changes, openChanges: hasPresent ? await readOpenChanges(forge, pull, settings) : [] };
}

/**
 * Reads the changed files of the head, and of the base what a review of them needs. Where entries
 * are only added, that is known before the base is read. A list of 100,000 then takes no memory.
 */
async function readChangedTrees(
  forge: Forge,
  pull: PullRequest,
  { commit, isListPath, settings, changes }: TreeSelection & { changes: readonly ChangedFile[] },
): Promise<Trees> {
  const presentPaths = selectPresentPaths(changes, isListPath);
  // At the same moment, so that a forge can read both in one request.
  const [head, openChanges] = await Promise.all([
    forge.readFiles(pull.head.sha, presentPaths),
    presentPaths.length === 0 ? [] : readOpenChanges(forge, pull, settings),
  ]);
  const isAddition = changes.every(({ status }) => status === 'added');
  const isRelevant = isAddition ? createRelevanceFilter(head.files, { changes, settings }) : undefined;
  const base = await forge.readMatchingFiles(commit, isListPath, { isKept: isRelevant });
  const changedPaths = listChangedPaths(changes);
  // The base has got a file of that name meanwhile, whose entry counts too.
  const isAddedTwice = isRelevant !== undefined && base.files.some(({ path }) => changedPaths.has(path));
  const whole = isAddedTwice ? await forge.readMatchingFiles(commit, isListPath) : base;
  return { base: whole, head, changes, openChanges };
}

const selectPresentPaths = (changes: readonly ChangedFile[], isListPath: (path: string) => boolean): string[] =>
  changes.filter(({ path, status }) => status !== 'removed' && isListPath(path)).map(({ path }) => path);

/** Validates both states, as far as the changes can affect them. */
export function validateListChanges(
  { base, head, changes, touchedFiles }: ListChanges,
  { settings, findings: settingsFindings }: RepositorySettings,
): { before: ListState; after: ListState; files: readonly SourceFile[] } {
  const files = selectRelevantFiles({ base: base.files, head: head.files, changes, settings });
  const common = { settings, changes };
  const before = validateState({ ...common, files, refused: base.refused, otherFindings: settingsFindings });
  const ids = new Set(before.list.entries.map(({ id }) => id));
  const after = validateState({
    ...common,
    files: overlayChanges(files, changes, head.files),
    refused: mergeRefusedFiles(base, head, changes),
    otherFindings: selectSettingsFindings(changes, head, settingsFindings),
    isNew: ({ id, file }) => touchedFiles.has(file) && !ids.has(id),
    before: before.list,
  });
  return { before, after, files };
}

interface ListStateInput {
  files: readonly SourceFile[];
  refused: FileTree['refused'];
  settings: Settings;
  changes: readonly ChangedFile[];
  otherFindings: readonly Finding[];
  isNew?: (entry: LocatedEntry) => boolean;
  /** The list before the changes. */
  before?: ParsedList;
}

/** Outputs are rendered only when a change may break their markers or sections. */
function validateState({ files, refused, settings, changes, otherFindings, isNew, before }: ListStateInput): ListState {
  const parsed: ParsedList = readList(files, settings);
  const list = settings.source !== undefined && before ? alignEntryIds(before, parsed) : parsed;
  const outputPaths = new Set([list.listFile, ...settings.outputs.flatMap(({ file, template = file }) => [file, template])]);
  const outputFindings = changes.some(({ path }) => outputPaths.has(path))
    ? renderOutputs(list, settings, mapTextsByPath(files)).findings
    : [];
  const settingsFile = files.find(({ path }) => path === settingsPath);
  const listFindings = [...findUnknownRuleSections(settingsFile, list.info), ...validateList(list, isNew)];
  return { list, findings: [...otherFindings, ...listFindings, ...outputFindings, ...reportRefusedFiles({ refused })] };
}

/**
 * Files that can not be read after the merge: those of the base that stay, and those of the head.
 */
function mergeRefusedFiles(base: FileTree, head: FileTree, changes: readonly ChangedFile[]): FileTree['refused'] {
  const replaced = listChangedPaths(changes);
  return [...base.refused.filter(({ path }) => !replaced.has(path)), ...head.refused];
}

/**
 * Findings about the settings after the merge: those of the base when the pull request does not
 * change the file.
 */
function selectSettingsFindings(changes: readonly ChangedFile[], head: FileTree, before: readonly Finding[]): readonly Finding[] {
  if (!listChangedPaths(changes).has(settingsPath)) return before;
  return readSettings(head.files.find(({ path }) => path === settingsPath)).findings;
}
