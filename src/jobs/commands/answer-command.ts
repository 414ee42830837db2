import { createHash } from 'node:crypto';
import { type Forge, type ForgeDiscussions, isForgeError, type PullRequest } from '../../forge/index.ts';
import { applyFixes, formatFile } from '../../list/authoring/index.ts';
import { isListFile, readList } from '../../list/index.ts';
import { getDisplayName } from '../../list/render/index.ts';
import { findNearest, type Settings, settingsPath } from '../../list/schema/index.ts';
import { addIgnoredLink } from '../../list/settings/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import type { CommitAction, Plan, PlanAction, PullRequestAction } from '../../model/plan.ts';
import {
  formatCredentialsReply,
  formatDuplicateReply,
  formatFixNotWritableReply,
  formatFixPullRequest,
  formatHelpReply,
  formatIgnorePullRequest,
  formatNothingToFixReply,
  formatPreviewReply,
  formatSettingsNotEditableReply,
  formatTooLargeReply,
  formatUnknownIdReply,
} from '../../report/commands/index.ts';
import { checkRepositoryLinks } from '../link-health/index.ts';
import {
  appendEntriesDigest,
  buildReview,
  maxReviewedEntries,
  readChangedEntries,
  reviewPullRequest,
  TooManyEntriesError,
} from '../review/index.ts';
import { commentMarkers, decisionLabels, type JobContext, readSettingsAt } from '../shared/index.ts';
import { submitEntry } from '../submission/index.ts';
import type { CommentCommand } from './parse-command.ts';

/** A command as it was given: where, and by whom. Who may ask for it was settled before. */
export interface CommandRequest {
  command: CommentCommand;
  /** The issue or pull request it was written on. */
  number: number;
  onPullRequest: boolean;
  askedBy: string;
}

export interface CommandPlan extends Plan {
  /** False when the command could not be done as it was given. */
  understood: boolean;
}

/**
 * What a command in a comment wants done. Reads the repository, decides and returns a plan; the reaction to the comment is the caller's,
 * who knows what came of the plan. Rejects with ForgeError.
 */
export async function answerCommand(
  forge: Forge & ForgeDiscussions,
  request: CommandRequest,
  context: JobContext,
): Promise<CommandPlan> {
  const { command, number, onPullRequest } = request;
  if (command.name === 'check' || (command.name === 'recheck' && !onPullRequest)) {
    return markUnderstood(await checkRepositoryLinks(forge, context));
  }
  if (command.name === 'recheck') return markUnderstood(await reviewPullRequest(forge, number, context));
  if (!onPullRequest && (command.name === 'approve' || command.name === 'reject')) {
    return markUnderstood(await decideSubmission(forge, number, command.name === 'approve' ? 'approved' : 'rejected', context));
  }
  if (command.name === 'ignore' || !onPullRequest) {
    const { defaultBranch } = await forge.readRepository();
    const answer = await answerOnBranch(
      forge,
      request,
      onPullRequest ? (await forge.readPullRequest(number)).base.ref : defaultBranch,
    );
    if (command.name !== 'duplicate-of' || onPullRequest || !answer.understood) return answer;
    // A submission of what the list has is withdrawn with it.
    const submission = await decideSubmission(forge, number, 'rejected', context);
    const withdrawn = submission.actions.filter((action) => action.do !== 'comment');
    return { ...answer, actions: [...answer.actions, ...withdrawn] };
  }
  const pull = await forge.readPullRequest(number);
  if (command.name !== 'fix' && command.name !== 'preview') return answerOnBranch(forge, request, pull.base.ref);
  try {
    return command.name === 'fix' ? await planFix(forge, pull, context) : await planPreview(forge, pull, context);
  } catch (error) {
    if (!isForgeError(error, 'too-large')) throw error;
    return refuseCommand(
      number,
      formatTooLargeReply(error instanceof TooManyEntriesError ? maxReviewedEntries : undefined),
      error.message,
    );
  }
}

