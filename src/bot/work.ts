import { type Applied, apply, needsRetry } from '../forge/apply.ts';
import { ForgeError, isForgeError } from '../forge/errors.ts';
import type { Conversations, Forge } from '../forge/forge.ts';
import { githubForge } from '../forge/github.ts';
import type { Action, CommitFiles, Plan, React } from '../forge/plan.ts';
import { adoptList } from '../jobs/adopt-list.ts';
import { type Answer, answerCommand } from '../jobs/answer-command.ts';
import { checkRepositoryLinks } from '../jobs/check-links.ts';
import { authorMay } from '../jobs/commands.ts';
import { concludingAlso } from '../jobs/conclusions.ts';
import { publishOutputs } from '../jobs/publish-outputs.ts';
import { remedyLinks } from '../jobs/remedy-links.ts';
import { reviewMergeGroup } from '../jobs/review-merge-group.ts';
import { reviewPullRequest } from '../jobs/review-pull-request.ts';
import { submitEntry } from '../jobs/submit-entry.ts';
import { type JobTools, markers } from '../jobs/tools.ts';
import type { Clock } from '../net/clock.ts';
import type { Network } from '../net/network.ts';
import { tooOftenAnswer } from '../report/answers.ts';
import type { GitHubApp } from './app.ts';
import { sayDoneSince, sayRefused } from './conclude.ts';
import type { Desk } from './hands.ts';
import type { QueuedJob } from './inbox.ts';
import type { Log } from './log.ts';
import { jitter } from './schedule.ts';
import { sweep } from './sweep.ts';
import type { Ask } from './wire.ts';

export interface WorkSettings {
  app: GitHubApp;
  desk: Ask<Desk>;
  network: Network;
  second?: Network;
  clock: Clock;
  random: () => number;
  log: Log;
  /** Page that explains the codes of findings. */
  docs?: string;
}

interface Working extends WorkSettings {
  /** Aborted when its time is up, or the bot stops: then nothing more is written for it. */
  signal: AbortSignal;
}

/** Does one job: reads the repository, lets a job of jobs/ decide, and applies its plan. Returns what came of it. */
export async function work(job: QueuedJob, signal: AbortSignal, settings: WorkSettings): Promise<string> {
  try {
    return await doNow(job, { ...settings, signal });
  } catch (error) {
    // A token that is not taken any more was withdrawn: by a new installation, or with rights that changed. A new one may be had.
    if (!isForgeError(error, 'bad-credentials') || !settings.app.forget(job)) throw error;
    throw new ForgeError('unavailable', error.message, { cause: error });
  }
}

async function doNow(job: QueuedJob, settings: Working): Promise<string> {
  const { app, clock, signal } = settings;
  const began = clock.now();
  const client = await app.client(job);
  const forge = githubForge(client, job, { slug: await app.slug() });
  const mayNot = job.askedBy !== undefined && !(await mayAsk(job, job.askedBy, forge, settings));
  if (mayNot && job.tooOften) return sayTooOften(job, settings);
  if (mayNot && job.kind !== 'remedy') {
    await react(job, 'confused', settings);
    return `${job.askedBy} may not ask for that`;
  }
  await react(job, 'eyes', settings);
  if (job.kind === 'sweep') return sweepNow(job, forge, settings);

  const plan = await planOf(job, forge, await toolsFor(job, settings), mayNot);
  if (!plan) return 'there is nothing to answer';
  signal.throwIfAborted();
  if (await isOvertaken(job, plan, forge, clock.now() - began, settings)) {
    return `#${job.number} has moved on: what is there now is reviewed next`;
  }
  // The links of a large list may take longer than a token lives.
  const applied = await write(job, plan.actions, settings);
  const alsoWrite = (actions: Action[]) => write(job, actions, settings);
  applied.push(...(await sayRefused(job, plan, applied, alsoWrite)));
  applied.push(...(await sayDoneSince(plan, applied, alsoWrite)));
  tell(job, applied, settings.log);
  // Doubts are asked again before the schedule comes round.
  if (plan.again !== undefined) await askAgain(job, plan.again + settings.random() * jitter, settings);
  const isDone = applied.every(({ done }) => done) && (!('understood' in plan) || plan.understood);
  await react(job, isDone ? '+1' : 'confused', settings);
  return plan.summary;
}

async function write({ owner, repo, installation }: QueuedJob, actions: Action[], { app, signal }: Working): Promise<Applied[]> {
  const to = { owner, repo, app: { slug: await app.slug() }, signal };
  return apply({ actions, summary: '' }, await app.client({ owner, repo, installation }), to);
}

/** So long may a review take before it is worth a question whether its pull request has moved on. */
const soon = 5000;

/**
 * Whether this review is no longer the last word, so that nothing is to be said about it: the same one is wanted again already, or the
 * head is another one by now, and then the review of that one is queued. The desk knows, and lets no review be dropped for ever. Rejects
 * for a run that was given up meanwhile: somebody else may be at the same job.
 */
async function isOvertaken(job: QueuedJob, plan: Plan, forge: Forge, took: number, { desk }: WorkSettings): Promise<boolean> {
  const isDue = job.kind === 'review' && !job.asked && job.head === undefined;
  if (isDue && took >= soon && (await hasMoved(job, plan, forge))) {
    const { row, tries, ...same } = job;
    await desk('queue', [{ job: { ...same, because: 'the head moved on' } }]);
  }
  return (await mustStand(job, desk)) === 'overtaken' && isDue;
}

async function hasMoved({ number }: QueuedJob, plan: Plan, forge: Forge): Promise<boolean> {
  const judged = plan.actions.find((action) => action.do === 'check-run')?.headSha;
  return judged !== undefined && number !== undefined && (await forge.pullRequest(number)).head.sha !== judged;
}

