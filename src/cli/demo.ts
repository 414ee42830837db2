import { openApp } from '../bot/app.ts';
import type { Log } from '../bot/log.ts';
import type { Bot } from '../bot/server.ts';
import { apply } from '../forge/apply.ts';
import { githubForge } from '../forge/github.ts';
import { checkRepositoryLinks } from '../jobs/check-links.ts';
import { type Clock, systemClock } from '../net/clock.ts';
import type { Network } from '../net/network.ts';
import { openNetwork } from '../net/open.ts';
import { exampleInternet } from '../sandbox/internet/example.ts';
import { openInternet } from '../sandbox/internet/server.ts';
import { openSandbox, type Sandbox } from '../sandbox/open.ts';
import { botOnSandbox, credentialsOf, unhurried } from './bot-on-sandbox.ts';
import { gitHubItself } from './github-itself.ts';
import { onFreePort } from './stop.ts';

export interface DemoSettings {
  /** First port to try for the pages. */
  port: number;
  /** True: hosts are simulated here. False: the true internet is asked for links. */
  simulate: boolean;
  /** Of the caller: proxies and GITHUB_TOKEN, where hosts are not simulated. */
  environment: Readonly<Record<string, string | undefined>>;
  log: Log;
}

/** An embedded GitHub with the bot at work on it. */
export interface Demo {
  sandbox: Sandbox;
  bot: Bot;
  /** Lets the bot's own link check run as if it were some days ago, earliest first: a history that nobody has to wait weeks for. */
  playBack(repository: string, days: readonly number[]): Promise<void>;
  /** Resolves when what people did so far has been answered: webhooks delivered, jobs done, checks that are due. */
  settled(): Promise<void>;
  /** The pages a maintainer would look at; those that are not there (yet) are undefined. */
  pages(repository: string): Pages;
  stop(): Promise<void>;
}

export interface Pages {
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
  const internet = simulate ? await openInternet(exampleInternet()) : undefined;
  const sandbox = await onFreePort(port, (at) => openSandbox({ port: at }));
  const own = new URL(sandbox.url).host;
  const network = internet
    ? unhurried(openNetwork({ route: (url) => (url.host === own ? undefined : internet.route(url)) }))
    : gitHubItself(openNetwork({ environment: withoutProxyFor(own, environment) }), sandbox.url, environment);
  // Repositories that a list leads to are not hosted here: simulated, they live as other hosts do.
  if (simulate) sandbox.world.otherwise = 'alive';
  const bot = await botOnSandbox(sandbox, { network, log });

  async function playBack(repository: string, days: readonly number[]): Promise<void> {
    const [owner = '', repo = ''] = repository.split('/');
    const place = { installation: sandbox.installationId, owner, repo };
    const appSettings = { credentials: credentialsOf(sandbox), environment: { GITHUB_API_URL: sandbox.api }, network };
    const app = openApp({ ...appSettings, clock: systemClock, throttle: false });
    const octokit = await app.client(place);
    const who = { slug: await app.slug() };
    const forge = githubForge(octokit, place, who);
    for (const back of days) {
      const clock: Clock = { now: () => systemClock.now() - back * dayMs, sleep: systemClock.sleep };
      const github = { api: app.api, token: await app.token(place) };
      const plan = await checkRepositoryLinks(forge, { network, clock, random: () => 0, github, commands: true });
      await apply(plan, octokit, { owner, repo, app: who });
    }
  }

  return {
    sandbox,
    bot,
    playBack,
    pages: (repository) => pagesOf(sandbox, repository),
    async settled() {
      await sandbox.idle();
      await bot.sweep();
      await bot.idle();
      // What the bot did may have come back to it as webhooks of its own.
      await sandbox.idle();
      await bot.idle();
    },
    async stop() {
      sandbox.deliverTo(undefined);
      await bot.stop();
      await closeAll(network, sandbox, internet);
    },
  };
}

const dayMs = 86_400_000;

/** A proxy of the environment knows nothing of this machine's loopback. */
function withoutProxyFor(host: string, environment: DemoSettings['environment']) {
  const spared = [environment.NO_PROXY ?? environment.no_proxy, host, '127.0.0.1'].filter(Boolean).join(',');
  return { ...environment, NO_PROXY: spared, no_proxy: spared };
}

async function closeAll(network: Network, ...servers: ({ close(): Promise<void> } | undefined)[]): Promise<void> {
  await network.close();
  await Promise.all(servers.map((server) => server?.close()));
}

function pagesOf({ url, app, world }: Sandbox, repository: string): Pages {
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