async function planPreview(forge: Forge, pull: PullRequest, context: JobContext): Promise<CommandPlan> {
  const review = await buildReview(forge, pull, context, { links: false });
  const text = formatPreviewReply(review, review.language);
  return markUnderstood({
    actions: [buildComment(pull.number, text)],
    summary: `#${pull.number}: ${review.entries.length} entries shown`,
  });
}

const markUnderstood = (plan: Plan): CommandPlan => ({ ...plan, understood: true });
const buildComment = (issue: number, body: string, marker: string = commentMarkers.answer): PlanAction => ({
  do: 'comment',
  issue,
  marker,
  body,
});
const refuseCommand = (number: number, body: string, why: string): CommandPlan => ({
  actions: [buildComment(number, body)],
  summary: `#${number}: ${why}`,
  understood: false,
});

/** A maintainer's word on a submitted entry: the label remembers it, so that later edits know. */
async function decideSubmission(
  forge: Forge & ForgeDiscussions,
  number: number,
  decision: keyof typeof decisionLabels,
  context: JobContext,
): Promise<Plan> {
  const other = decision === 'approved' ? decisionLabels.rejected : decisionLabels.approved;
  const plan = await submitEntry(forge, number, context, { decision });
  if (plan.actions.length === 0) return plan;
  const label: PlanAction = { do: 'labels', issue: number, add: [decisionLabels[decision]], remove: [other] };
  return { ...plan, actions: [label, ...plan.actions] };
}

/** Commands that need the settings of a branch and nothing of a pull request's content. */
async function answerOnBranch(forge: Forge, request: CommandRequest, branch: string): Promise<CommandPlan> {
  const { command, number } = request;
  const { settings, commit } = await readSettingsAt(forge, branch);
  if (command.name === 'ignore') return planIgnore(forge, { ...request, command }, { branch, commit, settings });
  if (command.name === 'duplicate-of') return planDuplicate(forge, request, command.id, { commit, settings });
  if (command.name === 'credentials')
    return refuseCommand(number, formatCredentialsReply(settings.language), 'an address with credentials');
  const text = command.name === 'help' ? command.said : command.name;
  return refuseCommand(number, formatHelpReply(text, settings.language), 'a command that is not understood');
}

/**
 * The mechanical fixes of a pull request: every exact fix that the review knows, and the house's form of the files it touches. A commit on its
 * branch; where that branch does not let us, a pull request of our own with the same commits and the fixes on top, if these commits hold
 * nothing but the list.
 */
async function planFix(forge: Forge, pull: PullRequest, context: JobContext): Promise<CommandPlan> {
  if (pull.state === 'closed') return markUnderstood({ actions: [], summary: `#${pull.number} is closed: nothing to fix` });
  const review = await buildReview(forge, pull, context, { links: false });
  const { settings, language, findings } = review;
  const files = review.head.flatMap((file): SourceFile[] => {
    if (!isListFile(file.path, settings)) return [];
    const { text } = applyFixes(
      file.text,
      findings.filter((finding) => finding.file === file.path),
    );
    const mended = formatFile({ path: file.path, text }, settings.data);
    return mended.text === file.text ? [] : [mended];
  });
  const summary = `#${pull.number}: ${files.length} files to mend`;
  if (files.length === 0) {
    return markUnderstood({ actions: [buildComment(pull.number, formatNothingToFixReply(findings.length, language))], summary });
  }
  const message = `Fix what can be fixed mechanically in #${pull.number}`;
  const commit: CommitAction = { do: 'commit', branch: pull.head.ref, expectedHead: pull.head.sha, message, files };
  if (!pull.fork) return markUnderstood({ actions: [commit], summary });
  const proposal: PullRequestAction = {
    do: 'propose',
    branch: `listkeeper/fix-${pull.number}`,
    base: pull.base.ref,
    baseHead: pull.head.sha,
    message,
    ...formatFixPullRequest(
      pull,
      files.map(({ path }) => path),
      language,
    ),
    files,
    labels: ['listkeeper'],
  };
  const instead = (await touchesOnlyList(forge, pull, settings))
    ? proposal
    : buildComment(pull.number, formatFixNotWritableReply(language));
  const { repository } = pull.head;
  // A fork that was deleted, or whose owner said no, need not be tried.
  if (repository === undefined || pull.maintainerCanModify === false) return markUnderstood({ actions: [instead], summary });
  return markUnderstood({ actions: [{ ...commit, repository, fallback: [instead] }], summary });
}

