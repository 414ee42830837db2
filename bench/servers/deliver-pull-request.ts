import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

export interface PullRequestEvent {
  /** Of the bot. */
  webhooks: string;
  secret: string;
  installation: number;
  owner: string;
  repo: string;
  number: number;
}

/** Sends the event of an opened pull request, as GitHub does for an installation. */
export async function deliverPullRequest({
  webhooks,
  secret,
  installation,
  owner,
  repo,
  number,
}: PullRequestEvent): Promise<void> {
  const body = JSON.stringify({
    action: 'opened',
    installation: { id: installation },
    repository: { name: repo, full_name: `${owner}/${repo}`, owner: { login: owner }, default_branch: 'main' },
    sender: { login: 'contributor', type: 'User' },
    pull_request: { number },
  });
  const headers = {
    'content-type': 'application/json',
    'x-github-event': 'pull_request',
    'x-github-delivery': randomUUID(),
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  };
  const reply = await fetch(webhooks, { method: 'POST', headers, body });
  if (reply.status !== 202) throw new Error(`The bot answered ${reply.status}`);
}

/** Resolves when the bot has nothing to do. */
export async function waitUntilIdle(webhooks: string): Promise<void> {
  for (;;) {
    const answer = await fetch(new URL('/healthz', webhooks));
    const { jobs } = (await answer.json()) as { jobs: { queued: number; running: number; done: number } };
    if (jobs.running === 0 && jobs.queued === 0 && jobs.done > 0) return;
    await wait(100);
  }
}
