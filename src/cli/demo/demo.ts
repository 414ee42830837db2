import type { Bot, Logger } from '../../bot/index.ts';
import { createHttpClient } from '../../http/index.ts';
import type { Language } from '../../model/language.ts';
import { type DemoState, openSandbox, type Sandbox } from '../../sandbox/index.ts';
import { createExampleHosts, openSimulatedInternet } from '../../sandbox/internet/index.ts';
import { type Environment, listenOnFreePort } from '../terminal/index.ts';
import { bypassProxyFor, createSimulatedNetwork } from './demo-network.ts';
import { type DemoPages, findDemoPages } from './demo-pages.ts';
import { DemoSites } from './demo-sites.ts';
import { routeToGitHub } from './live-github.ts';
import { openSandboxRepository, simulatePastChecks } from './past-checks.ts';
import { startSandboxBot } from './sandbox-bot.ts';

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
  const openForge = async (repository: string) => (await openSandboxRepository(sandbox, network, repository)).forge;
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