/**
 * Whether everything that a pull request changes is the list's, data or output. A branch of this repository runs this repository's workflows
 * with its secrets: what else a stranger's commit holds must never come on one.
 */
async function touchesOnlyList(forge: Forge, pull: PullRequest, settings: Settings): Promise<boolean> {
  const { files, truncated } = await forge.listChangedFiles(pull);
  const outputs = new Set(settings.outputs.map(({ file }) => file));
  const isOurs = (path: string) => isListFile(path, settings) || outputs.has(path);
  if (truncated || !files.every(({ path, previousPath }) => isOurs(path) && isOurs(previousPath ?? path))) return false;
  // What was listed are the changes of that head only if it still is the head.
  return (await forge.readPullRequest(pull.number)).head.sha === pull.head.sha;
}

interface BranchState {
  commit: string;
  settings: Settings;
}

/** Settings are the maintainers' and stand on the base: the change is proposed there, whatever pull request it was asked for on. */
async function planIgnore(
  forge: Forge,
  { command, number, askedBy }: CommandRequest & { command: CommentCommand & { name: 'ignore' } },
  { branch, commit, settings }: BranchState & { branch: string },
): Promise<CommandPlan> {
  const { language } = settings;
  const [file] = (await forge.readFiles(commit, [settingsPath])).files;
  const text = addIgnoredLink(file?.text ?? '', command.address, command.reason);
  if (text === undefined)
    return refuseCommand(number, formatSettingsNotEditableReply(language), 'the settings can not be edited');
  if (text === file?.text) return markUnderstood({ actions: [], summary: `${command.address} is ignored already` });
  const digest = createHash('sha256').update(command.address).digest('hex').slice(0, 10);
  const proposal: PullRequestAction = {
    do: 'propose',
    branch: `listkeeper/ignore-${digest}`,
    base: branch,
    baseHead: commit,
    message: 'Do not check an address any more',
    ...formatIgnorePullRequest({ ...command, askedBy }, language),
    files: [{ path: settingsPath, text }],
    labels: ['listkeeper'],
  };
  return markUnderstood({ actions: [proposal], summary: `proposed to ignore ${command.address}` });
}

async function planDuplicate(
  forge: Forge,
  request: CommandRequest,
  id: string,
  { commit, settings }: BranchState,
): Promise<CommandPlan> {
  const { number, onPullRequest } = request;
  const { language } = settings;
  const tree = await forge.readMatchingFiles(commit, (path) => isListFile(path, settings));
  const { entries } = readList(tree.files, settings);
  const existing = entries.find((located) => located.id === id);
  if (!existing) {
    const nearest = findNearest(
      id,
      entries.map((located) => located.id),
    )?.value;
    return refuseCommand(number, formatUnknownIdReply(id, nearest, language), `no entry ${id}`);
  }
  const { url } = await forge.readRepository();
  const name = getDisplayName(existing.entry, language);
  const text = formatDuplicateReply({ id, name, file: existing.file, line: existing.line }, `${url}/blob/${commit}`, language);
  const label: PlanAction = { do: 'labels', issue: number, add: ['duplicate'], remove: [] };
  const changedEntries = onPullRequest
    ? await readChangedEntries(forge, await forge.readPullRequest(number), settings)
    : undefined;
  const word = changedEntries ? appendEntriesDigest(text, changedEntries, settings) : text;
  return markUnderstood({
    actions: [buildComment(number, word, commentMarkers.duplicate), label],
    summary: `#${number} is a duplicate of ${id}`,
  });
}
