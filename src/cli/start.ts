import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { followChannel } from '../bot/channel.ts';
import { type Credentials, credentialsIn } from '../bot/credentials.ts';
import { logSettings, openLog } from '../bot/log.ts';
import { startBot } from '../bot/server.ts';
import { openSetup } from '../bot/setup.ts';
import { systemClock } from '../net/clock.ts';
import { openNetwork } from '../net/open.ts';
import { openSecondNetwork } from '../net/second.ts';
import { seedExample } from '../sandbox/example.ts';
import { openDemo } from './demo.ts';
import { demoWords, pagesText } from './demo-words.ts';
import { printJson } from './findings.ts';
import { listFiles } from './list-files.ts';
import { openBrowser } from './open-browser.ts';
import { onFreePort, untilStopped } from './stop.ts';
import type { CommonOptions, Terminal } from './terminal.ts';
import { exitCodes } from './usage-error.ts';
import { packageRoot } from './version.ts';

export interface StartOptions extends CommonOptions {
  port?: number;
  setup?: boolean;
  open: boolean;
}

/**
 * `listkeeper start`, which `npm start` runs. With credentials in the environment or in `.env`: the bot on GitHub. Without: the bot on
 * an embedded GitHub with this repository's own list. Ends with 0 on SIGINT and SIGTERM.
 */
export async function start(options: StartOptions, terminal: Terminal): Promise<number> {
  const stopped = untilStopped();
  const environment = withEnvFile(terminal.cwd, terminal.environment);
  const port = options.port ?? (Number(environment.PORT) || 3000);
  const credentials = options.setup ? undefined : credentialsIn(environment);
  if (options.setup) return setup(port, options, stopped, terminal);
  if (credentials) return onGitHub(credentials, port, environment, stopped, terminal);
  return onExample(port, options, stopped, terminal);
}

/** Days ago. */
const playedBack = [15, 8, 1];

async function onExample(port: number, options: StartOptions, stopped: Promise<unknown>, terminal: Terminal): Promise<number> {
  const { language } = options;
  const words = demoWords[language];
  const text = options.format === 'text';
  if (text) terminal.out(`${words.simulated}\n\n`);
  const log = openLog(terminal.err, {
    ...logSettings({ LOG_LEVEL: 'warn', ...terminal.environment }, true),
    now: systemClock.now,
  });
  const demo = await openDemo({ port, simulate: true, environment: terminal.environment, log });
  try {
    if (text) terminal.out(`  ${words.home}  ${terminal.paint('bold', demo.sandbox.url)}\n`);
    const example = await seedExample(demo.sandbox, listFiles(packageRoot));
    await Promise.race([demo.playBack(example.repository, playedBack).then(demo.settled), stopped]);
    const pages = demo.pages(example.repository);
    if (text) terminal.out(pagesText(pages, language));
    else printJson(terminal, { pages, webhooks: demo.bot.webhooks });
    if (text) terminal.out(`\n${words.next}\n`);
    if (options.open && terminal.interactive) openBrowser(pages.home);
    await stopped;
  } finally {
    await demo.stop();
  }
  return exitCodes.nothingFound;
}

async function onGitHub(
  credentials: Credentials,
  port: number,
  environment: Readonly<Record<string, string | undefined>>,
  stopped: Promise<NodeJS.Signals>,
  terminal: Terminal,
): Promise<number> {
  const log = openLog(terminal.out, { ...logSettings(environment, Boolean(process.stdout.isTTY)), now: systemClock.now });
  // The bot's jobs open networks of their own elsewhere; what is wrong with a proxy is said here, before anything begins.
  const network = openNetwork({ environment });
  await openSecondNetwork({ environment })?.close();
  const host = environment.HOST || 'localhost';
  const open = (at: number) => startBot({ credentials, environment, clock: systemClock, log, port: at, host });
  // A port that somebody chose has to be that one: GitHub or a proxy sends webhooks there.
  const bot = environment.PORT ? await open(port) : await onFreePort(port, open);
  log('info', `listening for webhooks on ${bot.webhooks}`);
  const channel = environment.WEBHOOK_PROXY_URL;
  const follow = channel ? followChannel({ channel, webhooks: bot.webhooks, network, clock: systemClock, log }) : undefined;
  const signal = await stopped;
  log('info', `${signal}: ending what is at work`);
  await follow?.stop();
  await bot.stop();
  await network.close();
  return exitCodes.nothingFound;
}

async function setup(port: number, options: StartOptions, stopped: Promise<unknown>, terminal: Terminal): Promise<number> {
  const page = await onFreePort(port, (at) => openSetup({ port: at }));
  terminal.out(`Register a GitHub App of your own at ${page.url}; it writes .env here. Then stop this and start again.\n`);
  if (options.open && terminal.interactive) openBrowser(page.url);
  await stopped;
  await page.stop();
  return exitCodes.nothingFound;
}

/** The environment, with what `.env` adds to it. What is really set wins: a file lying about must not overrule an operator. */
function withEnvFile(cwd: string, environment: Terminal['environment']): Record<string, string | undefined> {
  const path = join(cwd, '.env');
  return existsSync(path) ? { ...parseEnv(readFileSync(path, 'utf8')), ...environment } : { ...environment };
}
