import { createHash } from 'node:crypto';
import { type AppIdentity, isOurs, logins, sameText, withMarker } from '../markers.ts';
import type { StickyIssue } from '../plan.ts';
import type { Hands, Outcome } from './act.ts';
import { makeLabels } from './labels.ts';

interface Issue {
  number: number;
  title: string;
  body?: string | null | undefined;
  state: string;
  html_url: string;
}

/**
 * Makes, edits, closes or re-opens our one issue with the marker. Looked for among the open ones, then among the closed. Runs at once
 * may both make one: after making, the list is read again and all but the oldest are closed.
 * The issue is not made just to be closed. Throws ForgeError `issues-disabled` where the repository has none.
 */
export async function applyIssue(hands: Hands, action: StickyIssue): Promise<Outcome> {
  const { octokit, here } = hands;
  const who = await hands.identity();
  const [open, ...doubles] = await ourIssues(hands, action.marker, who, 'open');
  await closeDoubles(hands, open, doubles);
  const present = open ?? (await ourIssues(hands, action.marker, who, 'closed')).at(-1);
  if (present) return { ...(await update(hands, action, present)), number: present.number, url: present.html_url };
  if (action.state === 'closed') return { changed: false };

  await makeLabels(hands, action.labels);
  const body = withMarker(action.marker, action.body);
  const { data: made } = await octokit.rest.issues.create({ ...here, title: action.title, body, labels: action.labels });
  const [first = made, ...others] = await ourIssues(hands, action.marker, who, 'open');
  await closeDoubles(hands, first, others);
  return { changed: true, number: first.number, url: first.html_url };
}

/** Our issue with the marker as it is now: the open one, else the one that was closed last. */
export async function findIssue(hands: Hands, marker: string): Promise<Issue | undefined> {
  const who = await hands.identity();
  const [open] = await ourIssues(hands, marker, who, 'open');
  return open ?? (await ourIssues(hands, marker, who, 'closed')).at(-1);
}

async function update(hands: Hands, action: StickyIssue, present: Issue): Promise<Outcome> {
  const { octokit, here } = hands;
  const wanted = action.remake?.(present.body ?? '', action.body) ?? action.body;
  const body = withMarker(action.marker, wanted);
  const issue = { ...here, issue_number: present.number };
  const sameState = present.state === action.state;
  if (present.title === action.title && sameText(present.body, body) && sameState) return { changed: false };
  // Said before the edit and under the digest of what is said: when we die between the two, the next run neither loses nor repeats it.
  if (action.comment) await sayOnce(hands, present.number, `change ${digestOf(body)}`, action.comment);
  const reason = action.state === 'closed' ? ('completed' as const) : ('reopened' as const);
  const change = { title: action.title, body, state: action.state, ...(sameState ? {} : { state_reason: reason }) };
  await octokit.rest.issues.update({ ...issue, ...change });
  return { changed: true };
}

async function sayOnce({ octokit, here, identity }: Hands, number: number, marker: string, text: string): Promise<void> {
  const who = await identity();
  const said = await octokit.paginate(octokit.rest.issues.listComments, { ...here, issue_number: number, per_page: 100 });
  if (said.some((comment) => isOurs(comment, marker, who))) return;
  await octokit.rest.issues.createComment({ ...here, issue_number: number, body: withMarker(marker, text) });
}

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Ours with the marker, oldest first. Asked by author, so that a repository with thousands of issues costs one page. */
async function ourIssues({ octokit, here }: Hands, marker: string, who: AppIdentity, state: 'open' | 'closed'): Promise<Issue[]> {
  const [creator] = logins(who);
  const all = await octokit.paginate(octokit.rest.issues.listForRepo, {
    ...here,
    state,
    sort: 'created',
    direction: 'asc',
    per_page: 100,
    ...(creator ? { creator } : {}),
  });
  return all.filter((issue) => !issue.pull_request && isOurs(issue, marker, who)).sort((a, b) => a.number - b.number);
}

async function closeDoubles({ octokit, here }: Hands, kept: Issue | undefined, doubles: Issue[]): Promise<void> {
  for (const { number } of doubles) {
    if (number === kept?.number) continue;
    // Without the marker it is never found again, so that only the kept one is ever re-opened.
    const body = `Doubles #${kept?.number}.`;
    await octokit.rest.issues.update({ ...here, issue_number: number, body, state: 'closed', state_reason: 'not_planned' });
  }
}
