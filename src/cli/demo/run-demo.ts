import { createLogger, readLogSettings } from '../../bot/index.ts';
import { getMessages } from '../../messages/index.ts';
import { systemClock } from '../../runtime/clock.ts';
import { type CommonOptions, printJson, type Terminal, waitForShutdown } from '../terminal/index.ts';
import { type Demo, openDemo } from './demo.ts';
import { type DemoPages, formatPages } from './demo-pages.ts';
import { openBrowser } from './open-browser.ts';

export interface DemoRun {
  options: Pick<CommonOptions, 'format' | 'language'> & { open: boolean };
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

/**
 * Runs the bot on an embedded GitHub until it is stopped, and prints the addresses of its pages.
 */
export async function runDemo(run: DemoRun, terminal: Terminal): Promise<void> {
  const stopped = waitForShutdown();
  const { port, simulate, options } = run;
  const isText = options.format === 'text';
  const print = (text: string) => {
    if (isText) terminal.out(text);
  };
  print(`${run.introduction}\n\n`);
  const log = createLogger(terminal.err, {
    ...readLogSettings({ LOG_LEVEL: 'warn', ...terminal.environment }, true),
    now: systemClock.now,
  });
  const demo = await openDemo({ port, simulate, environment: terminal.environment, log });
  try {
    print(`  ${getMessages(options.language).demo.home}  ${terminal.paint('bold', demo.sandbox.url)}\n`);
    const repository = await run.seed(demo);
    await Promise.race([run.settle(demo, repository), stopped]);
    const pages = demo.findPages(repository);
    print(`${formatPages(pages, options.language)}\n${run.formatNextSteps(pages)}\n`);
    if (!isText) printJson(terminal, { pages, webhooks: demo.bot.webhookUrl });
    if (options.open && terminal.interactive) openBrowser(pages.home);
    await stopped;
  } finally {
    await demo.stop();
  }
}
