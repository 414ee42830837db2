import type { Forge } from '../../forge/index.ts';
import { type ParsedList, readList } from '../../list/index.ts';
import { renderOutputs } from '../../list/render/index.ts';
import type { Settings } from '../../list/schema/index.ts';
import { validateList } from '../../list/validate/index.ts';
import type { Finding, FindingCode, SourceFile } from '../../model/finding.ts';
import type { Plan, PlanAction } from '../../model/plan.ts';
import { buildPublishCheck, formatPublishPullRequest } from '../../report/publish/index.ts';
import {
  createListPathFilter,
  emptyPlan,
  type JobContext,
  mapTextsByPath,
  publishBranch,
  publishCheckName,
  readSettingsAt,
  reportRefusedFiles,
} from '../shared/index.ts';

/** Problems, beside those of reading, that keep an entry out of the outputs. */
const blockingCodes: ReadonlySet<FindingCode> = new Set(['unknown-section', 'duplicate-id']);

/**
 * Brings the generated files of the default branch up to date, by a commit or a pull request as the settings say. Plans nothing when
 * they are, so that our own commit, which wakes us again, ends there. Data or settings that can not be read hold everything up: half a
 * list would take entries out of the README; a check on the commit says what is wrong. Rejects with ForgeError.
 */
export async function publishOutputs(forge: Forge, _tools: JobContext): Promise<Plan> {
  // 1. What is there.
  const repository = await forge.readRepository();
  if (repository.archived) return emptyPlan(`${repository.owner}/${repository.name} is archived`);
  const branch = repository.defaultBranch;
  const { settings, findings, commit } = await readSettingsAt(forge, branch);
  if (settings.publish.by === 'off') return emptyPlan('the settings say not to publish');
  const tree = await forge.readMatchingFiles(commit, createListPathFilter(settings));
  const list = readList(tree.files, settings);
  if (list.entries.length === 0 && !list.info) return emptyPlan(`no list in ${settings.data}/`);

  // 2. Nothing is written from what is not whole.
  const blockers = findPublishBlockers(list, [...findings, ...reportRefusedFiles(tree)]);
  if (blockers.length > 0) return planFailedCheck(commit, blockers, settings);

  // 3. What should be there.
  const present = mapTextsByPath(tree.files);
  const rendered = renderOutputs(list, settings, present);
  const renderErrors = rendered.findings.filter(({ severity }) => severity === 'error');
  const files = rendered.files.filter(({ path, text }) => present.get(path) !== text);

  // 4. The plan.
  const publish = settings.publish.by === 'commit' ? planCommit : planPullRequest;
  const actions = await publish({ forge, branch, commit, files, settings });
  if (renderErrors.length > 0) actions.push(...planFailedCheck(commit, renderErrors, settings).actions);
  const what = files.length === 0 ? 'up to date' : `${files.map(({ path }) => path).join(', ')} to be written`;
  return { actions, summary: `outputs of ${branch} at ${commit.slice(0, 7)}: ${what}` };
}

/**
 * The errors for which outputs are left as they are: with half a list they would lose entries. Takes what else was found, about settings and files.
 */
export function findPublishBlockers(list: ParsedList, otherFindings: readonly Finding[]): Finding[] {
  const lost = validateList(list).filter(({ code }) => blockingCodes.has(code));
  return [...otherFindings, ...list.findings, ...lost].filter(({ severity }) => severity === 'error');
}

/** The check that says why nothing is published. */
function planFailedCheck(commit: string, findings: Finding[], settings: Settings): Plan {
  const check = buildPublishCheck(findings, settings.language);
  const action: PlanAction = { do: 'check-run', name: publishCheckName, headSha: commit, conclusion: 'failure', ...check };
  return { actions: [action], summary: `outputs are left as they are: ${findings.length} problems at ${commit.slice(0, 7)}` };
}

interface Publication {
  forge: Forge;
  branch: string;
  commit: string;
  files: SourceFile[];
  settings: Settings;
}

async function planCommit({ branch, commit, files, settings }: Publication): Promise<PlanAction[]> {
  if (files.length === 0) return [];
  return [{ do: 'commit', branch, expectedHead: commit, message: settings.publish.message, files }];
}

/** Without anything to propose, an open proposal is to be closed: somebody has merged or done the same. */
async function planPullRequest({ forge, branch, commit, files, settings }: Publication): Promise<PlanAction[]> {
  if (files.length === 0) {
    const open = await forge.listOpenPullRequests();
    if (!open.some(({ fork, head }) => !fork && head.ref === publishBranch)) return [];
  }
  const { title, body } = formatPublishPullRequest(
    files.map(({ path }) => path),
    settings.language,
  );
  const message = removeSkipCi(settings.publish.message);
  const proposal = { branch: publishBranch, base: branch, baseHead: commit, message, title, body };
  return [{ do: 'propose', ...proposal, files, labels: ['listkeeper'] }];
}

/** A message by which GitHub runs the checks: of a pull request that keeps them from running, required ones are waited for forever. */
function removeSkipCi(message: string): string {
  const asked = message.replace(/\s*\[(?:skip ci|ci skip|no ci|skip actions|actions skip)\]/gi, '').trim();
  return asked === '' ? 'docs: regenerate from data' : asked;
}
