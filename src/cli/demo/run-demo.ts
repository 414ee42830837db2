import { createLogger, readLogSettings } from '../../bot/index.ts';
import { getMessages } from '../../messages/index.ts';
import { systemClock } from '../../runtime/clock.ts';
import { type CommonOptions, printJson, type Terminal, waitForShutdown } from '../terminal/index.ts';
import { type Demo, openDemo } from './demo.ts';
import { type DemoPageName, type DemoPages, earlyPages, formatPages, latePages } from './demo-pages.ts';
import { openBrowser } from './open-browser.ts';

export interface DemoRun {
  options: Pick<CommonOptions, 'format' | 'language' | 'hasLanguageOption'> & { open: boolean };
  port: number;
  /** Simulate all websites on this machine. */
  simulate: boolean;
  /** Printed before anything else: what is simulated. */
  introduction: string;
  /** Puts a list into the sandbox. @returns its repository, `owner/name` */
  seed(demo: Demo): Promise<string>;
  /** Waits for what the bot does with it. */
  settle(demo: Demo, repository: string): Promise<void>;
  /** Printed last, below the addresses of the pages. */
  formatNextSteps(pages: DemoPages): string;
}

/** What a demo does on this machine. */
export interface DemoMachine {
  openDemo: typeof openDemo;
  openBrowser: typeof openBrowser;
  waitForShutdown: typeof waitForShutdown;
}

/**
 * Runs the bot on an embedded GitHub until it is stopped, and prints the addresses of its pages.
 */
export async function runDemo(
  run: DemoRun,
  terminal: Terminal,
  machine: DemoMachine = { openDemo, openBrowser, waitForShutdown },
): Promise<void> {
  const stopped = machine.waitForShutdown();
  const { port, simulate, options } = run;
  const pageLanguage = options.hasLanguageOption ? { language: options.language } : {};
  const isText = options.format === 'text';
  const print = (text: string) => {
    if (isText) terminal.out(text);
  };
  print(`${run.introduction}\n\n`);
  const log = createLogger(terminal.err, {
    ...readLogSettings({ LOG_LEVEL: 'warn', ...terminal.environment }, true),
    now: systemClock.now,
  });
  const demo = await machine.openDemo({ port, simulate, environment: terminal.environment, log, ...pageLanguage });
  try {
    const words = getMessages(options.language).demo;
    const { url } = demo.sandbox;
    print(`  ${words.home}  ${terminal.paint('bold', url)}\n\n`);
    // The first page shows what the bot is doing, and reloads itself until all is done.
    if (options.open && terminal.interactive) machine.openBrowser(url);
    const repository = await demo.track(run.seed(demo));
    const printPages = (names: readonly DemoPageName[]) =>
      print(formatPages(demo.findPages(repository), names, options.language));
    // A README without data has no pull request before the bot has read it.
    const hasPullRequest = demo.findPages(repository).pullRequest !== undefined;
    printPages(hasPullRequest ? earlyPages : earlyPages.slice(0, 1));
    await Promise.race([demo.track(run.settle(demo, repository)), stopped]);
    printPages(hasPullRequest ? latePages : [...earlyPages.slice(1), ...latePages]);
    const pages = demo.findPages(repository);
    print(`\n${run.formatNextSteps(pages)}\n`);
    if (!isText) printJson(terminal, { pages, webhooks: demo.bot.webhookUrl });
    await stopped;
  } finally {
    await demo.stop();
  }
}