async function mustStand(job: QueuedJob, desk: Ask<Desk>): Promise<'current' | 'overtaken'> {
  const standing = await desk('standing', job);
  if (standing === 'gone') throw new Error('this run was given up before it was done');
  return standing;
}

function askAgain({ installation, owner, repo }: QueuedJob, notBefore: number, { desk }: WorkSettings): Promise<void> {
  return desk('queue', [{ job: { kind: 'check', installation, owner, repo, because: 'links in doubt' }, notBefore }]);
}

/** Who may write may ask for anything; who wrote a pull request, for what helps to bring it in. */
async function mayAsk(
  { asked, number, ...place }: QueuedJob,
  login: string,
  forge: Forge,
  { app, desk }: WorkSettings,
): Promise<boolean> {
  if (await app.mayWrite(place, login)) {
    // Who keeps the list is not counted how often they ask.
    if (asked) await desk('maintains', { owner: place.owner, repo: place.repo, login });
    return true;
  }
  if (!asked?.onPullRequest || place.tooOften || number === undefined || !authorMay(asked.command)) return false;
  return (await forge.pullRequest(number)).author.toLowerCase() === login.toLowerCase();
}

/** Said once an hour to each; what else they ask in that hour is not even looked at. */
async function sayTooOften(job: QueuedJob, settings: Working): Promise<string> {
  const { asked } = job;
  if (asked) {
    await mustStand(job, settings.desk);
    const answer: Action = { do: 'comment', issue: asked.issue, marker: markers.answer, body: tooOftenAnswer() };
    tell(job, await write(job, [answer], settings), settings.log);
    await react(job, 'confused', settings);
  }
  return `${job.askedBy} has asked too often`;
}

/** Answers the comment that asked, where one did. That it fails keeps nothing from being done. */
async function react(job: QueuedJob, content: React['content'], settings: Working): Promise<void> {
  if (!job.asked) return;
  const [applied] = await write(job, [{ do: 'react', comment: job.asked.comment, content }], settings);
  if (!applied || applied.done) return;
  settings.log('warn', `react: ${applied.message ?? 'refused'}`, { repository: `${job.owner}/${job.repo}` });
}

/** Says what GitHub refused. What may pass is thrown, so that the job runs again on what is there then. */
function tell({ owner, repo }: QueuedJob, applied: readonly Applied[], log: Log): void {
  for (const each of applied) {
    if (each.done) continue;
    const { why, message = 'refused', remedy = '', retryAt } = each;
    if (why && needsRetry([each])) throw new ForgeError(why, message, { retryAt });
    log('warn', `${each.action}: ${message} ${remedy}`, { repository: `${owner}/${repo}` });
  }
}

async function planOf(
  job: QueuedJob,
  forge: Forge & Conversations,
  tools: JobTools,
  mayNot: boolean,
): Promise<Plan | Answer | undefined> {
  const { kind, asked, number: issue, askedBy } = job;
  if (kind === 'command') {
    if (!asked || issue === undefined || askedBy === undefined) return undefined;
    return answerCommand(forge, { ...asked, number: issue, askedBy }, tools);
  }
  if (kind === 'remedy') {
    if (!mayNot || askedBy === undefined || issue === undefined) return remedyLinks(forge, tools);
    return remedyLinks(forge, tools, { stranger: { login: askedBy, issue, boxes: job.boxes ?? [] } });
  }
  if (kind === 'adopt') return adoptList(forge, tools);
  if (kind === 'submit') return issue === undefined ? undefined : submitEntry(forge, issue, tools);
  if (kind === 'check') return checkRepositoryLinks(forge, tools);
  const { head } = job;
  if (kind === 'merge-group') return head === undefined ? undefined : reviewMergeGroup(forge, { head, base: job.base }, tools);
  if (kind === 'publish') {
    const plan = await publishOutputs(forge, tools);
    return head === undefined ? plan : concludingAlso(plan, head, 'publish');
  }
  const number = job.number ?? (await forge.openPullRequests()).find((pull) => pull.head.sha === head)?.number;
  const plan = number === undefined ? undefined : await reviewPullRequest(forge, number, tools);
  return head === undefined ? plan : concludingAlso(plan, head, 'review');
}

async function toolsFor(job: QueuedJob, settings: Working): Promise<JobTools> {
  const { app, desk, network, second, clock, random, docs, signal } = settings;
  const github = { api: app.api, token: await app.token(job) };
  const checkpoint = async (action: CommitFiles) => {
    await mustStand(job, desk);
    await write(job, [action], settings);
  };
  const more = { ...(second ? { second } : {}), ...(docs ? { docs } : {}) };
  return { network, ...more, clock, random, signal, commands: true, github, checkpoint };
}

async function sweepNow(job: QueuedJob, forge: Forge, { app, desk, clock, random }: WorkSettings): Promise<string> {
  const { installation, owner, repo } = job;
  const lastCheck = await desk('lastCheck', { owner, repo });
  const hasVerdict = (sha: string) =>
    app.hasVerdict(job, sha).catch((error: unknown) => {
      // Who may not read checks can not see what is missing either; the rest of the sweep goes on.
      if (isForgeError(error, 'not-permitted')) return true;
      throw error;
    });
  const { jobs, summary } = await sweep({ forge, hasVerdict, now: clock.now(), lastCheck });
  const wanted = jobs.map((each) => {
    const late = each.kind === 'check' || each.kind === 'adopt' ? random() * jitter : 0;
    return { job: { installation, owner, repo, ...each }, notBefore: clock.now() + late };
  });
  await desk('queue', wanted);
  return summary;
}
