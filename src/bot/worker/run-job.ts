import { createGitHubForge } from '../../forge/github/index.ts';
import {
  type ActionResult,
  applyPlan,
  type Forge,
  type ForgeDiscussions,
  ForgeError,
  isForgeError,
  needsRetry,
} from '../../forge/index.ts';
import type { HttpClient } from '../../http/index.ts';
import { adoptList } from '../../jobs/adoption/index.ts';
import { answerCommand, type CommandPlan, isAllowedForAuthor } from '../../jobs/commands/index.ts';
import { applyCheckboxes, checkRepositoryLinks } from '../../jobs/link-health/index.ts';
import { publishOutputs } from '../../jobs/publish/index.ts';
import { reviewMergeGroup, reviewPullRequest } from '../../jobs/review/index.ts';
import { commentMarkers, concludeRequestedCheck, type JobContext } from '../../jobs/shared/index.ts';
import { submitEntry } from '../../jobs/submission/index.ts';
import type { CommitAction, Plan, PlanAction, ReactionAction } from '../../model/plan.ts';
import { formatQuotaReply } from '../../report/commands/index.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { GitHubApp } from '../github/index.ts';
import type { Logger } from '../log.ts';
import type { QueuedJob } from '../queue/index.ts';
import { linkCheckJitterMs } from './link-check-schedule.ts';
import { markFailureResolved, reportRefusedActions } from './report-failure.ts';
import type { RpcCall } from './rpc.ts';
import { planSweep } from './sweep.ts';
import type { ServerApi } from './worker-api.ts';

export interface RunJobSettings {
  app: GitHubApp;
  callServer: RpcCall<ServerApi>;
  network: HttpClient;
  secondNetwork?: HttpClient;
  clock: Clock;
  random: () => number;
  log: Logger;
  /** Page that explains the codes of findings. */
  docs?: string;
}

interface JobRun extends RunJobSettings {
  /** Aborted when its time is up, or the bot stops: then nothing more is written for it. */
  signal: AbortSignal;
}

/** Does one job: reads the repository, lets a job of jobs/ decide, and applies its plan. Returns what came of it. */
export async function runJob(job: QueuedJob, signal: AbortSignal, settings: RunJobSettings): Promise<string> {
  try {
    return await executeJob(job, { ...settings, signal });
  } catch (error) {
    // A token that is not taken any more was withdrawn: by a new installation, or with rights that changed. A new one may be had.
    if (!isForgeError(error, 'bad-credentials') || !settings.app.forgetToken(job)) throw error;
    throw new ForgeError('unavailable', error.message, { cause: error });
  }
}

async function executeJob(job: QueuedJob, settings: JobRun): Promise<string> {
  const { app, clock, signal } = settings;
  const startedAt = clock.now();
  const client = await app.openClient(job);
  const forge = createGitHubForge(client, job, { slug: await app.getSlug() });
  const isRefused = job.askedBy !== undefined && !(await mayRunCommand(job, job.askedBy, forge, settings));
  if (isRefused && job.tooOften) return answerQuotaExceeded(job, settings);
  if (isRefused && job.kind !== 'remedy') {
    await react(job, 'confused', settings);
    return `${job.askedBy} may not ask for that`;
  }
  await react(job, 'eyes', settings);
  if (job.kind === 'sweep') return runSweep(job, forge, settings);

  const plan = await decidePlan(job, forge, await createJobContext(job, settings), isRefused);
  if (!plan) return 'there is nothing to answer';
  signal.throwIfAborted();
  if (await isSuperseded(job, plan, forge, clock.now() - startedAt, settings)) {
    return `#${job.number} has moved on: what is there now is reviewed next`;
  }
  // The links of a large list may take longer than a token lives.
  const results = await applyActions(job, plan.actions, settings);
  const applyMore = (actions: PlanAction[]) => applyActions(job, actions, settings);
  results.push(...(await reportRefusedActions(job, plan, results, applyMore)));
  results.push(...(await markFailureResolved(plan, results, applyMore)));
  reportRefusals(job, results, settings.log);
  // Doubts are asked again before the schedule comes round.
  if (plan.rerunAt !== undefined) await queueLinkRecheck(job, plan.rerunAt + settings.random() * linkCheckJitterMs, settings);
  const isDone = results.every(({ done }) => done) && (!('understood' in plan) || plan.understood);
  await react(job, isDone ? '+1' : 'confused', settings);
  return plan.summary;
}

