import { type Forge, ForgeError, isForgeError } from '../../../forge/index.ts';
import { findReviewRequests, planRequest } from '../../../jobs/requests/index.ts';
import { type JobContext, reviewCheckName } from '../../../jobs/shared/index.ts';
import { settingsPath } from '../../../list/schema/index.ts';
import { readSettings } from '../../../list/settings/index.ts';
import { getMessages } from '../../../messages/index.ts';
import type { CommitAction, Plan } from '../../../model/plan.ts';
import type { QueuedJob } from '../../queue/index.ts';
import { runSweep } from '../sweep/sweep.ts';
import { applyActions } from './apply-actions.ts';
import { applyJobPlan } from './apply-job-plan.ts';
import { addReaction, mayRunCommand, replyQuotaExceeded } from './command-access.ts';
import { type JobRun, type RunJobSettings, requireActiveRun } from './job-run.ts';
import { isSuperseded } from './superseded.ts';

/**
 * Runs one job: reads the repository, lets a job of `jobs/` decide, and applies its plan.
 * @returns one line about the outcome, for the log.
 */
export async function runJob(job: QueuedJob, signal: AbortSignal, settings: RunJobSettings): Promise<string> {
  try {
    return await executeJob({ ...settings, job, signal });
  } catch (error) {
    // A rejected token was revoked, by a new installation or by changed permissions. The next run
    // gets a new one.
    if (!isForgeError(error, 'bad-credentials') || !settings.app.forgetToken(job)) throw error;
    throw new ForgeError('unavailable', error.values, { cause: error });
  }
}

async function executeJob(run: JobRun): Promise<string> {
  const { job, app, clock, signal } = run;
  const log = getMessages('en').log;
  const startedAt = clock.now();
  const client = await app.openClient(job);
  const archives = run.archives.forInstallation(job.installation);
  const pullRequests = { checkName: reviewCheckName, basePaths: reviewedBasePaths, now: clock.now };
  const forge = run.openForge(client, job, { app: { slug: await app.getSlug() }, archives, pullRequests });
  const isRefused = job.askedBy !== undefined && !(await mayRunCommand(run, job.askedBy, forge));
  if (isRefused && job.tooOften) return replyQuotaExceeded(run);
  if (isRefused && job.kind !== 'remedy') {
    await addReaction(run, 'confused');
    return log.commandNotAllowed(job.askedBy ?? '');
  }
  await addReaction(run, 'eyes');
  const { kind } = job;
  if (kind === 'sweep') return runSweep(run, forge);
  if (kind === 'review-open') return queueReviews(run, forge);

  const plan = await planRequest({ ...job, kind }, forge, await createJobContext(run), isRefused);
  if (!plan) return log.nothingToDo;
  signal.throwIfAborted();
  if (await isSuperseded(run, plan, forge, clock.now() - startedAt)) return log.reviewSuperseded(job.number ?? 0);
  await applyJobPlan(run, plan, forge);
  await rememberPlan(run, plan);
  return plan.summary;
}

/** What a plan says beside its actions. */
async function rememberPlan({ job, callServer }: JobRun, { status, renderCache }: Plan): Promise<void> {
  const { installation, owner, repo } = job;
  const repository = { installation, owner, repo };
  if (status) await callServer('recordList', { repository, status });
  if (renderCache !== undefined) await callServer('recordRenderCache', { repository, cache: renderCache });
}

/** What every review reads of the base branch first. */
const reviewedBasePaths = [settingsPath, `${readSettings(undefined).settings.data}/list.yml`];

/** Queues the reviews whose verdict a push may have changed. @returns one line for the log. */
async function queueReviews({ job, callServer }: JobRun, forge: Forge): Promise<string> {
  const { installation, owner, repo, because } = job;
  const reviews = await findReviewRequests({ ...job, kind: 'review-open' }, forge);
  await callServer(
    'enqueue',
    reviews.map((review) => ({ job: { installation, owner, repo, because, ...review } })),
  );
  return getMessages('en').log.reviewsQueued(reviews.flatMap(({ number }) => (number === undefined ? [] : [number])));
}

async function createJobContext(run: JobRun): Promise<JobContext> {
  const { job, app, network, secondNetwork, clock, random, docs, mailto, signal } = run;
  const github = { api: app.apiUrl, token: await app.getToken(job) };
  const checkpoint = async (action: CommitAction) => {
    await requireActiveRun(run);
    await applyActions(job, [action], app, { signal });
  };
  const optional = { ...(secondNetwork ? { secondNetwork } : {}), ...(docs ? { docs } : {}), ...(mailto ? { mailto } : {}) };
  const { installation, owner, repo } = job;
  const readRenderCache = () => run.callServer('readRenderCache', { installation, owner, repo });
  return { network, ...optional, clock, random, signal, commands: true, github, checkpoint, readRenderCache };
}
