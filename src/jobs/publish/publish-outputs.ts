import type { Forge } from '../../forge/index.ts';
import { isListFile, type ParsedList, readList } from '../../list/index.ts';
import {
  canRenderIncrementally,
  RenderMemo,
  renderOutputs,
  serializeRenderCache,
  WholeListNeededError,
} from '../../list/render/index.ts';
import type { Settings } from '../../list/schema/index.ts';
import { findLostEntries } from '../../list/validate/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { Finding } from '../../model/finding.ts';
import type { OutputsStatus } from '../../model/list-status.ts';
import type { Plan, PlanAction } from '../../model/plan.ts';
import { buildPublishCheck, formatPublishPullRequest } from '../../report/publish/index.ts';
import { followList } from '../adoption/index.ts';
import {
  createListPathFilter,
  emptyPlan,
  type JobContext,
  mapTextsByPath,
  overlayChanges,
  publishBranch,
  publishCheckName,
  readSettingsAt,
  reportRefusedFiles,
  summarizeContents,
} from '../shared/index.ts';
import { readContributors } from './contributors.ts';
import { fillAddedDates } from './fill-added.ts';
import { planPublication } from './publication.ts';

/**
 * Updates the generated files of the default branch, by a commit or a pull request as the settings
 * say. The plan is empty when they are up to date, so the job that our own commit causes ends
 * there.
 *
 * Data or settings that can not be read block the update, because entries would disappear from the
 * README. A check on the commit says what is wrong.
 *
 * A list that is its README generates nothing. A pull request that turns it into data follows it.
 * Rejects with ForgeError.
 * @param context for that pull request; without it none is updated.
 */
export async function publishOutputs(forge: Forge, context?: JobContext): Promise<Plan> {
  const words = getMessages('en').log.plans;
  const repository = await forge.readRepository();
  if (repository.archived) return emptyPlan(words.archived(`${repository.owner}/${repository.name}`));
  const branch = repository.defaultBranch;
  const { settings, findings, commit } = await readSettingsAt(forge, branch);
  if (settings.source !== undefined) return context ? followList(forge, context) : emptyPlan(words.noAdoption);
  if (settings.publish.by === 'off') return emptyPlan(words.publishOff);
  const target = { forge, branch, commit, settings, findings };
  const { readRenderCache } = context ?? {};
  if (!readRenderCache || !canRenderIncrementally(settings)) return publishList(target);
  const stored = await readRenderCache();
  const { renderCache, ...plan } = await publishWithCache(target, stored);
  return renderCache === undefined || renderCache === stored ? plan : { ...plan, renderCache };
}

/** What is published, and where. */
interface PublishTarget {
  forge: Forge;
  branch: string;
  commit: string;
  settings: Settings;
  /** Of the settings. */
  findings: readonly Finding[];
}

/** Parses and renders what has changed, or everything where that is not enough. */
async function publishWithCache(target: PublishTarget, stored: string | undefined): Promise<Plan> {
  const memo = new RenderMemo(target.settings, stored);
  if (memo.isFilled) {
    try {
      return await publishList(target, memo);
    } catch (error) {
      if (!(error instanceof WholeListNeededError)) throw error;
    }
  }
  return publishList(target, new RenderMemo(target.settings, undefined));
}

/** @throws WholeListNeededError if the memo does not hold all that is needed. */
async function publishList(target: PublishTarget, memo?: RenderMemo): Promise<Plan> {
  const { forge, branch, commit, settings } = target;
  const words = getMessages('en').log.plans;
  const isKnown = (path: string, content: Uint8Array) => isListFile(path, settings) && memo?.isUnchanged(path, content) === true;
  const selection = memo?.isFilled ? { isKnown } : {};
  const tree = await forge.readMatchingFiles(commit, createListPathFilter(settings), selection);
  const parsed = readList(tree.files, settings);
  const list = memo?.complete(parsed, tree.files) ?? parsed;
  if (list.entries.length === 0 && !list.info) return emptyPlan(words.noList(settings.data));

  const blockers = findPublishBlockers(list, [...target.findings, ...reportRefusedFiles(tree)]);
  const status = (problems: number): OutputsStatus => ({ part: 'outputs', ...summarizeContents(list), problems });
  if (blockers.length > 0) return { ...planFailedCheck(commit, blockers, settings), status: status(blockers.length) };

  const present = mapTextsByPath(tree.files);
  const dated = settings.publish.added ? await fillAddedDates(forge, commit, list, tree.files) : [];
  const current = dated.length === 0 ? list : readList(overlayChanges(tree.files, [], dated), settings);
  const contributors = await readContributors(forge, commit, settings, present);
  const rendered = renderOutputs(current, settings, present, { contributors, memo });
  const renderErrors = rendered.findings.filter(({ severity }) => severity === 'error');
  const files = [...dated, ...rendered.files.filter(({ path, text }) => present.get(path) !== text)];

  const paths = files.map(({ path }) => path);
  const proposal = { branch: publishBranch, ...formatPublishPullRequest(paths, settings.language) };
  const actions = await planPublication({ forge, branch, commit, files, settings, proposal });
  if (renderErrors.length > 0) actions.push(...planFailedCheck(commit, renderErrors, settings).actions);
  const sha = commit.slice(0, 7);
  const { length: problems } = renderErrors;
  const summary = problems > 0 ? words.publishIncomplete(sha, paths, problems) : words.published(branch, sha, paths);
  const cache = memo?.close(current, tree.files);
  return { actions, summary, status: status(problems), ...(cache ? { renderCache: serializeRenderCache(cache) } : {}) };
}

/**
 * The errors that block an update, because entries would disappear from the outputs.
 * @param otherFindings those about settings and files.
 */
export function findPublishBlockers(list: ParsedList, otherFindings: readonly Finding[]): Finding[] {
  return [...otherFindings, ...list.findings, ...findLostEntries(list)].filter(({ severity }) => severity === 'error');
}

/** A failed check that says why the outputs are not updated. */
function planFailedCheck(commit: string, findings: Finding[], settings: Settings): Plan {
  const check = buildPublishCheck(findings, settings.language);
  const action: PlanAction = { type: 'check-run', name: publishCheckName, headSha: commit, conclusion: 'failure', ...check };
  const summary = getMessages('en').log.plans.publishBlocked(findings.length, commit.slice(0, 7));
  return { actions: [action], summary };
}