async function applyActions(
  { owner, repo, installation }: QueuedJob,
  actions: PlanAction[],
  { app, signal }: JobRun,
): Promise<ActionResult[]> {
  const to = { owner, repo, app: { slug: await app.getSlug() }, signal };
  return applyPlan({ actions, summary: '' }, await app.openClient({ owner, repo, installation }), to);
}

/** So long may a review take before it is worth a question whether its pull request has moved on. */
const headRecheckThresholdMs = 5000;

/**
 * Whether this review is no longer the last word, so that nothing is to be said about it: the same one is wanted again already, or the
 * head is another one by now, and then the review of that one is queued. The desk knows, and lets no review be dropped for ever. Rejects
 * for a run that was given up meanwhile: somebody else may be at the same job.
 */
async function isSuperseded(
  job: QueuedJob,
  plan: Plan,
  forge: Forge,
  elapsedMs: number,
  { callServer }: RunJobSettings,
): Promise<boolean> {
  const isDue = job.kind === 'review' && !job.asked && job.head === undefined;
  if (isDue && elapsedMs >= headRecheckThresholdMs && (await hasHeadMoved(job, plan, forge))) {
    const { row, tries, ...same } = job;
    await callServer('enqueue', [{ job: { ...same, because: 'the head moved on' } }]);
  }
  return (await requireCurrentRun(job, callServer)) === 'overtaken' && isDue;
}

async function hasHeadMoved({ number }: QueuedJob, plan: Plan, forge: Forge): Promise<boolean> {
  const reviewedSha = plan.actions.find((action) => action.do === 'check-run')?.headSha;
  return reviewedSha !== undefined && number !== undefined && (await forge.readPullRequest(number)).head.sha !== reviewedSha;
}

async function requireCurrentRun(job: QueuedJob, callServer: RpcCall<ServerApi>): Promise<'current' | 'overtaken'> {
  const standing = await callServer('getRunStatus', job);
  if (standing === 'gone') throw new Error('this run was given up before it was done');
  return standing;
}

function queueLinkRecheck(
  { installation, owner, repo }: QueuedJob,
  notBefore: number,
  { callServer }: RunJobSettings,
): Promise<void> {
  return callServer('enqueue', [{ job: { kind: 'check', installation, owner, repo, because: 'links in doubt' }, notBefore }]);
}

/** Who may write may ask for anything; who wrote a pull request, for what helps to bring it in. */
async function mayRunCommand(
  { asked, number, ...place }: QueuedJob,
  login: string,
  forge: Forge,
  { app, callServer }: RunJobSettings,
): Promise<boolean> {
  if (await app.hasWriteAccess(place, login)) {
    // Who keeps the list is not counted how often they ask.
    if (asked) await callServer('trustMaintainer', { owner: place.owner, repo: place.repo, login });
    return true;
  }
  if (!asked?.onPullRequest || place.tooOften || number === undefined || !isAllowedForAuthor(asked.command)) return false;
  return (await forge.readPullRequest(number)).author.toLowerCase() === login.toLowerCase();
}

/** Said once an hour to each; what else they ask in that hour is not even looked at. */
async function answerQuotaExceeded(job: QueuedJob, settings: JobRun): Promise<string> {
  const { asked } = job;
  if (asked) {
    await requireCurrentRun(job, settings.callServer);
    const answer: PlanAction = { do: 'comment', issue: asked.issue, marker: commentMarkers.answer, body: formatQuotaReply() };
    reportRefusals(job, await applyActions(job, [answer], settings), settings.log);
    await react(job, 'confused', settings);
  }
  return `${job.askedBy} has asked too often`;
}

