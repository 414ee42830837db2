import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bot } from '../../../../src/bot/start-bot.ts';
import { createHttpClient } from '../../../../src/http/client.ts';
import type { HttpClient } from '../../../../src/http/types.ts';
import { type Clock, systemClock } from '../../../../src/runtime/clock.ts';
import { createWebArchiveHost } from '../../../../src/sandbox/internet/hosts/web-archive.ts';
import { openSimulatedInternet, type SimulatedInternet } from '../../../../src/sandbox/internet/simulated-internet.ts';
import { openSandbox, type Sandbox } from '../../../../src/sandbox/open-sandbox.ts';
import { startTestBot, waitUntilSettled } from '../../bot-fixture.ts';

/** A list with more problems than cards: groups, and commands in comments, over real HTTP. */

const repository = 'someone/many';
const dayMs = 24 * 3600 * 1000;
const deadCount = 12;
const list = 'title: { en: Many }\nlanguages: [en]\nsections:\n  - { id: things, name: { en: Things } }\n';
const entryFile = (index: number) => `data/e${index}.yml`;
const entry = (index: number) => `kind: toolkit
section: things
name: { en: Thing ${index} }
links:
  - role: homepage
    url: https://github.com/alive/thing-${index}
  - role: code
    url: https://github.com/lost/thing-${index}
`;

let sandbox: Sandbox;
let internet: SimulatedInternet;
let network: HttpClient;
let bot: Bot;
let later = 0;
const warnings: string[] = [];
const clock: Clock = { now: () => systemClock.now() + later, sleep: systemClock.sleep };

beforeAll(async () => {
  sandbox = await openSandbox({});
  internet = await openSimulatedInternet([createWebArchiveHost({ 'https://github.com/lost/thing-3': ['20240301000000'] })]);
  const own = new URL(sandbox.url).host;
  network = createHttpClient({ route: (url) => (url.host === own ? undefined : internet.route(url)) });
  const entries = Array.from({ length: deadCount + 1 }, (_, index) => [entryFile(index), entry(index)]);
  await sandbox.createRepository({
    owner: 'someone',
    name: 'many',
    files: { 'data/list.yml': list, ...Object.fromEntries(entries) },
  });
  sandbox.world.unlistedRepositories = 'alive';
  for (let index = 0; index < deadCount; index += 1)
    sandbox.world.externalRepositories.set(`lost/thing-${index}`, { state: 'gone' });
  bot = await startTestBot(sandbox, {
    network,
    clock,
    log: (level, words) => /warn|error/.test(level) && warnings.push(`${level} ${words}`),
  });
  await settled();
  await pass(2);
});

afterAll(async () => {
  await bot.stop();
  await network.close();
  await sandbox.close();
  await internet.close();
});

const settled = () => waitUntilSettled(sandbox, bot);

async function pass(days: number): Promise<void> {
  later += days * dayMs;
  await bot.sweep();
  await settled();
}

const here = () => sandbox.world.hosted.get(repository);
const issue = () => {
  const found = [...(here()?.issues.values() ?? [])].find(
    (one) => !one.pull && one.body.startsWith('<!-- listkeeper:health -->'),
  );
  if (!found) throw new Error('no issue');
  return found;
};
const openPulls = () => [...(here()?.issues.values() ?? [])].filter((one) => one.pull && one.state === 'open');
const findBox = (words: string): string => {
  const line = issue()
    .body.split('\n')
    .find((text) => /^\s*- \[.\]/.test(text) && text.includes(words));
  const mark = /listkeeper:(?:do=\w+ id=\w+|all=[\w.]+)/.exec(line ?? '')?.[0];
  if (!mark) throw new Error(`no box “${words}” in\n${issue().body}`);
  return mark;
};
const tick = async (words: string, on = true) => {
  await sandbox.asUser('someone').setCheckbox({ repository, issue: issue().number, box: findBox(words), on });
  await settled();
};
const read = async (path: string, ref = 'main'): Promise<string> => {
  const address = `${sandbox.api}/repos/${repository}/contents/${path}?ref=${ref}`;
  const answer = await fetch(address, { headers: { authorization: `token ${sandbox.token}` } });
  const { content } = (await answer.json()) as { content: string };
  return Buffer.from(content, 'base64').toString('utf8');
};
const goneEntries = async (): Promise<number[]> => {
  const texts = await Promise.all(
    Array.from({ length: deadCount + 1 }, (_, index) => read(entryFile(index), 'listkeeper/remedies')),
  );
  return texts.flatMap((text, index) => (/gone:/.test(text) ? [index] : []));
};
const all = Array.from({ length: deadCount }, (_, index) => index);

