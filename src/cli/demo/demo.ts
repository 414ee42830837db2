import { openGitHubApp } from '../../bot/github/index.ts';
import type { Bot, Logger } from '../../bot/index.ts';
import { createGitHubForge } from '../../forge/github/index.ts';
import { applyPlan } from '../../forge/index.ts';
import { createHttpClient, type HttpClient } from '../../http/index.ts';
import { checkRepositoryLinks } from '../../jobs/link-health/index.ts';
import type { Language } from '../../model/language.ts';
import { type Clock, systemClock } from '../../runtime/clock.ts';
import { type DemoState, openSandbox, type Sandbox } from '../../sandbox/index.ts';
import { createExampleHosts, openSimulatedInternet } from '../../sandbox/internet/index.ts';
import { type Environment, listenOnFreePort } from '../terminal/index.ts';
import { type DemoPages, findDemoPages } from './demo-pages.ts';
import { DemoSites } from './demo-sites.ts';
import { routeToGitHub } from './live-github.ts';
import { disablePacing, getSandboxCredentials, startSandboxBot } from './sandbox-bot.ts';

export interface DemoSettings {
  /** First port to try for the pages. */
  port: number;
  /** Simulate all websites on this machine. Otherwise links are checked for real. */
  simulate: boolean;
  /** The caller's proxies and GITHUB_TOKEN, where websites are not simulated. */
  environment: Environment;
  log: Logger;
  /** Of the pages, where it does not follow the reader's browser. */
  language?: Language;
}

/** An embedded GitHub with the bot at work on it. */
export interface Demo {
  sandbox: Sandbox;
  bot: Bot;
  /**
   * Runs the bot's link check with the clock set back by each number of days, earliest first, so
   * that there is a history.
   */
  simulatePastChecks(repository: string, daysAgo: readonly number[]): Promise<void>;
  /** Counts work of the bot, so that the first page says that more is to come. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves when webhooks are delivered and jobs are done, including the checks that are due. */
  waitUntilIdle(): Promise<void>;
  findPages(repository: string): DemoPages;
  /** Builds the site of a repository, and shows it on the first page. Does nothing where it has none. */
  showSite(repository: string): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Opens the sandbox and starts the bot against it: real HTTP, signed webhooks, the App's own
 * tokens. Only git objects are written to disk, in a temporary folder that is removed again.
 */
export async function openDemo({ port, simulate, environment, log, language }: DemoSettings): Promise<Demo> {
  const internet = simulate ? await openSimulatedInternet(createExampleHosts()) : undefined;
  const sandbox = await listenOnFreePort(port, (freePort) => openSandbox({ port: freePort }));
  const network = internet
    ? createSimulatedNetwork(sandbox, internet)
    : routeToGitHub(createHttpClient({ environment: bypassProxyFor(sandbox, environment) }), sandbox.url, environment);
  // Links to other repositories: the sandbox doesn't host them, so in the simulation they count as
  // existing.
  if (simulate) sandbox.world.unlistedRepositories = 'alive';
  const bot = await startSandboxBot(sandbox, { network, log });
  const openForge = async (repository: string) => (await openRepository(sandbox, network, repository)).forge;
  const sites = new DemoSites(sandbox, openForge);
  const shownSites = new Set<string>();
  const state: DemoState = {
    openTasks: 0,
    examples: {},
    readSite: (repository) => sites.read(repository),
    sites: shownSites,
    ...(language ? { language } : {}),
  };
  sandbox.world.demo = state;
  return {
    sandbox,
    bot,
    simulatePastChecks: (repository, daysAgo) => simulatePastChecks(sandbox, network, repository, daysAgo),
    async track(work) {
      state.openTasks += 1;
      try {
        return await work;
      } finally {
        state.openTasks -= 1;
      }
    },
    findPages: (repository) => findDemoPages(sandbox, repository),
    async showSite(repository) {
      if (await sites.read(repository)) shownSites.add(repository.toLowerCase());
    },
    async waitUntilIdle() {
      await sandbox.waitForDeliveries();
      await bot.sweep();
      await bot.idle();
      // The bot's own actions may have caused further webhooks.
      await sandbox.waitForDeliveries();
      await bot.idle();
    },
    async stop() {
      state.requestExample = undefined;
      sandbox.setWebhookUrl(undefined);
      await bot.stop();
      await network.close();
      await Promise.all([sandbox.close(), internet?.close()]);
    },
  };
}

const dayMs = 86_400_000;

async function simulatePastChecks(
  sandbox: Sandbox,
  network: HttpClient,
  repository: string,
  daysAgo: readonly number[],
): Promise<void> {
  const { app, octokit, identity, forge, installation } = await openRepository(sandbox, network, repository);
  const { owner, repo } = installation;
  for (const days of daysAgo) {
    const clock: Clock = { now: () => systemClock.now() - days * dayMs, sleep: systemClock.sleep };
    const github = { api: app.apiUrl, token: await app.getToken(installation) };
    const plan = await checkRepositoryLinks(forge, { network, clock, random: () => 0, github, commands: true });
    await applyPlan(plan, octokit, { owner, repo, app: identity });
  }
}

/** A repository of the sandbox as the App reads it. */
async function openRepository(sandbox: Sandbox, network: HttpClient, repository: string) {
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

type SimulatedInternet = Awaited<ReturnType<typeof openSimulatedInternet>>;

/** How much faster than real time waits pass that are meant for the hosts of others. */
const simulatedSpeed = 20;

/** A network whose requests go to simulated hosts, except for those to the sandbox. */
function createSimulatedNetwork(sandbox: Sandbox, internet: SimulatedInternet): HttpClient {
  const sandboxHost = new URL(sandbox.url).host;
  const route = (url: URL) => (url.host === sandboxHost ? undefined : internet.route(url));
  return disablePacing(createHttpClient({ route, clock: accelerate(systemClock, simulatedSpeed) }));
}

/** A clock on which all waits pass faster. */
function accelerate({ now, sleep }: Clock, speed: number): Clock {
  const start = now();
  return {
    now: () => start + (now() - start) * speed,
    sleep: (ms, signal) => sleep(ms / speed, signal),
  };
}

/** A proxy can't reach the loopback of this machine. */
function bypassProxyFor({ url }: Sandbox, environment: Environment): Record<string, string | undefined> {
  const exceptions = [environment.NO_PROXY ?? environment.no_proxy, new URL(url).host, '127.0.0.1'].filter(Boolean).join(',');
  return { ...environment, NO_PROXY: exceptions, no_proxy: exceptions };
}