/** Answers the comment that asked, where one did. That it fails keeps nothing from being done. */
async function react(job: QueuedJob, content: ReactionAction['content'], settings: JobRun): Promise<void> {
  if (!job.asked) return;
  const [applied] = await applyActions(job, [{ do: 'react', comment: job.asked.comment, content }], settings);
  if (!applied || applied.done) return;
  settings.log('warn', `react: ${applied.message ?? 'refused'}`, { repository: `${job.owner}/${job.repo}` });
}

/** Says what GitHub refused. What may pass is thrown, so that the job runs again on what is there then. */
function reportRefusals({ owner, repo }: QueuedJob, results: readonly ActionResult[], log: Logger): void {
  for (const each of results) {
    if (each.done) continue;
    const { errorCode, message = 'refused', remedy = '', retryAt } = each;
    if (errorCode && needsRetry([each])) throw new ForgeError(errorCode, message, { retryAt });
    log('warn', `${each.action}: ${message} ${remedy}`, { repository: `${owner}/${repo}` });
  }
}

async function decidePlan(
  job: QueuedJob,
  forge: Forge & ForgeDiscussions,
  tools: JobContext,
  isRefused: boolean,
): Promise<Plan | CommandPlan | undefined> {
  const { kind, asked, number: issue, askedBy } = job;
  if (kind === 'command') {
    if (!asked || issue === undefined || askedBy === undefined) return undefined;
    return answerCommand(forge, { ...asked, number: issue, askedBy }, tools);
  }
  if (kind === 'remedy') {
    if (!isRefused || askedBy === undefined || issue === undefined) return applyCheckboxes(forge, tools);
    return applyCheckboxes(forge, tools, { unauthorizedUser: { login: askedBy, issue, boxes: job.boxes ?? [] } });
  }
  if (kind === 'adopt') return adoptList(forge, tools);
  if (kind === 'submit') return issue === undefined ? undefined : submitEntry(forge, issue, tools);
  if (kind === 'check') return checkRepositoryLinks(forge, tools);
  const { head } = job;
  if (kind === 'merge-group') return head === undefined ? undefined : reviewMergeGroup(forge, { head, base: job.base }, tools);
  if (kind === 'publish') {
    const plan = await publishOutputs(forge, tools);
    return head === undefined ? plan : concludeRequestedCheck(plan, head, 'publish');
  }
  const number = job.number ?? (await forge.listOpenPullRequests()).find((pull) => pull.head.sha === head)?.number;
  const plan = number === undefined ? undefined : await reviewPullRequest(forge, number, tools);
  return head === undefined ? plan : concludeRequestedCheck(plan, head, 'review');
}

async function createJobContext(job: QueuedJob, settings: JobRun): Promise<JobContext> {
  const { app, callServer, network, secondNetwork, clock, random, docs, signal } = settings;
  const github = { api: app.apiUrl, token: await app.getToken(job) };
  const checkpoint = async (action: CommitAction) => {
    await requireCurrentRun(job, callServer);
    await applyActions(job, [action], settings);
  };
  const more = { ...(secondNetwork ? { secondNetwork } : {}), ...(docs ? { docs } : {}) };
  return { network, ...more, clock, random, signal, commands: true, github, checkpoint };
}

async function runSweep(job: QueuedJob, forge: Forge, { app, callServer, clock, random }: RunJobSettings): Promise<string> {
  const { installation, owner, repo } = job;
  const lastLinkCheckAt = await callServer('getLastLinkCheck', { owner, repo });
  const hasCompletedCheck = (sha: string) =>
    app.hasCompletedCheck(job, sha).catch((error: unknown) => {
      // Who may not read checks can not see what is missing either; the rest of the sweep goes on.
      if (isForgeError(error, 'not-permitted')) return true;
      throw error;
    });
  const { jobs, summary } = await planSweep({ forge, hasCompletedCheck, now: clock.now(), lastLinkCheckAt });
  const requests = jobs.map((each) => {
    const late = each.kind === 'check' || each.kind === 'adopt' ? random() * linkCheckJitterMs : 0;
    return { job: { installation, owner, repo, ...each }, notBefore: clock.now() + late };
  });
  await callServer('enqueue', requests);
  return summary;
}
