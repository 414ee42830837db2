import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runAction } from '../../../src/action/main.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import { healthBranch, historyFile } from '../../../src/jobs/shared/names.ts';
import { parseHistory } from '../../../src/link-health/history-text.ts';
import { createHtmlResponse } from '../../../src/sandbox/internet/responses.ts';
import { openSimulatedInternet, type SimulatedInternet } from '../../../src/sandbox/internet/simulated-internet.ts';
import type { HostedRepository } from '../../../src/sandbox/model/world.ts';
import { openSandbox, type Sandbox } from '../../../src/sandbox/open-sandbox.ts';
import { startTestBot, waitUntilSettled } from '../../bot/bot-fixture.ts';

/** A check that is killed, and two at once, over HTTP: the bot's and the Action's. */

const repository = 'someone/reading';
/** Asked for by fifty; more than are written down at a time. */
const repositories = 509;
const slowPages = 3;

const entry = (name: string, url: string) =>
  `- { id: ${name}, kind: toolkit, section: things, name: { en: ${name} }, links: [{ role: code, url: '${url}' }] }\n`;
/**
 * A list of the given number of repositories, and a few pages. One page answers at once, so that
 * the network is known to work, and some are slow.
 */
const filesOf = (count: number) => ({
  'data/list.yml': 'title: { en: Reading }\nlanguages: [en]\nsections:\n  - { id: things, name: { en: Things } }\n',
  'data/many.yml': [
    ...Array.from({ length: count }, (_, at) => entry(`code-${at}`, `https://github.com/owner/code-${at}`)),
    entry('quick', 'https://quick.invented.org/'),
    ...Array.from({ length: slowPages }, (_, at) => entry(`slow-${at}`, `https://slow${at}.invented.org/`)),
  ].join(''),
});
const linksOf = (count: number) => count + 1 + slowPages;
const all = linksOf(repositories);
const few = linksOf(20);

let sandbox: Sandbox;
let internet: SimulatedInternet;
let here: HostedRepository;
let folder: string;
/** While it hangs, no page answers. */
let hangs: boolean;
let child: ChildProcess | undefined;

beforeEach(async () => {
  hangs = false;
  folder = mkdtempSync(join(tmpdir(), 'listkeeper-checkpoints-'));
  sandbox = await openSandbox();
  internet = await openSimulatedInternet([
    {
      host: '*.invented.org',
      respond: ({ url }) =>
        hangs && url.hostname.startsWith('slow') ? { fault: 'silence' } : createHtmlResponse(`At ${url.hostname}`),
    },
  ]);
  sandbox.world.unlistedRepositories = 'alive';
  sandbox.world.externalRepositories.set('owner/code-7', { state: 'gone' });
  here = await sandbox.createRepository({ owner: 'someone', name: 'reading', files: filesOf(repositories) });
});

afterEach(async () => {
  child?.kill('SIGKILL');
  await sandbox.close();
  await internet.close();
  rmSync(folder, { recursive: true, force: true });
});

const route = (url: URL) => (url.host === new URL(sandbox.url).host ? undefined : internet.route(url));
const hasHealth = () => here.refs.has(`refs/heads/${healthBranch}`);
const issues = () => [...here.issues.values()].filter(({ pull }) => !pull);

async function history() {
  const address = `${sandbox.api}/repos/${repository}/contents/${historyFile}?ref=${healthBranch}`;
  const answer = await fetch(address, {
    headers: { authorization: `token ${sandbox.token}`, accept: 'application/vnd.github.raw+json' },
  });
  return parseHistory(await answer.text());
}

async function act(): Promise<string> {
  let out = '';
  await runAction({
    environment: {
      GITHUB_API_URL: sandbox.api,
      GITHUB_REPOSITORY: repository,
      GITHUB_EVENT_NAME: 'schedule',
      INPUT_TOKEN: sandbox.token,
    },
    out: (text) => {
      out += text;
    },
    route,
    throttle: false,
  });
  return out;
}