describe('a group of links', () => {
  it('is one line and one box a link, with one box for all of them', () => {
    expect(issue().title).toBe(`Link health: ${deadCount} links need a decision`);
    expect(issue().body).toContain(`### ${deadCount} dead links: tick what to do`);
    expect(issue().body.match(/listkeeper:do=\w+/g)).toHaveLength(deadCount);
    expect(issue().body).toContain('/listkeeper remove <address>');
  });

  it('is one pull request for one tick, and each link shows it', async () => {
    await tick(`All ${deadCount} in “Repository not found”`);
    expect(openPulls()).toHaveLength(1);
    expect(await goneEntries()).toEqual(all);
    const number = openPulls()[0]?.number;
    expect(issue().body.match(new RegExp(`- \\[x\\] <!-- listkeeper:do=\\w+ id=\\w+ pull=${number} -->`, 'g'))).toHaveLength(
      deadCount,
    );
  });

  it('loses the link that is unticked, and no other', async () => {
    await tick('**Thing 5**', false);
    expect(await goneEntries()).toEqual(all.filter((index) => index !== 5));
    await tick('**Thing 5**');
    expect(await goneEntries()).toEqual(all);
  });

  it('does not take in a link that dies after the tick', async () => {
    sandbox.world.externalRepositories.set(`lost/thing-${deadCount}`, { state: 'gone' });
    await pass(8);
    await pass(2);
    expect(issue().body).toContain(`### ${deadCount + 1} dead links`);
    expect(await goneEntries()).toEqual(all);
    expect(issue().body).toMatch(
      new RegExp(`- \\[ \\] <!-- listkeeper:do=gone id=\\w+ --> \\*\\*Thing ${deadCount}\\*\\*.*\\(new\\)`),
    );
  });

  it('leaves the pull request as a whole when its box is unticked', async () => {
    await tick(`**Thing ${deadCount}**`);
    await tick('in “Repository not found”', false);
    expect(openPulls()).toEqual([]);
    expect(issue().body).not.toContain('- [x]');
  });

  it('is listed with its evidence on the health branch', async () => {
    const report = await read('report.md', 'listkeeper/health');
    expect(report).toContain(`### Repository not found (${deadCount + 1})`);
    expect(report.match(/Failing since/g)).toHaveLength(deadCount + 1);
  });
});

describe('a tick between our reading of the issue and our writing', () => {
  it('is found in GitHub’s event about the write, and carried out', async () => {
    const box = findBox('**Thing 7**');
    let ticking: Promise<unknown> | undefined;
    const stop = sandbox.observe(({ method, path }) => {
      // The last reading: what is ticked now is overwritten.
      if (method === 'GET' && new RegExp(`/issues/${issue().number}$`).test(path) && !ticking)
        ticking = sandbox.asUser('someone').setCheckbox({ repository, issue: issue().number, box, on: true });
    });
    await pass(8);
    stop();
    await ticking;
    await settled();
    expect(ticking, 'the body was read again before it was written').toBeDefined();
    expect(openPulls()).toHaveLength(1);
    expect(await goneEntries()).toEqual([7]);
    await tick('**Thing 7**', false);
    expect(openPulls()).toEqual([]);
  });
});

describe('a command about one link', () => {
  const comment = async (words: string) => {
    await sandbox.asUser('someone').comment({ repository, issue: issue().number, body: `/listkeeper ${words}` });
    await settled();
    return issue().comments.at(-1)?.body ?? '';
  };

  it('removes it in a pull request of its own, and is answered below', async () => {
    const answer = await comment('remove https://github.com/lost/thing-1');
    const [pull] = openPulls();
    expect(pull?.title).toBe('Remove 1 link: Thing 1');
    expect(answer).toMatch(new RegExp(`^<!-- listkeeper:answer \\d+ -->\\nOpened #${pull?.number} for`));
    expect(await read(entryFile(1), pull?.pull?.head.ref)).not.toContain('lost/thing-1');
  });

  it('links the archived copy', async () => {
    const answer = await comment('archive https://github.com/lost/thing-3');
    const pull = openPulls().find(({ title }) => title.includes('archived copy'));
    expect(answer).toContain(`Opened #${pull?.number}`);
    expect(await read(entryFile(3), pull?.pull?.head.ref)).toContain('archived: https://web.archive.org/web/20240301000000/');
    expect(await comment('archive https://github.com/lost/thing-4')).toContain('The Wayback Machine has no copy');
  });

  it('snoozes it', async () => {
    const answer = await comment('snooze https://github.com/lost/thing-2');
    expect(answer).toMatch(/is snoozed until \d+ \w+ \d{4}/);
    expect(issue().body).toContain('Snoozed (1)');
    expect(issue().body).toContain(`### ${deadCount} dead links`);
  });

  it('says so where the list does not have it, and leaves earlier answers as they are', async () => {
    const before = issue().comments.map(({ body }) => body);
    expect(await comment('remove https://github.com/nobody/knows')).toContain('isn’t on the list');
    expect(
      issue()
        .comments.map(({ body }) => body)
        .slice(0, before.length),
    ).toEqual(before);
    expect(warnings).toEqual([]);
  });
});
