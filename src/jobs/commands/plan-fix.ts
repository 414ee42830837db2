import type { Forge, PullRequest } from '../../forge/index.ts';
import { applyFixes, formatFile } from '../../list/authoring/index.ts';
import { isListFile } from '../../list/index.ts';
import type { Settings } from '../../list/schema/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import type { CommitAction, PlanAction, PullRequestAction } from '../../model/plan.ts';
import { formatFixNotWritableReply, formatFixPullRequest, formatNothingToFixReply } from '../../report/commands/index.ts';
import { buildReview, type PullRequestReview } from '../review/index.ts';
import { emptyPlan, type JobContext } from '../shared/index.ts';
import { buildReply, type CommandPlan, markUnderstood } from './command-plan.ts';

/**
 * Applies every exact fix of the review, and the standard formatting, to the files that a pull
 * request changes, by a commit on its branch.
 *
 * Where that branch is not writable, it opens a pull request with the same commits and the fixes on
 * top, provided that these commits change nothing but the list.
 */
export async function planFix(forge: Forge, pull: PullRequest, context: JobContext): Promise<CommandPlan> {
  const words = getMessages('en').log.plans;
  if (pull.state === 'closed') return markUnderstood(emptyPlan(words.nothingToFix(pull.number)));
  const review = await buildReview(forge, pull, context, { links: false });
  const { settings, language } = review;
  const files = fixFiles(review);
  const summary = words.filesToFix(pull.number, files.length);
  if (files.length === 0) {
    const reply = formatNothingToFixReply(review.findings.length, language);
    return markUnderstood({ actions: [buildReply(pull.number, reply)], summary });
  }
  const message = getMessages(settings.language).commits.fix(pull.number);
  const commit: CommitAction = { do: 'commit', branch: pull.head.ref, expectedHead: pull.head.sha, message, files };
  if (!pull.fork) return markUnderstood({ actions: [commit], summary });
  const fallback = (await touchesOnlyList(forge, pull, settings))
    ? buildFixProposal(pull, commit, language)
    : buildReply(pull.number, formatFixNotWritableReply(language));
  const { repository } = pull.head;
  // The fork was deleted, or its owner does not allow edits by maintainers.
  const isUnwritable = repository === undefined || pull.maintainerCanModify === false;
  const action: PlanAction = isUnwritable ? fallback : { ...commit, repository, fallback: [fallback] };
  return markUnderstood({ actions: [action], summary });
}

function fixFiles({ head, settings, findings }: PullRequestReview): SourceFile[] {
  return head.flatMap((file): SourceFile[] => {
    if (!isListFile(file.path, settings)) return [];
    const fileFindings = findings.filter((finding) => finding.file === file.path);
    const { text } = applyFixes(file.text, fileFindings);
    const fixed = formatFile({ path: file.path, text }, settings.data);
    return fixed.text === file.text ? [] : [fixed];
  });
}

function buildFixProposal(
  pull: PullRequest,
  { message, files }: CommitAction,
  language: PullRequestReview['language'],
): PullRequestAction {
  const paths = files.map(({ path }) => path);
  return {
    do: 'propose',
    branch: `listkeeper/fix-${pull.number}`,
    base: pull.base.ref,
    baseHead: pull.head.sha,
    message,
    ...formatFixPullRequest(pull, paths, language),
    files,
    labels: ['listkeeper'],
  };
}

/**
 * Whether a pull request changes nothing but the list's data and outputs. A branch of this
 * repository runs its workflows with its secrets, so a stranger's other changes may not be pushed
 * to one.
 */
async function touchesOnlyList(forge: Forge, pull: PullRequest, settings: Settings): Promise<boolean> {
  const { files, truncated } = await forge.listChangedFiles(pull);
  const outputs = new Set(settings.outputs.map(({ file }) => file));
  const belongsToList = (path: string) => isListFile(path, settings) || outputs.has(path);
  if (truncated) return false;
  if (!files.every(({ path, previousPath }) => belongsToList(path) && belongsToList(previousPath ?? path))) return false;
  // The listing is of the newest head, which must still be the one that was reviewed.
  return (await forge.readPullRequest(pull.number)).head.sha === pull.head.sha;
}
