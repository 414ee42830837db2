import { openGitHubApp } from '../../bot/github/index.ts';
import { createGitHubForge } from '../../forge/github/index.ts';
import { applyPlan } from '../../forge/index.ts';
import type { HttpClient } from '../../http/index.ts';
import { checkRepositoryLinks } from '../../jobs/link-health/index.ts';
import { type Clock, systemClock } from '../../runtime/clock.ts';
import type { Sandbox } from '../../sandbox/index.ts';
import { getSandboxCredentials } from './sandbox-bot.ts';

const dayMs = 86_400_000;

/**
 * Runs the bot's link check with the clock set back by each number of days, so that there is a
 * history.
 */
export async function simulatePastChecks(
  sandbox: Sandbox,
  network: HttpClient,
  repository: string,
  daysAgo: readonly number[],
): Promise<void> {
  const { app, octokit, identity, forge, installation } = await openSandboxRepository(sandbox, network, repository);
  const { owner, repo } = installation;
  for (const days of daysAgo) {
    const clock: Clock = { now: () => systemClock.now() - days * dayMs, sleep: systemClock.sleep };
    const github = { api: app.apiUrl, token: await app.getToken(installation) };
    const plan = await checkRepositoryLinks(forge, { network, clock, random: () => 0, github, commands: true });
    await applyPlan(plan, octokit, { owner, repo, app: identity });
  }
}

/** A repository of the sandbox as the App reads it. */
export async function openSandboxRepository(sandbox: Sandbox, network: HttpClient, repository: string) {
  const [owner = '', repo = ''] = repository.split('/');
  const installation = { installation: sandbox.installationId, owner, repo };
  const app = openGitHubApp({
    credentials: getSandboxCredentials(sandbox),
    environment: { GITHUB_API_URL: sandbox.api },
    network,
    clock: systemClock,
    throttle: false,
  });
  const octokit = await app.openClient(installation);
  const identity = { slug: await app.getSlug() };
  const forge = createGitHubForge(octokit, installation, { app: identity });
  return { app, octokit, identity, forge, installation };
}
