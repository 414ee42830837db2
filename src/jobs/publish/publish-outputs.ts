import type { Forge } from '../../forge/index.ts';
import { type ParsedList, readList } from '../../list/index.ts';
import { renderOutputs } from '../../list/render/index.ts';
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
  const tree = await forge.readMatchingFiles(commit, createListPathFilter(settings));
  const list = readList(tree.files, settings);
  if (list.entries.length === 0 && !list.info) return emptyPlan(words.noList(settings.data));

  const blockers = findPublishBlockers(list, [...findings, ...reportRefusedFiles(tree)]);
  const status = (problems: number): OutputsStatus => ({ part: 'outputs', ...summarizeContents(list), problems });
  if (blockers.length > 0) return { ...planFailedCheck(commit, blockers, settings), status: status(blockers.length) };

  const present = mapTextsByPath(tree.files);
  const dated = settings.publish.added ? await fillAddedDates(forge, commit, list, tree.files) : [];
  const current = dated.length === 0 ? list : readList(overlayChanges(tree.files, [], dated), settings);
  const contributors = await readContributors(forge, commit, settings, present);
  const rendered = renderOutputs(current, settings, present, { contributors });
  const renderErrors = rendered.findings.filter(({ severity }) => severity === 'error');
  const files = [...dated, ...rendered.files.filter(({ path, text }) => present.get(path) !== text)];

  const paths = files.map(({ path }) => path);
  const proposal = { branch: publishBranch, ...formatPublishPullRequest(paths, settings.language) };
  const actions = await planPublication({ forge, branch, commit, files, settings, proposal });
  if (renderErrors.length > 0) actions.push(...planFailedCheck(commit, renderErrors, settings).actions);
  const sha = commit.slice(0, 7);
  const { length: problems } = renderErrors;
  const summary = problems > 0 ? words.publishIncomplete(sha, paths, problems) : words.published(branch, sha, paths);
  return { actions, summary, status: status(problems) };
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
