import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { type Credentials, readCredentials, startAppRegistration } from '../../bot/github/index.ts';
import { startSmeeClient } from '../../bot/http/index.ts';
import { createLogger, readLogSettings, startBot } from '../../bot/index.ts';
import { createFallbackHttpClient, createHttpClient } from '../../http/index.ts';
import { systemClock } from '../../runtime/clock.ts';
import { demoMessages, formatPages, openBrowser, openDemo } from '../demo/index.ts';
import { readRepositoryFiles } from '../list/index.ts';
import { printJson } from '../output/index.ts';
import {
  type CommonOptions,
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

/**
 * `listkeeper start`, which `npm start` runs. With credentials in the environment or in `.env`: the bot on GitHub. Without: the bot on
 * an embedded GitHub with this repository's own list. Ends with 0 on SIGINT and SIGTERM.
 */
export async function runStart(options: StartOptions, terminal: Terminal): Promise<number> {
  const stopped = waitForShutdown();
  const environment = loadEnvFile(terminal.cwd, terminal.environment);
  const port = options.port ?? (Number(environment.PORT) || 3000);
  const credentials = options.setup ? undefined : readCredentials(environment);
  if (options.setup) return runSetup(port, options, stopped, terminal);
  if (credentials) return runOnGitHub(credentials, port, environment, stopped, terminal);
  return runExample(port, options, stopped, terminal);
}

/** Days ago. */
const pastCheckDays = [15, 8, 1];

async function runExample(port: number, options: StartOptions, stopped: Promise<unknown>, terminal: Terminal): Promise<number> {
  const { language } = options;
  const words = demoMessages[language];
  const text = options.format === 'text';
  if (text) terminal.out(`${words.simulated}\n\n`);
  const log = createLogger(terminal.err, {
    ...readLogSettings({ LOG_LEVEL: 'warn', ...terminal.environment }, true),
    now: systemClock.now,
  });
  const demo = await openDemo({ port, simulate: true, environment: terminal.environment, log });
  try {
    if (text) terminal.out(`  ${words.home}  ${terminal.paint('bold', demo.sandbox.url)}\n`);
    const { seedExample } = await import('../../sandbox/index.ts');
    const example = await seedExample(demo.sandbox, readRepositoryFiles(packageRoot), { language });
    await Promise.race([demo.simulatePastChecks(example.repository, pastCheckDays).then(demo.waitUntilIdle), stopped]);
    const pages = demo.findPages(example.repository);
    if (text) terminal.out(formatPages(pages, language));
    else printJson(terminal, { pages, webhooks: demo.bot.webhookUrl });
    if (text) terminal.out(`\n${words.next}\n`);
    if (options.open && terminal.interactive) openBrowser(pages.home);
    await stopped;
  } finally {
    await demo.stop();
  }
  return exitCodes.nothingFound;
}

async function runOnGitHub(
  credentials: Credentials,
  port: number,
  environment: Readonly<Record<string, string | undefined>>,
  stopped: Promise<NodeJS.Signals>,
  terminal: Terminal,
): Promise<number> {
  const log = createLogger(terminal.out, {
    ...readLogSettings(environment, Boolean(process.stdout.isTTY)),
    now: systemClock.now,
  });
  // The bot's jobs open networks of their own elsewhere; what is wrong with a proxy is said here, before anything begins.
  const network = createHttpClient({ environment });
  await createFallbackHttpClient({ environment })?.close();
  const host = environment.HOST || 'localhost';
  const open = (at: number) => startBot({ credentials, environment, clock: systemClock, log, port: at, host });
  // A port that somebody chose has to be that one: GitHub or a proxy sends webhooks there.
  const bot = environment.PORT ? await open(port) : await listenOnFreePort(port, open);
  log('info', `listening for webhooks on ${bot.webhookUrl}`);
  const channel = environment.WEBHOOK_PROXY_URL;
  const follow = channel
    ? startSmeeClient({ channelUrl: channel, webhookUrl: bot.webhookUrl, network, clock: systemClock, log })
    : undefined;
  const signal = await stopped;
  log('info', `${signal}: ending what is at work`);
  await follow?.stop();
  await bot.stop();
  await network.close();
  return exitCodes.nothingFound;
}

async function runSetup(port: number, options: StartOptions, stopped: Promise<unknown>, terminal: Terminal): Promise<number> {
  const page = await listenOnFreePort(port, (at) => startAppRegistration({ port: at }));
  terminal.out(`Register a GitHub App of your own at ${page.url}; it writes .env here. Then stop this and start again.\n`);
  if (options.open && terminal.interactive) openBrowser(page.url);
  await stopped;
  await page.stop();
  return exitCodes.nothingFound;
}

/** The environment, with what `.env` adds to it. What is really set wins: a file lying about must not overrule an operator. */
function loadEnvFile(cwd: string, environment: Terminal['environment']): Record<string, string | undefined> {
  const path = join(cwd, '.env');
  return existsSync(path) ? { ...parseEnv(readFileSync(path, 'utf8')), ...environment } : { ...environment };
}
