import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { type Credentials, readCredentials, startAppRegistration } from '../../bot/github/index.ts';
import { startSmeeClient } from '../../bot/http/index.ts';
import { createLogger, readLogSettings, startBot } from '../../bot/index.ts';
import { createFallbackHttpClient, createHttpClient } from '../../http/index.ts';
import { getMessages } from '../../messages/index.ts';
import { systemClock } from '../../runtime/clock.ts';
import { type DemoRun, openBrowser, runDemo } from '../demo/index.ts';
import { readRepositoryFiles } from '../list/index.ts';
import {
  type CommonOptions,
  type Environment,
  exitCodes,
  listenOnFreePort,
  packageRoot,
  type Terminal,
  waitForShutdown,
} from '../terminal/index.ts';

export interface StartOptions extends CommonOptions {
  port?: number;
  setup?: boolean;
  open: boolean;
}

const defaultPort = 3000;

/**
 * `listkeeper start`, which `npm start` runs. With credentials in the environment or in `.env`: the
 * bot on GitHub. Without: the bot on an embedded GitHub with this repository's own list. Ends with
 * 0 on SIGINT and SIGTERM.
 */
export async function runStart(_: undefined, options: StartOptions, terminal: Terminal): Promise<number> {
  const environment = loadEnvFile(terminal.cwd, terminal.environment);
  const port = options.port ?? (Number(environment.PORT) || defaultPort);
  const credentials = options.setup ? undefined : readCredentials(environment);
  if (options.setup) await runSetup(port, options, terminal);
  else if (credentials) await runOnGitHub({ credentials, port, environment }, options, terminal);
  else await runExample(port, options, terminal);
  return exitCodes.nothingFound;
}

/** When the earlier link checks of the example took place, in days ago. */
const pastCheckDays = [15, 8, 1];

function runExample(port: number, options: StartOptions, terminal: Terminal): Promise<void> {
  const words = getMessages(options.language).demo;
  const run: DemoRun = {
    options,
    port,
    simulate: true,
    introduction: words.example,
    async seed({ sandbox }) {
      const { seedExample } = await import('../../sandbox/index.ts');
      const example = await seedExample(sandbox, readRepositoryFiles(packageRoot), { language: options.language });
      return example.repository;
    },
    async settle(demo, repository) {
      await demo.simulatePastChecks(repository, pastCheckDays);
      await demo.waitUntilIdle();
    },
    formatNextSteps: () => words.exampleNext,
  };
  return runDemo(run, terminal);
}

interface GitHubRun {
  credentials: Credentials;
  port: number;
  environment: Environment;
}

async function runOnGitHub({ credentials, port, environment }: GitHubRun, options: StartOptions, terminal: Terminal) {
  const stopped = waitForShutdown();
  const words = getMessages(options.language).setup;
  const log = createLogger(terminal.out, {
    ...readLogSettings(environment, Boolean(process.stdout.isTTY)),
    now: systemClock.now,
  });
  // Jobs open their own networks in another process. An invalid proxy is reported here, before
  // anything starts.
  const network = createHttpClient({ environment });
  await createFallbackHttpClient({ environment })?.close();
  const host = environment.HOST || 'localhost';
  const open = (freePort: number) => startBot({ credentials, environment, clock: systemClock, log, port: freePort, host });
  // A chosen port must be used as it is: GitHub or a proxy sends webhooks there.
  const bot = environment.PORT ? await open(port) : await listenOnFreePort(port, open);
  log('info', words.listening({ url: bot.webhookUrl }));
  const channelUrl = environment.WEBHOOK_PROXY_URL;
  const smeeClient = channelUrl
    ? startSmeeClient({ channelUrl, webhookUrl: bot.webhookUrl, network, clock: systemClock, log })
    : undefined;
  const signal = await stopped;
  log('info', words.stopping({ signal }));
  await smeeClient?.stop();
  await bot.stop();
  await network.close();
}

async function runSetup(port: number, { language, open }: StartOptions, terminal: Terminal): Promise<void> {
  const stopped = waitForShutdown();
  const page = await listenOnFreePort(port, (freePort) => startAppRegistration({ port: freePort }));
  terminal.out(`${getMessages(language).setup.register({ url: page.url })}\n`);
  if (open && terminal.interactive) openBrowser(page.url);
  await stopped;
  await page.stop();
}

/**
 * The environment, completed by `.env`. Variables that are already set win, so that a stray file
 * can't override an operator.
 */
function loadEnvFile(cwd: string, environment: Environment): Record<string, string | undefined> {
  const path = join(cwd, '.env');
  return existsSync(path) ? { ...parseEnv(readFileSync(path, 'utf8')), ...environment } : { ...environment };
}