async function botOn(inboxFile: string) {
  const network = createHttpClient({ route, environment: {} });
  const log: string[] = [];
  const bot = await startTestBot(sandbox, { network, databaseFile: inboxFile, log: (_, words) => log.push(words) });
  return {
    log,
    bot,
    stop: async () => {
      await bot.stop();
      await network.close();
    },
  };
}

/** One life: it is killed when the first of it is written and three pages still hang. */
async function killed(who: 'action' | 'bot'): Promise<void> {
  hangs = true;
  const { api, app, token } = sandbox;
  const given = { api, app, token, repository, databaseFile: join(folder, 'inbox.sqlite') };
  const internetAt = internet.route(new URL('https://a.invented.org/'))?.origin;
  child = spawn(process.execPath, [join(import.meta.dirname, 'killable-check.ts'), who], {
    env: { ...process.env, TEST_SANDBOX: JSON.stringify(given), TEST_INTERNET: internetAt },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const gone = once(child, 'exit');
  const written = vi.waitFor(() => expect(hasHealth()).toBe(true), { timeout: 100_000, interval: 20 });
  await Promise.race([written, gone.then(([code]) => Promise.reject(new Error(`it ended by itself, with ${code}`)))]);
  child.kill('SIGKILL');
  expect(await gone).toEqual([null, 'SIGKILL']);
  hangs = false;
}

async function expectHalfWritten(): Promise<number> {
  const { links, runs } = await history();
  expect(links.size).toBeGreaterThan(repositories - 50);
  expect([...links.values()].some(({ url }) => url.includes('slow'))).toBe(false);
  // A failure is weighed at the end of a run; what was not weighed is not remembered.
  expect([...links.values()].some(({ strikes }) => strikes.length > 0)).toBe(false);
  expect(runs).toEqual([]);
  expect(issues()).toEqual([]);
  return all - links.size;
}

async function expectOneEnd(count: number): Promise<void> {
  const { links, runs } = await history();
  expect(links.size).toBe(count);
  expect(runs.at(-1)).toMatchObject({ links: count, suspect: 1, dead: 0 });
  expect([...links.values()].flatMap(({ id, strikes }) => strikes.map(() => id))).toEqual(['github:owner/code-7']);
  // Two that began at once may have made one each: the later one is closed, and never found again.
  const [issue, ...doubles] = issues();
  expect(issue).toMatchObject({ state: 'open', comments: [] });
  for (const duplicate of doubles)
    expect(duplicate).toMatchObject({ state: 'closed', body: `Duplicate of #${issue?.number}.`, comments: [] });
}

describe('a check that is killed', () => {
  it('in an Action: the next one asks for what is missing, and ends as one', async () => {
    await killed('action');
    const missing = await expectHalfWritten();
    expect(missing).toBeLessThan(60);
    expect(await act()).toContain(`${missing} of ${all} links checked`);
    await expectOneEnd(all);
  });

  it('in the bot: it is taken up again by itself, asks for what is missing, and ends as one', async () => {
    await killed('bot');
    const missing = await expectHalfWritten();
    const { bot, log, stop } = await botOn(join(folder, 'inbox.sqlite'));
    await waitUntilSettled(sandbox, bot);
    expect(log.join('\n')).toContain(`check: ${missing} of ${all} links checked`);
    await expectOneEnd(all);
    await stop();
  });
});

describe('two checks at once', () => {
  beforeEach(async () => {
    await sandbox.asUser('someone').push({ repository, branch: 'main', files: filesOf(20) });
  });

  it('of two workflows end as if one had been', async () => {
    const said = await Promise.all([act(), act()]);
    for (const words of said) expect(words).toContain(`${few} of`);
    await expectOneEnd(few);
    expect((await history()).runs.length).toBeLessThanOrEqual(2);
  });

  it('of two bots end as if one had been', async () => {
    const bots = await Promise.all([botOn(join(folder, 'one.sqlite')), botOn(join(folder, 'two.sqlite'))]);
    for (const { bot } of bots) await waitUntilSettled(sandbox, bot);
    for (const { log } of bots) expect(log.join('\n')).toMatch(/check: (?:\d+|none) of 24 links/);
    await expectOneEnd(few);
    for (const { stop } of bots) await stop();
  });
});
