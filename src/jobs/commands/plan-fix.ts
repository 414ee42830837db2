import type { Forge, PullRequest } from '../../forge/index.ts';
import { fixFiles } from '../../list/authoring/index.ts';
import { isListFile } from '../../list/index.ts';
import type { Settings } from '../../list/schema/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { CommitAction, PlanAction, PullRequestAction } from '../../model/plan.ts';
import {
  type FixOutcome,
  formatClosedReply,
  formatFixedReply,
  formatFixNotWritableReply,
  formatFixPullRequest,
  formatNothingToFixReply,
} from '../../report/commands/index.ts';
import { buildReview, type PullRequestReview } from '../review/index.ts';
import { type JobContext, readSettingsAt } from '../shared/index.ts';
import { buildReply, type CommandPlace, type CommandPlan, markUnderstood } from './command-plan.ts';

/**
 * Applies every exact fix of the review, and the standard formatting, to the files that a pull
 * request changes, by a commit on its branch.
 *
 * Where that branch is not writable, it opens a pull request with the same commits and the fixes on
 * top. It does so only if these commits change nothing but the list. The reply says what was fixed
 * and where, or that nothing could be.
 */
export async function planFix(forge: Forge, pull: PullRequest, place: CommandPlace, context: JobContext): Promise<CommandPlan> {
  const words = getMessages('en').log.plans;
  if (pull.state === 'closed') {
    const { settings } = await readSettingsAt(forge, pull.base.ref);
    const reply = buildReply(place, formatClosedReply(settings.language));
    return markUnderstood({ actions: [reply], summary: words.nothingToFix(pull.number) });
  }
  const review = await buildReview(forge, pull, context, { links: false });
  const { settings, language } = review;
  const { files, fixes } = fixFiles(review.head, review.findings, settings);
  const summary = words.filesToFix(pull.number, files.length);
  const remaining = review.findings.length - fixes;
  const nothing = buildReply(place, formatNothingToFixReply(review.findings.length, language));
  if (files.length === 0) return markUnderstood({ actions: [nothing], summary });
  const result: FixOutcome = { fixes, remaining, files: files.map(({ path }) => path) };
  const message = getMessages(settings.language).commits.fix(pull.number);
  const commit: CommitAction = {
    type: 'commit',
    branch: pull.head.ref,
    expectedHead: pull.head.sha,
    message,
    files,
    followUp: [buildReply(place, formatFixedReply(result, language))],
  };
  if (!pull.fork) return markUnderstood({ actions: [commit], summary });
  // Nobody wants a pull request that only formats another one.
  const fallback = fixes === 0 ? [nothing] : await planElsewhere(forge, pull, place, { review, commit, result });
  const { repository } = pull.head;
  // The fork was deleted, or its owner does not allow edits by maintainers.
  const isUnwritable = repository === undefined || pull.maintainerCanModify === false;
  return markUnderstood({ actions: isUnwritable ? fallback : [{ ...commit, repository, fallback }], summary });
}

/**
 * The fixes of a branch that is not writable: a pull request and where it is, or why there is none.
 */
async function planElsewhere(
  forge: Forge,
  pull: PullRequest,
  place: CommandPlace,
  { review, commit, result }: { review: PullRequestReview; commit: CommitAction; result: FixOutcome },
): Promise<PlanAction[]> {
  const { settings, language } = review;
  if (!(await touchesOnlyList(forge, pull, settings))) return [buildReply(place, formatFixNotWritableReply(language))];
  const reply: PlanAction = {
    ...buildReply(place, formatFixedReply(result, language)),
    composeWithPull: (number) => formatFixedReply({ ...result, proposal: number }, language),
  };
  return [buildFixProposal(pull, commit, language), reply];
}

function buildFixProposal(
  pull: PullRequest,
  { message, files }: CommitAction,
  language: PullRequestReview['language'],
): PullRequestAction {
  const paths = files.map(({ path }) => path);
  return {
    type: 'propose',
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
