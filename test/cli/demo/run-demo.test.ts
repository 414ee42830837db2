import { describe, expect, it } from 'vitest';
import type { DemoSettings } from '../../../src/cli/demo/demo.ts';
import type { DemoPages } from '../../../src/cli/demo/demo-pages.ts';
import { type DemoRun, runDemo } from '../../../src/cli/demo/run-demo.ts';
import type { Terminal } from '../../../src/cli/terminal/index.ts';
import { getMessages } from '../../../src/messages/index.ts';

const home = 'http://127.0.0.1:4000';
const all: DemoPages = {
  home,
  readme: `${home}/me/list`,
  pullRequest: `${home}/me/list/pull/1`,
  check: `${home}/me/list/runs/2`,
  issue: `${home}/me/list/issues/3`,
  site: undefined,
};

interface Situation {
  options?: Partial<DemoRun['options']>;
  interactive?: boolean;
  /** The pages before and after the bot's work. */
  early?: Partial<DemoPages>;
  seed?: DemoRun['seed'];
  settle?: DemoRun['settle'];
  /** Ctrl-C, in the middle of the bot's work. */
  stopsEarly?: boolean;
}

/** Runs a demo that is stopped once it has printed all, and tells what was seen of it. */
async function run(situation: Situation = {}) {
  const { options = {}, interactive = true, early = all, stopsEarly = false } = situation;
  const steps: string[] = [];
  const settings: DemoSettings[] = [];
  const opened: string[] = [];
  let output = '';
  let hasSettled = false;
  const demo = {
    sandbox: { url: home },
    bot: { webhookUrl: `${home}/hook` },
    track: <T>(work: Promise<T>) => work,
    findPages: (): DemoPages => (hasSettled ? all : { ...all, pullRequest: undefined, check: undefined, ...early }),
    stop: async () => void steps.push('stop'),
  };
  const demoRun: DemoRun = {
    options: { format: 'text', language: 'en', open: true, ...options },
    port: 4000,
    simulate: true,
    introduction: 'All is simulated.',
    seed: async () => {
      steps.push('seed');
      return 'me/list';
    },
    settle: async () => {
      if (stopsEarly) return new Promise(() => {});
      hasSettled = true;
    },
    formatNextSteps: ({ readme }) => `Next: ${readme}`,
    ...(situation.seed ? { seed: situation.seed } : {}),
    ...(situation.settle ? { settle: situation.settle } : {}),
  };
  const terminal = {
    environment: {},
    interactive,
    out: (text: string) => {
      output += text;
    },
    err: () => {},
    paint: (_: unknown, text: string) => text,
  } as unknown as Terminal;
  const ended = runDemo(demoRun, terminal, {
    openDemo: (async (given: DemoSettings) => {
      settings.push(given);
      return demo;
    }) as never,
    openBrowser: (url) => void opened.push(url),
    waitForShutdown: () => new Promise((resolve) => setImmediate(resolve)) as never,
  });
  const error = await ended.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { output, steps, opened, settings, error };
}

/** The addresses in the order in which they are printed. */
const findUrls = (output: string) => output.match(/http:\S+/g) ?? [];

describe('a demo', () => {
  it('says what is simulated, then the first page, then the others as they come, then what to do next', async () => {
    const { output, steps } = await run();
    expect(output.startsWith('All is simulated.\n')).toBe(true);
    expect(findUrls(output)).toEqual([home, all.readme, all.pullRequest, all.check, all.issue, all.readme]);
    expect(output.trimEnd().endsWith(`Next: ${all.readme}`)).toBe(true);
    expect(steps).toEqual(['seed', 'stop']);
  });

  it('names the pull request last where the bot opens it, as for a README without data', async () => {
    const { output } = await run({ early: {} });
    expect(findUrls(output)).toEqual([home, all.readme, all.pullRequest, all.check, all.issue, all.readme]);
    const missing = getMessages('en').demo.noPage;
    expect(output.split(missing).length - 1, 'only the site has no page').toBe(1);
  });

  it.each([
    [true, true, [home]],
    [true, false, []],
    [false, true, []],
  ])('opens a browser for a person who did not refuse it (interactive %s, open %s)', async (interactive, open, urls) => {
    expect((await run({ interactive, options: { open } })).opened).toEqual(urls);
  });

  it('prints JSON alone where that is asked for', async () => {
    const { output } = await run({ options: { format: 'json' } });
    expect(JSON.parse(output)).toMatchObject({ pages: JSON.parse(JSON.stringify(all)), webhooks: `${home}/hook` });
  });

  it('gives pages a language only where one was asked for', async () => {
    const given = await run({ options: { hasLanguageOption: true, language: 'zh' } });
    const guessed = await run({ options: { language: 'zh' } });
    expect([given.settings[0]?.language, guessed.settings[0]?.language]).toEqual(['zh', undefined]);
  });

  it('is stopped while the bot is at work, too', async () => {
    const { steps, error } = await run({ stopsEarly: true });
    expect([steps, error]).toEqual([['seed', 'stop'], undefined]);
  });

  it('leaves nothing running when its list can not be set up', async () => {
    const { steps, error } = await run({ seed: () => Promise.reject(new Error('no such list')) });
    expect(error).toMatchObject({ message: 'no such list' });
    expect(steps).toEqual(['stop']);
  });
});
