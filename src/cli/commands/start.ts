import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Credentials, readCredentials } from '../../bot/github/index.ts';
import { startSmeeClient } from '../../bot/http/index.ts';
import { type BotRole, createLogger, readLogSettings, startBot, startSetup } from '../../bot/index.ts';
import { ListkeeperError } from '../../errors/listkeeper-error.ts';
import { createFallbackHttpClient, createHttpClient } from '../../http/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import { systemClock } from '../../runtime/clock.ts';
import { runCommand } from '../../text/package-name.ts';
import { environmentFile, loadEnvFile, readAppManifest } from '../app/index.ts';
import { type Demo, type DemoRun, localizeExampleFiles, openBrowser, runDemo } from '../demo/index.ts';
import { readRepositoryFiles } from '../list/index.ts';
import {
  type CommonOptions,
  type Environment,
  exitCodes,
  listenOnFreePort,
  packageRoot,
  parsePort,
  type Terminal,
  version,
  waitForShutdown,
} from '../terminal/index.ts';

export interface StartOptions extends CommonOptions {
  port?: number;
  role?: BotRole;
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
  const known = readCredentials(environment);
  if (options.setup) {
    if (known) terminal.err(`${getMessages(options.language).setup.alreadyRegistered({ appId: known.appId })}\n`);
    const credentials = known ?? (await runSetup(environment, options, terminal));
    // The file has more than the credentials: a channel, say.
    const settings = loadEnvFile(terminal.cwd, terminal.environment);
    if (credentials)
      await runOnGitHub({ credentials, port: choosePort(settings, options), environment: settings }, options, terminal);
  } else if (known)
    await runOnGitHub({ credentials: known, port: choosePort(environment, options), environment }, options, terminal);
  else if (options.role !== undefined) throw new ListkeeperError('no-credentials');
  else await runExample(choosePort(environment, options), options, terminal);
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
    async seed(demo) {
      const state = demo.sandbox.world.demo;
      const reportError = (error: unknown) => {
        // What fails because the demo was stopped is no news.
        if (state?.requestExample) terminal.err(`${error instanceof Error ? error.message : error}\n`);
      };
      if (state) state.requestExample = (language) => void demo.track(addExample(demo, language)).catch(reportError);
      return seedExampleIn(demo, options.language, exampleRepository);
    },
    settle: settleExample,
    formatNextSteps: () => words.exampleNext({ setup: isCheckout ? 'npm start -- --setup' : `${runCommand} start --setup` }),
  };
  return runDemo(run, terminal);
}

/** Whether this is a clone of Listkeeper, not the installed package. */
const isCheckout = existsSync(join(packageRoot, 'src', 'cli', 'main.ts'));

const exampleRepository = 'example/medical-nlp-list';

/** The same list for readers of another language, when one of them opens the first page. */
async function addExample(demo: Demo, language: Language): Promise<void> {
  await settleExample(demo, await seedExampleIn(demo, language, `${exampleRepository}-${language}`));
}

async function seedExampleIn({ sandbox }: Demo, language: Language, repository: string): Promise<string> {
  if (sandbox.world.demo) sandbox.world.demo.examples[language] = repository;
  const { seedExample } = await import('../../sandbox/index.ts');
  await seedExample(sandbox, localizeExampleFiles(readRepositoryFiles(packageRoot), language), { language, repository });
  return repository;
}

async function settleExample(demo: Demo, repository: string): Promise<void> {
  await demo.simulatePastChecks(repository, pastCheckDays);
  await demo.waitUntilIdle();
  await demo.showSite(repository);
}

interface GitHubRun {
  credentials: Credentials;
  port: number;
  environment: Environment;
}

async function runOnGitHub({ credentials, port, environment }: GitHubRun, options: StartOptions, terminal: Terminal) {
  const words = getMessages(options.language).setup;
  const log = createLogger(terminal.out, {
    ...readLogSettings(environment, Boolean(process.stdout.isTTY)),
    now: systemClock.now,
  });
  // Jobs open their own networks in another process. An invalid proxy is reported here, before
  // anything starts.
  const network = createHttpClient({ environment });
  await createFallbackHttpClient({ environment })?.close();
  // Only now is there anything to stop. Before, a signal ends the process by itself.
  const stopped = waitForShutdown();
  const host = environment.HOST || 'localhost';
  const { role = 'all' } = options;
  const metricsPort = environment.METRICS_PORT ? { metricsPort: parsePort(environment.METRICS_PORT) } : {};
  const open = (freePort: number) =>
    startBot({ credentials, environment, clock: systemClock, log, port: freePort, ...metricsPort, host, role, version });
  // A chosen port must be used as it is: GitHub or a proxy sends webhooks there.
  const bot = isPortChosen(environment, options) ? await open(port) : await listenOnFreePort(port, open);
  log('info', role === 'worker' ? words.working({ url: bot.url }) : words.listening({ url: bot.webhookUrl }));
  const channelUrl = environment.WEBHOOK_PROXY_URL;
  const smeeClient =
    channelUrl && role !== 'worker'
      ? startSmeeClient({ channelUrl, webhookUrl: bot.webhookUrl, network, clock: systemClock, log })
      : undefined;
  const signal = await stopped;
  log('info', words.stopping({ signal }));
  await smeeClient?.stop();
  await bot.stop();
  await network.close();
}

/**
 * Serves the page that registers an App, until it is registered.
 * @returns undefined when the program was asked to stop before that.
 */
async function runSetup(environment: Environment, options: StartOptions, terminal: Terminal): Promise<Credentials | undefined> {
  const words = getMessages(options.language).setup;
  const file = join(terminal.cwd, environmentFile);
  const network = createHttpClient({ environment });
  const open = (port: number) =>
    startSetup({
      manifest: readAppManifest(terminal.cwd),
      environment,
      network,
      environmentFile: file,
      language: options.language,
      port,
      host: environment.HOST || 'localhost',
    });
  const port = choosePort(environment, options);
  const setup = environment.PORT ? await open(port) : await listenOnFreePort(port, open);
  terminal.out(`${words.register({ url: setup.url, file })}\n`);
  if (options.open && terminal.interactive) openBrowser(setup.url);
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  const credentials = await Promise.race([setup.registered, once(stopping.signal, 'abort').then(() => undefined)]);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, stop);
  await setup.stop();
  await network.close();
  if (credentials) terminal.out(`${words.registered({ file })}\n`);
  return credentials;
}

const choosePort = ({ PORT }: Environment, { port }: StartOptions) => port ?? (PORT ? parsePort(PORT) : defaultPort);

const isPortChosen = ({ PORT }: Environment, { port }: StartOptions) => Boolean(port ?? PORT);
