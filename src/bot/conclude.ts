import { type Applied, apply } from '../forge/apply.ts';
import { ForgeError, isForgeError } from '../forge/errors.ts';
import type { Forge } from '../forge/forge.ts';
import { githubForge } from '../forge/github.ts';
import type { Action, CheckRun, Plan } from '../forge/plan.ts';
import { bare, concludeGivenUp } from '../jobs/conclusions.ts';
import { markers } from '../jobs/tools.ts';
import { settingsPath } from '../list/settings.ts';
import { wishDoneSince, wishGivenUp } from '../report/conclusions.ts';
import type { GitHubApp } from './app.ts';
import type { QueuedJob } from './inbox.ts';

/**
 * Tells whoever waits for a job that has failed for good: a check on the commit with what went wrong and what to do, or, where checks
 * are refused, the comment; a reaction to the command that asked. Rejects when that could not be said either.
 */
export async function sayGivenUp(job: QueuedJob, error: unknown, app: GitHubApp): Promise<void> {
  if (job.kind === 'submit' || job.kind === 'remedy') return sayWishGivenUp(job, error, app);
  if (job.kind !== 'review' && job.kind !== 'publish' && job.kind !== 'merge-group') return sayConfused(job, app);
  // Without access there is nobody to tell it to.
  if (isForgeError(error, 'suspended') || isForgeError(error, 'archived')) return;
  // The token may be older than the rights that were given since.
  app.forget(job);
  const headSha = await headOf(job, githubForge(await app.client(job), job));
  if (headSha === undefined) return;
  const check = concludeGivenUp(job.kind === 'publish' ? 'publish' : 'review', headSha, error);
  const [applied] = await applyTo(job, [check], app);
  if (!applied || applied.done) return;
  const [said] = job.number === undefined ? [] : await applyTo(job, [asComment(job.number, check)], app);
  if (!said?.done) throw new ForgeError(applied.why ?? 'refused', applied.message ?? 'refused');
}

/**
 * Sees to it that what the forge refused of a plan leaves nobody waiting: a verdict that it would not take whole is given bare, and
 * outputs that may not be written are said so on the commit.
 * @param write applies actions to the repository of the job. @returns what was done about it.
 */
export async function sayRefused(
  job: QueuedJob,
  plan: Plan,
  applied: readonly Applied[],
  write: (actions: Action[]) => Promise<Applied[]>,
): Promise<Applied[]> {
  const more: Action[] = [];
  for (const [index, { done, why, message, remedy }] of applied.entries()) {
    const action = plan.actions[index];
    if (done || !action || !why) continue;
    if (action.do === 'check-run' && why === 'refused') more.push(bare(action));
    if (job.kind !== 'publish' || isPassing(why)) continue;
    const head = action.do === 'commit' ? action.expectedHead : action.do === 'propose' ? action.baseHead : undefined;
    const error = new ForgeError(why, [message, remedy].filter(Boolean).join(' '));
    if (head !== undefined) more.push(concludeGivenUp('publish', head, error));
  }
  return more.length === 0 ? [] : write(more);
}

/**
 * After a run that did all it wanted with the link-health issue, ticks included: where an earlier one said there that they could not be
 * done, that word is edited. Where nothing was said, nothing is. Takes and returns what `sayRefused` does.
 */
export async function sayDoneSince(
  plan: Plan,
  applied: readonly Applied[],
  write: (actions: Action[]) => Promise<Applied[]>,
): Promise<Applied[]> {
  const at = plan.actions.findIndex((action) => action.do === 'issue' && action.marker === markers.health);
  const issue = applied[at]?.number;
  if (issue === undefined || !applied.every(({ done }) => done)) return [];
  return write([{ do: 'comment', issue, marker: givenUpMarker, body: wishDoneSince(), onlyIfPresent: true }]);
}

const givenUpMarker = `${markers.health} given-up`;

/** One comment on the issue whose author waits, or on the link-health issue where a box was ticked. */
async function sayWishGivenUp(job: QueuedJob, error: unknown, app: GitHubApp): Promise<void> {
  await sayConfused(job, app);
  if (isForgeError(error, 'suspended') || isForgeError(error, 'archived')) return;
  const forge = githubForge(await app.client(job), job, { slug: await app.slug() });
  const issue = job.kind === 'submit' ? job.number : (await forge.ownIssue?.(markers.health))?.number;
  if (issue === undefined) return;
  const marker = job.kind === 'submit' ? markers.submission : givenUpMarker;
  const body = wishGivenUp(job.kind === 'submit' ? 'submit' : 'remedy', isForgeError(error) ? error : undefined);
  const [said] = await applyTo(job, [{ do: 'comment', issue, marker, body }], app);
  if (said && !said.done) throw new ForgeError(said.why ?? 'refused', said.message ?? 'refused');
}

/** Whoever asked by a comment sees at it that nothing came of it. */
async function sayConfused(job: QueuedJob, app: GitHubApp): Promise<void> {
  if (job.asked) await applyTo(job, [{ do: 'react', comment: job.asked.comment, content: 'confused' }], app);
}

const isPassing = (why: NonNullable<Applied['why']>) => new ForgeError(why, '').transient;

async function headOf({ kind, number, head }: QueuedJob, forge: Forge): Promise<string | undefined> {
  if (kind === 'publish') return (await forge.read((await forge.repository()).defaultBranch, [settingsPath])).commit;
  if (number === undefined) return head;
  const pull = await forge.pullRequest(number);
  return pull.state === 'open' ? pull.head.sha : head;
}

/** The same words where checks can not be written. */
function asComment(issue: number, { title, summary }: CheckRun): Action {
  return { do: 'comment', issue, marker: markers.review, body: `**${title}**\n\n${summary}` };
}

async function applyTo({ owner, repo, ...job }: QueuedJob, actions: Action[], app: GitHubApp): Promise<Applied[]> {
  const place = { owner, repo, installation: job.installation };
  return apply({ actions, summary: '' }, await app.client(place), { owner, repo, app: { slug: await app.slug() } });
}
