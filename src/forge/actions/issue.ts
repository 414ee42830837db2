import { createHash } from 'node:crypto';
import type { IssueAction } from '../../model/plan.ts';
import { ForgeError } from '../forge-error.ts';
import { type AppIdentity, getIdentityLogins, isOwnWithMarker, isSameText, prependMarker } from '../own-content.ts';
import type { ActionContext, ActionOutcome } from './action-context.ts';
import { createLabels } from './labels.ts';

interface RestIssue {
  number: number;
  title: string;
  body?: string | null | undefined;
  state: string;
  html_url: string;
}

/**
 * Creates, updates, closes or reopens our one issue with the marker. Concurrent runs may both
 * create one, so the list is read again after creating and all but the oldest are closed. An issue
 * is not created just to be closed.
 * @throws ForgeError `issues-disabled`
 */
export async function applyIssue(context: ActionContext, action: IssueAction): Promise<ActionOutcome> {
  const { octokit, here } = context;
  const identity = await context.identity();
  const [open, ...duplicates] = await listOwnIssues(context, action.marker, identity, 'open');
  await closeDuplicates(context, open, duplicates);
  const existing = open ?? (await listOwnIssues(context, action.marker, identity, 'closed')).at(-1);
  if (existing) return { ...(await updateIssue(context, action, existing)), number: existing.number, url: existing.html_url };
  if (action.state === 'closed') return { changed: false };

  await createLabels(context, action.labels);
  const body = prependMarker(action.marker, action.body);
  const { data: created } = await octokit.rest.issues.create({ ...here, title: action.title, body, labels: action.labels });
  const [first = created, ...others] = await listOwnIssues(context, action.marker, identity, 'open');
  await closeDuplicates(context, first, others);
  return { changed: true, number: first.number, url: first.html_url };
}

/** Our issue with the marker: the open one, or the one closed last. */
export async function findOwnIssue(context: ActionContext, marker: string): Promise<RestIssue | undefined> {
  const identity = await context.identity();
  const [open] = await listOwnIssues(context, marker, identity, 'open');
  return open ?? (await listOwnIssues(context, marker, identity, 'closed')).at(-1);
}

async function updateIssue(context: ActionContext, action: IssueAction, existing: RestIssue): Promise<ActionOutcome> {
  const { octokit, here } = context;
  const issue = { ...here, issue_number: existing.number };
  const compose = (present: string) => prependMarker(action.marker, action.compose?.(present) ?? action.body);
  const planned = compose(existing.body ?? '');
  const sameState = existing.state === action.state;
  if (existing.title === action.title && isSameText(existing.body, planned) && sameState) return { changed: false };
  // Posted before the edit, with a digest of the new body: a run killed between the two neither
  // loses nor repeats it.
  if (action.comment) await commentOnce(context, existing.number, `change ${shortDigest(planned)}`, action.comment);
  // GitHub has no conditional edits. Reading the body again right before the edit leaves the least
  // time for a tick in between.
  const body = action.compose ? compose((await octokit.rest.issues.get(issue)).data.body ?? '') : planned;
  const reason = action.state === 'closed' ? ('completed' as const) : ('reopened' as const);
  const change = { title: action.title, body, state: action.state, ...(sameState ? {} : { state_reason: reason }) };
  const { data } = await octokit.rest.issues.update({ ...issue, ...change });
  // A body over the limit is answered with 200 and the old body:
  // https://github.com/objectstack-ai/objectstack/issues/18793.
  if (!isSameText(data.body, body)) {
    const operation = { name: 'update-issue', subject: action.marker, repository: `${here.owner}/${here.repo}` } as const;
    throw new ForgeError('refused', { operation, reason: { kind: 'text-kept' } });
  }
  return { changed: true };
}

async function commentOnce(
  { octokit, here, identity }: ActionContext,
  number: number,
  marker: string,
  text: string,
): Promise<void> {
  const who = await identity();
  const comments = await octokit.paginate(octokit.rest.issues.listComments, { ...here, issue_number: number, per_page: 100 });
  if (comments.some((comment) => isOwnWithMarker(comment, marker, who))) return;
  await octokit.rest.issues.createComment({ ...here, issue_number: number, body: prependMarker(marker, text) });
}

const shortDigest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

/**
 * Our issues with the marker, oldest first. Filtered by author, so that thousands of other issues
 * cost nothing.
 */
async function listOwnIssues(
  { octokit, here }: ActionContext,
  marker: string,
  identity: AppIdentity,
  state: 'open' | 'closed',
): Promise<RestIssue[]> {
  const [creator] = getIdentityLogins(identity);
  const all = await octokit.paginate(octokit.rest.issues.listForRepo, {
    ...here,
    state,
    sort: 'created',
    direction: 'asc',
    per_page: 100,
    ...(creator ? { creator } : {}),
  });
  return all
    .filter((issue) => !issue.pull_request && isOwnWithMarker(issue, marker, identity))
    .sort((a, b) => a.number - b.number);
}

async function closeDuplicates(
  { octokit, here }: ActionContext,
  kept: RestIssue | undefined,
  duplicates: RestIssue[],
): Promise<void> {
  for (const { number } of duplicates) {
    if (number === kept?.number) continue;
    // Without the marker it is never found again, so only the kept one is reopened.
    const body = `Duplicate of #${kept?.number}.`;
    await octokit.rest.issues.update({ ...here, issue_number: number, body, state: 'closed', state_reason: 'not_planned' });
  }
}
