import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Bot } from '../../../src/bot/start-bot.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import type { HttpClient } from '../../../src/http/types.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { openSimulatedInternet, type SimulatedInternet } from '../../../src/sandbox/internet/simulated-internet.ts';
import type { HostedRepository } from '../../../src/sandbox/model/world.ts';
import { openSandbox, type Sandbox } from '../../../src/sandbox/open-sandbox.ts';
import { startTestBot, waitUntilSettled } from '../bot-fixture.ts';

/**
 * Every kind of repository gets a clear message, as in an Action
 * (test/action/main.integration.test.ts).
 */

const files = {
  'data/list.yml': 'title: {en: L}\nlanguages: [en]\nsections:\n  - id: books\n    name: {en: Books}\n',
  'data/primer.yml':
    "kind: article\nsection: books\nname: {en: A Primer}\nlinks: [{role: homepage, url: 'https://books.invented.org/primer'}]\n",
  'README.md': '<!-- listkeeper:start -->\n<!-- listkeeper:end -->\n',
};

let later = 0;
let sandbox: Sandbox;
let internet: SimulatedInternet;
let network: HttpClient;
let bot: Bot;
const here = new Map<string, HostedRepository>();
/** What chance says next, and what it says after that. */
const chances: number[] = [];
let chance = 0;
const log: { words: string; repository?: unknown }[] = [];

beforeAll(async () => {
  sandbox = await openSandbox();
  internet = await openSimulatedInternet([]);
  network = createHttpClient({ route: (url) => (url.host === new URL(sandbox.url).host ? undefined : internet.route(url)) });
  const create = async (name: string, more: object = { files }) => {
    const made = await sandbox.createRepository({ owner: 'someone', name, ...more });
    here.set(name, made);
    return made;
  };
  (await create('guarded')).protectedBranches.add('main');
  await create('quiet', { files, hasIssues: false });
  (await create('old')).archived = true;
  await create('blank', {});
  await create('trunk', { files, defaultBranch: 'trunk' });
  bot = await startTestBot(sandbox, {
    network,
    clock: { now: () => systemClock.now() + later, sleep: systemClock.sleep },
    random: () => chances.shift() ?? chance,
    log: (level, words, more) => log.push({ words: `${level} ${words}`, repository: more?.repository }),
  });
  await waitUntilSettled(sandbox, bot);
});

afterAll(async () => {
  await bot.stop();
  await network.close();
  await sandbox.close();
  await internet.close();
});

const said = (name: string) =>
  log.flatMap(({ words, repository }) => (repository === `someone/${name}` ? [words] : [])).join('\n');
const hasHistory = (name: string) => here.get(name)?.refs.has('refs/heads/listkeeper/health');
const issues = (name: string) => [...(here.get(name)?.issues.values() ?? [])];

it('a protected branch: the remedy is reported, and the history is still written', () => {
  expect(said('guarded')).toContain('publish.by');
  expect(hasHistory('guarded')).toBe(true);
});

it('issues turned off: only the history is written, and the log says so', () => {
  expect(said('quiet')).toContain('issues are turned off');
  expect(said('quiet')).not.toMatch(/^(?:warn|error)/m);
  expect(hasHistory('quiet')).toBe(true);
  expect(issues('quiet')).toEqual([]);
});

it('an archived repository: no job is made', () => {
  expect(said('old')).toBe('');
  expect(hasHistory('old')).toBe(false);
});

it('an empty repository: reported once, without retries', () => {
  const failure = 'Could not read someone/blank: it has no commit yet. Push a first commit.';
  expect(said('blank')).toBe(`error sweep failed (giving up): ${failure}`);
  expect(hasHistory('blank')).toBe(false);
});

it('a default branch of another name, and one that is renamed later', async () => {
  const trunk = here.get('trunk');
  expect(hasHistory('trunk')).toBe(true);
  const readme = trunk?.refs.get('refs/heads/trunk') ?? '';
  trunk?.refs.set('refs/heads/main', readme);
  trunk?.refs.delete('refs/heads/trunk');
  if (trunk) trunk.defaultBranch = 'main';
  const before = said('trunk').length;
  await bot.sweep();
  await waitUntilSettled(sandbox, bot);
  expect(said('trunk').slice(before)).toContain('outputs of main at');
  expect(said('trunk')).not.toMatch(/^(?:warn|error)/m);
  expect(issues('trunk').filter(({ state }) => state === 'open').length).toBeLessThanOrEqual(1);
});

it('scheduled checks start with a random delay for each repository', async () => {
  await sandbox.createRepository({ owner: 'someone', name: 'late', files }).then((made) => here.set('late', made));
  await sandbox.createRepository({ owner: 'someone', name: 'later', files }).then((made) => here.set('later', made));
  chances.push(0.2, 0.8);
  chance = 0.99;
  await bot.sweep();
  await waitUntilSettled(sandbox, bot);
  const begun = () => ['late', 'later'].filter(hasHistory).length;
  const after = async (minutes: number) => {
    later += minutes * 60_000;
    await bot.sweep();
    await waitUntilSettled(sandbox, bot);
    return begun();
  };
  expect([begun(), await after(2), await after(2), await after(6), await after(3)]).toEqual([0, 0, 1, 1, 2]);
});
