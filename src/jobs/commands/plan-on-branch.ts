import { createHash } from 'node:crypto';
import type { Forge } from '../../forge/index.ts';
import { isListFile, readList } from '../../list/index.ts';
import { getDisplayName } from '../../list/render/index.ts';
import { findNearest, settingsPath } from '../../list/schema/index.ts';
import { addIgnoredLink } from '../../list/settings/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { PlanAction, PullRequestAction } from '../../model/plan.ts';
import {
  formatCredentialsReply,
  formatDuplicateReply,
  formatHelpReply,
  formatIgnorePullRequest,
  formatSettingsNotEditableReply,
  formatUnknownIdReply,
} from '../../report/commands/index.ts';
import { appendEntriesDigest, readChangedEntries } from '../review/index.ts';
import { commentMarkers, emptyPlan, type RepositorySettings, readSettingsAt } from '../shared/index.ts';
import { buildReply, type CommandPlan, type CommandRequest, markUnderstood, refuseCommand } from './command-plan.ts';
import type { CommentCommand } from './parse-command.ts';

/**
 * Commands that need the settings and data of a branch, and nothing of a pull request's content.
 */

/** @param branch the base of the pull request, or the default branch. */
export async function planOnBranch(forge: Forge, request: CommandRequest, branch: string): Promise<CommandPlan> {
  const { command } = request;
  const words = getMessages('en').log.plans;
  const repositorySettings = await readSettingsAt(forge, branch);
  const { language } = repositorySettings.settings;
  if (command.name === 'ignore') return planIgnore(forge, { ...request, command }, branch, repositorySettings);
  if (command.name === 'duplicate-of') return planDuplicate(forge, request, command.id, repositorySettings);
  if (command.name === 'credentials') return refuseCommand(request, formatCredentialsReply(language), words.credentialsInUrl);
  const text = command.name === 'help' ? command.said : command.name;
  return refuseCommand(request, formatHelpReply(text, language), words.unknownCommand);
}

/**
 * Proposes the change of the settings on the base branch, whichever pull request the command was
 * written on.
 */
async function planIgnore(
  forge: Forge,
  request: CommandRequest & { command: CommentCommand & { name: 'ignore' } },
  branch: string,
  { commit, settings }: RepositorySettings,
): Promise<CommandPlan> {
  const words = getMessages('en').log.plans;
  const { language } = settings;
  const { command, askedBy } = request;
  const { address, reason } = command;
  const [file] = (await forge.readFiles(commit, [settingsPath])).files;
  const text = addIgnoredLink(file?.text ?? '', address, reason);
  if (text === undefined) return refuseCommand(request, formatSettingsNotEditableReply(language), words.settingsNotEditable);
  if (text === file?.text) return markUnderstood(emptyPlan(words.alreadyIgnored(address)));
  const digest = createHash('sha256').update(address).digest('hex').slice(0, 10);
  const proposal: PullRequestAction = {
    type: 'propose',
    branch: `listkeeper/ignore-${digest}`,
    base: branch,
    baseHead: commit,
    message: getMessages(language).commits.ignoreLink,
    ...formatIgnorePullRequest({ ...command, askedBy }, language),
    files: [{ path: settingsPath, text }],
    labels: ['listkeeper'],
  };
  return markUnderstood({ actions: [proposal], summary: words.ignoreProposed(address) });
}

/**
 * Labels the issue or pull request as a duplicate of an entry, and comments with a link to that
 * entry.
 */
async function planDuplicate(
  forge: Forge,
  request: CommandRequest,
  id: string,
  { commit, settings }: RepositorySettings,
): Promise<CommandPlan> {
  const words = getMessages('en').log.plans;
  const { number, onPullRequest } = request;
  const { language } = settings;
  const tree = await forge.readMatchingFiles(commit, (path) => isListFile(path, settings));
  const { entries } = readList(tree.files, settings);
  const existing = entries.find((located) => located.id === id);
  if (!existing) {
    const ids = entries.map((located) => located.id);
    const suggestion = findNearest(id, ids)?.value;
    return refuseCommand(request, formatUnknownIdReply(id, suggestion, language), words.noSuchEntry(id));
  }
  const { url } = await forge.readRepository();
  const name = getDisplayName(existing.entry, language);
  const text = formatDuplicateReply({ id, name, file: existing.file, line: existing.line }, `${url}/blob/${commit}`, language);
  const label: PlanAction = { type: 'labels', issue: number, add: ['duplicate'], remove: [] };
  const changedEntries = onPullRequest
    ? await readChangedEntries(forge, await forge.readPullRequest(number), settings)
    : undefined;
  const body = changedEntries ? appendEntriesDigest(text, changedEntries, settings) : text;
  return markUnderstood({
    actions: [buildReply(request, body, commentMarkers.duplicate), label],
    summary: words.markedDuplicate(number, id),
  });
}
