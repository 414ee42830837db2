import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bot } from '../../../src/bot/start-bot.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import type { HttpClient } from '../../../src/http/types.ts';
import { type Clock, systemClock } from '../../../src/runtime/clock.ts';
import { createWebArchiveHost } from '../../../src/sandbox/internet/hosts/web-archive.ts';
import { openSimulatedInternet, type SimulatedInternet } from '../../../src/sandbox/internet/simulated-internet.ts';
import { openSandbox, type Sandbox } from '../../../src/sandbox/open-sandbox.ts';
import { startTestBot, waitUntilSettled } from '../bot-fixture.ts';
import { selectLists } from './list-fixture.ts';

/**
 * Lists of the size that people keep, from their adoption to boxes, groups and commands, over real
 * HTTP.
 */

const dayMs = 24 * 3600 * 1000;
const repository = 'someone/list';
const withoutMarkers = (text: string) => text.replace(/<!-- listkeeper:(?:start|end)[\s\S]*?-->\r?\n?/g, '');

/** One in this many repositories of a list is gone, and one is renamed. */
const shares = { gone: 15, renamed: 40 };

const modes = ['data', 'README'] as const;
const cases = selectLists().flatMap((list) => modes.map((mode) => ({ ...list, mode })));

describe.each(cases)('$name, kept as $mode', ({ text, mode }) => {
  let sandbox: Sandbox;
  let internet: SimulatedInternet;
  let network: HttpClient;
  let bot: Bot;
  let later = 0;
  const clock: Clock = { now: () => systemClock.now() + later, sleep: systemClock.sleep };
  const warnings: string[] = [];
  const times: Record<string, number> = {};
  const gone = new Set<string>();

  beforeAll(async () => {
    sandbox = await openSandbox({});
    internet = await openSimulatedInternet([createWebArchiveHost({})]);
    const own = new URL(sandbox.url).host;
    network = createHttpClient({ route: (url) => (url.host === own ? undefined : internet.route(url)) });
    sandbox.world.unlistedRepositories = 'alive';
    const named = text.matchAll(/\]\(https?:\/\/github\.com\/([\w.-]+\/[\w.-]+?)(?:\.git)?(?=[)#?/])/g);
    for (const [index, name] of [...new Set([...named].map(([, each = '']) => each.toLowerCase()))].entries()) {
      if (index % shares.gone === 7) {
        sandbox.world.externalRepositories.set(name, { state: 'gone' });
        gone.add(name);
      } else if (index % shares.renamed === 9)
        sandbox.world.externalRepositories.set(name, { state: 'renamed', renamedTo: `new-home/${name.split('/')[1]}-next` });
    }
    const settings = mode === 'README' ? { '.github/listkeeper.yml': 'source: README.md\n' } : {};
    await sandbox.createRepository({ owner: 'someone', name: 'list', files: { 'README.md': text, ...settings } });
    bot = await startTestBot(sandbox, {
      network,
      clock,
      // A busy machine resets connections, which are tried again.
      log: (level, message) =>
        /warn|error/.test(level) && !message.includes('ECONNRESET') && warnings.push(`${level} ${message}`),
    });
    await measure('start', settled);
  }, 600_000);

  afterAll(async () => {
    await bot.stop();
    await network.close();
    await sandbox.close();
    await internet.close();
    const seconds = Object.entries(times).map(([what, ms]) => `${what} ${(ms / 1000).toFixed(1)} s`);
    if (process.env.LISTKEEPER_LISTS !== undefined) console.log(`${mode}: ${seconds.join(', ')}`);
  });

  const settled = () => waitUntilSettled(sandbox, bot);
  async function measure(what: string, act: () => Promise<unknown>): Promise<void> {
    const from = performance.now();
    await act();
    times[what] = (times[what] ?? 0) + performance.now() - from;
  }
  async function pass(days: number): Promise<void> {
    later += days * dayMs;
    await bot.sweep();
    await settled();
  }
  const here = () => {
    const found = sandbox.world.hosted.get(repository);
    if (!found) throw new Error('no repository');
    return found;
  };
  const issue = () => {
    const found = [...here().issues.values()].find((one) => !one.pull && one.body.startsWith('<!-- listkeeper:health -->'));
    if (!found) throw new Error('no issue');
    return found;
  };
  const findPull = (branch: string) =>
    [...here().issues.values()].find(({ pull, state }) => pull?.head.ref === branch && state === 'open');
  async function merge(branch: string): Promise<void> {
    await sandbox.asUser('someone').merge({ repository, number: findPull(branch)?.number ?? 0 });
    await settled();
  }
  async function tick(label: RegExp): Promise<void> {
    const line = issue()
      .body.split('\n')
      .find((each) => /^\s*- \[ \]/.test(each) && label.test(each));
    const box = /listkeeper:(?:do=\w+ id=\w+|all=[\w.]+|list=\w+)/.exec(line ?? '')?.[0];
    if (!box) throw new Error(`no box ${label} in\n${issue().body.slice(0, 4000)}`);
    await sandbox.asUser('someone').setCheckbox({ repository, issue: issue().number, box, on: true });
    await settled();
  }
  const read = async (path: string, ref = 'main'): Promise<string> => {
    const address = `${sandbox.api}/repos/${repository}/contents/${path}?ref=${ref}`;
    const answer = await fetch(address, { headers: { authorization: `token ${sandbox.token}` } });
    return Buffer.from(((await answer.json()) as { content?: string }).content ?? '', 'base64').toString('utf8');
  };
  const countLines = (a: string, b: string) => {
    const known = new Set(b.split('\n'));
    return a.split('\n').filter((line) => !known.has(line)).length;
  };

  it.runIf(mode === 'data')('is offered as data, with two lines changed in its README, and comes back the same', async () => {
    const pull = findPull('listkeeper/adopt');
    expect(pull?.body).toMatch(/2 lines added, 0 removed|新增 2 行，删除 0 行/);
    expect(pull?.body.length).toBeLessThan(65_000);
    await measure('merge', () => merge('listkeeper/adopt'));
    expect(withoutMarkers(await read('README.md'))).toBe(text);
  });

  it('has one issue, with every dead link in it, within GitHub’s limit', async () => {
    await measure('check', () => pass(2));
    await measure('check', () => pass(2));
    expect(issue().body.length).toBeLessThan(65_000);
    const total = Number(/\*\*(?:失效 )?(\d+) (?:dead|个)\*\*/.exec(issue().body)?.[1]);
    expect(total).toBeGreaterThanOrEqual(gone.size);
  });

  it('loses no line by one tick on all dead links', async () => {
    const before = await read('README.md');
    await measure('tick all dead', () =>
      tick(/(?:All \d+ dead links|全部 \d+ 个失效链接|All \d+ in “Repository|“仓库不存在”全部)/),
    );
    expect(findPull('listkeeper/remedies'), 'the pull request').toBeDefined();
    await measure('merge', () => merge('listkeeper/remedies'));
    const after = await read('README.md');
    expect(after.split('\n')).toHaveLength(before.split('\n').length);
    expect(countLines(after, before)).toBeGreaterThan(0);
    if (mode === 'README') expect(after.replaceAll('~~', '')).toBe(before.replaceAll('~~', ''));
    expect(issue().body).not.toMatch(/\*\*(?:失效 )?\d+ (?:dead|个)\*\*/);
  });

  it('has new addresses after one tick on all of them', async () => {
    await measure('tick all moved', () =>
      tick(/(?:All \d+ addresses that are the same|全部 \d+ 个确认指向|“仓库更名”全部|All \d+ in “Renamed)/),
    );
    await measure('merge', () => merge('listkeeper/remedies'));
    expect(await read('README.md')).toContain('https://github.com/new-home/');
  });

  it('is asked about one link by a command, and answers below it', async () => {
    const [address = ''] = /https:\/\/github\.com\/new-home\/[\w.-]+/.exec(await read('README.md')) ?? [];
    await sandbox.asUser('someone').comment({ repository, issue: issue().number, body: `/listkeeper remove ${address}` });
    await measure('command', settled);
    expect(issue().comments.at(-1)?.body).toMatch(/#\d+|automatically|自动/);
  });

  it.runIf(mode === 'README')('becomes data by one tick, with the same README', async () => {
    const before = await read('README.md');
    await measure('tick data', () => tick(/list=adopt/));
    await measure('merge', () => merge('listkeeper/adopt'));
    expect(withoutMarkers(await read('README.md'))).toBe(before);
    expect(await read('data/list.yml')).toContain('sections:');
  });

  it('was kept without a warning', () => {
    expect(warnings).toEqual([]);
  });
});
