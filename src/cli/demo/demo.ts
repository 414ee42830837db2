import { openGitHubApp } from '../../bot/github/index.ts';
import type { Bot, Logger } from '../../bot/index.ts';
import { createGitHubForge } from '../../forge/github/index.ts';
import { applyPlan } from '../../forge/index.ts';
import { createHttpClient, type HttpClient } from '../../http/index.ts';
import { checkRepositoryLinks } from '../../jobs/link-health/index.ts';
import { type Clock, systemClock } from '../../runtime/clock.ts';
import { openSandbox, type Sandbox } from '../../sandbox/index.ts';
import { createExampleHosts, openSimulatedInternet } from '../../sandbox/internet/index.ts';
import { listenOnFreePort } from '../terminal/index.ts';
import { routeToGitHub } from './live-github.ts';
import { disablePacing, getSandboxCredentials, startSandboxBot } from './sandbox-bot.ts';

export interface DemoSettings {
  /** First port to try for the pages. */
  port: number;
  /** True: hosts are simulated here. False: the true internet is asked for links. */
  simulate: boolean;
  /** Of the caller: proxies and GITHUB_TOKEN, where hosts are not simulated. */
  environment: Readonly<Record<string, string | undefined>>;
  log: Logger;
}

/** An embedded GitHub with the bot at work on it. */
export interface Demo {
  sandbox: Sandbox;
  bot: Bot;
  /** Lets the bot's own link check run as if it were some days ago, earliest first: a history that nobody has to wait weeks for. */
  simulatePastChecks(repository: string, days: readonly number[]): Promise<void>;
  /** Resolves when what people did so far has been answered: webhooks delivered, jobs done, checks that are due. */
  waitUntilIdle(): Promise<void>;
  /** The pages a maintainer would look at; those that are not there (yet) are undefined. */
  findPages(repository: string): DemoPages;
  stop(): Promise<void>;
}

export interface DemoPages {
  home: string;
  readme: string;
  pullRequest: string | undefined;
  check: string | undefined;
  issue: string | undefined;
}

/**
 * Opens the sandbox and starts the bot against it: real HTTP, signed webhooks, the App's own tokens. Nothing of it is written to disk
 * but git objects in a temporary folder that is removed again.
 */
export async function openDemo({ port, simulate, environment, log }: DemoSettings): Promise<Demo> {
  const internet = simulate ? await openSimulatedInternet(createExampleHosts()) : undefined;
  const sandbox = await listenOnFreePort(port, (at) => openSandbox({ port: at }));
  const own = new URL(sandbox.url).host;
  const network = internet
    ? disablePacing(createHttpClient({ route: (url) => (url.host === own ? undefined : internet.route(url)) }))
    : routeToGitHub(createHttpClient({ environment: bypassProxyFor(own, environment) }), sandbox.url, environment);
  // Repositories that a list leads to are not hosted here: simulated, they live as other hosts do.
  if (simulate) sandbox.world.unlistedRepositories = 'alive';
  const bot = await startSandboxBot(sandbox, { network, log });

  async function simulatePastChecks(repository: string, days: readonly number[]): Promise<void> {
    const [owner = '', repo = ''] = repository.split('/');
    const place = { installation: sandbox.installationId, owner, repo };
    const appSettings = { credentials: getSandboxCredentials(sandbox), environment: { GITHUB_API_URL: sandbox.api }, network };
    const app = openGitHubApp({ ...appSettings, clock: systemClock, throttle: false });
    const octokit = await app.openClient(place);
    const who = { slug: await app.getSlug() };
    const forge = createGitHubForge(octokit, place, who);
    for (const back of days) {
      const clock: Clock = { now: () => systemClock.now() - back * dayMs, sleep: systemClock.sleep };
      const github = { api: app.apiUrl, token: await app.getToken(place) };
      const plan = await checkRepositoryLinks(forge, { network, clock, random: () => 0, github, commands: true });
      await applyPlan(plan, octokit, { owner, repo, app: who });
    }
  }

  return {
    sandbox,
    bot,
    simulatePastChecks,
    findPages: (repository) => findDemoPages(sandbox, repository),
    async waitUntilIdle() {
      await sandbox.waitForDeliveries();
      await bot.sweep();
      await bot.idle();
      // What the bot did may have come back to it as webhooks of its own.
      await sandbox.waitForDeliveries();
      await bot.idle();
    },
    async stop() {
      sandbox.setWebhookUrl(undefined);
      await bot.stop();
      await closeAll(network, sandbox, internet);
    },
  };
}

const dayMs = 86_400_000;

/** A proxy of the environment knows nothing of this machine's loopback. */
function bypassProxyFor(host: string, environment: DemoSettings['environment']) {
  const spared = [environment.NO_PROXY ?? environment.no_proxy, host, '127.0.0.1'].filter(Boolean).join(',');
  return { ...environment, NO_PROXY: spared, no_proxy: spared };
}

async function closeAll(network: HttpClient, ...servers: ({ close(): Promise<void> } | undefined)[]): Promise<void> {
  await network.close();
  await Promise.all(servers.map((server) => server?.close()));
}

function findDemoPages({ url, app, world }: Sandbox, repository: string): DemoPages {
  const hosted = world.hosted.get(repository.toLowerCase());
  const issues = [...(hosted?.issues.values() ?? [])];
  const pulls = issues.filter((issue) => issue.pull !== undefined);
  // Somebody's own pull request is what is reviewed; without one, what the bot proposes is worth a look.
  const pull = pulls.findLast((issue) => issue.author.app === undefined) ?? pulls.at(-1);
  const issue = issues.findLast((each) => each.pull === undefined && each.author.app?.slug === app.slug);
  const check = hosted?.checkRuns.findLast((run) => run.headSha === pull?.pull?.head.sha);
  const base = `${url}/${repository}`;
  return {
    home: url,
    readme: base,
    pullRequest: pull && `${base}/pull/${pull.number}`,
    check: check && `${base}/runs/${check.id}`,
    issue: issue && `${base}/issues/${issue.number}`,
  };
}
