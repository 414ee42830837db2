import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bot } from '../../../src/bot/start-bot.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import type { HttpClient } from '../../../src/http/types.ts';
import { type Clock, systemClock } from '../../../src/runtime/clock.ts';
import { createStaticSite } from '../../../src/sandbox/internet/hosts/static-site.ts';
import { createWebArchiveHost } from '../../../src/sandbox/internet/hosts/web-archive.ts';
import { openSimulatedInternet, type SimulatedInternet } from '../../../src/sandbox/internet/simulated-internet.ts';
import { openSandbox, type Sandbox } from '../../../src/sandbox/open-sandbox.ts';
import { startTestBot, waitUntilSettled } from '../bot-fixture.ts';

/**
 * A list that stays its README, as the App keeps it: reviews, link health, and the way to data,
 * over real HTTP.
 */

const repository = 'someone/trees';
const dayMs = 24 * 3600 * 1000;
const names = ['Acorn', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir', 'Hazel', 'Juniper', 'Larch', 'Maple', 'Oak', 'Pine'];
const repositoryUrl = (name: string) => `https://github.com/trees/${name.toLowerCase()}`;
const lineOf = (name: string, url = repositoryUrl(name)) => `- [${name}](${url}) - A tool about ${name}.`;
const lines = names.map((name) => lineOf(name));
const readmeWith = (items: readonly string[]) =>
  `# Awesome Trees\n\n## Tools\n\n${items.join('\n')}\n\n## Contributing\n\nAdd a line.\n`;
const dead = ['Cedar', 'Fir', 'Larch'];

let sandbox: Sandbox;
let internet: SimulatedInternet;
let network: HttpClient;
let bot: Bot;
let later = 0;
const warnings: string[] = [];
const clock: Clock = { now: () => systemClock.now() + later, sleep: systemClock.sleep };

beforeAll(async () => {
  sandbox = await openSandbox({});
  const captures = createWebArchiveHost({ [repositoryUrl('Fir')]: ['20240301000000'] });
  internet = await openSimulatedInternet([captures, createStaticSite('new.example.org', {})]);
  const own = new URL(sandbox.url).host;
  network = createHttpClient({ route: (url) => (url.host === own ? undefined : internet.route(url)) });
  sandbox.world.unlistedRepositories = 'alive';
  for (const name of dead) sandbox.world.externalRepositories.set(`trees/${name.toLowerCase()}`, { state: 'gone' });
  sandbox.world.externalRepositories.set('trees/nothing', { state: 'gone' });
  sandbox.world.externalRepositories.set('trees/oak', { state: 'renamed', renamedTo: 'forest/oak' });
  const files = { 'README.md': readmeWith(lines), '.github/listkeeper.yml': 'source: README.md\n' };
  await sandbox.createRepository({ owner: 'someone', name: 'trees', files });
  bot = await startTestBot(sandbox, {
    network,
    clock,
    log: (level, words) => /warn|error/.test(level) && warnings.push(`${level} ${words}`),
  });
  await settled();
});

afterAll(async () => {
  await bot.stop();
  await network.close();
  await sandbox.close();
  await internet.close();
});

const settled = () => waitUntilSettled(sandbox, bot);
const here = () => {
  const found = sandbox.world.hosted.get(repository);
  if (!found) throw new Error('no repository');
  return found;
};

async function pass(days: number): Promise<void> {
  later += days * dayMs;
  await bot.sweep();
  await settled();
}

const read = async (path: string, ref = 'main'): Promise<string> => {
  const address = `${sandbox.api}/repos/${repository}/contents/${path}?ref=${ref}`;
  const answer = await fetch(address, { headers: { authorization: `token ${sandbox.token}` } });
  return Buffer.from(((await answer.json()) as { content?: string }).content ?? '', 'base64').toString('utf8');
};

describe('a pull request that adds a line', () => {
  async function propose(branch: string, line: string, after = 6) {
    const text = readmeWith([...lines.slice(0, after), line, ...lines.slice(after)]);
    const user = sandbox.asUser('contributor');
    const { number, headSha } = await user.openPullRequest({
      repository,
      title: 'Add a tool',
      branch,
      files: { 'README.md': text },
    });
    await settled();
    const issue = here().issues.get(number);
    const check = here().checkRuns.find((run) => run.headSha === headSha);
    const lineComments = issue?.pull?.reviews.flatMap(({ comments }) => comments) ?? [];
    const suggestions = lineComments.map(({ line: at, body }) => [at, /```suggestion\n(.*)\n/.exec(body)?.[1]]);
    return { number, comment: issue?.comments[0]?.body ?? '', conclusion: check?.conclusion, suggestions };
  }

  it('of good form is ready', async () => {
    const { comment, conclusion, suggestions } = await propose('good', lineOf('Ginkgo'));
    expect(comment).toContain('Listkeeper: “Ginkgo” is ready to merge');
    expect([conclusion, suggestions]).toEqual(['success', []]);
  });

  it('of another form gets a suggestion on the line, and does not fail', async () => {
    const bad = `- [Ginkgo](${repositoryUrl('Ginkgo')}) – a tool about Ginkgo`;
    const { comment, conclusion, suggestions } = await propose('form', bad);
    expect(comment).toContain('README.md?plain=1#L11');
    expect(comment).toContain('Apply the suggestion');
    expect(comment).toContain('`/listkeeper fix` applies the automatic fixes');
    expect(conclusion).toBe('success');
    expect(suggestions).toEqual([[11, `- [Ginkgo](${repositoryUrl('Ginkgo')}) - A tool about Ginkgo.`]]);
  });

  it('that is no link fails, with the right line as a suggestion, which a command commits', async () => {
    const bad = `- [Ginkgo] (${repositoryUrl('Ginkgo')}) - A tool about Ginkgo.`;
    const { number, comment, conclusion, suggestions } = await propose('brackets', bad);
    expect(comment).toContain('“Ginkgo” needs one fix');
    expect(comment).toContain('Readers see no link here');
    expect(conclusion).toBe('failure');
    expect(suggestions).toEqual([[11, lineOf('Ginkgo')]]);
    await sandbox.asUser('someone').comment({ repository, issue: number, body: '/listkeeper fix' });
    await settled();
    // The branch is in a fork, which the App may not write to.
    expect(await read('README.md', `listkeeper/fix-${number}`)).toContain(`\n${lineOf('Ginkgo')}\n`);
  });

  it('that is on the list says so, with the line that has it', async () => {
    const { comment, conclusion } = await propose('twin', lineOf('Ginkgo', 'http://www.github.com/trees/oak.git'));
    expect(comment).toContain('Listkeeper: “Ginkgo” is already on the list');
    expect(comment).toMatch(/This is already on the list as \[Oak\]\(\S+README\.md\?plain=1#L16\)/);
    expect(conclusion).toBe('failure');
  });

  it('in a wrong place hears between which items it belongs', async () => {
    const { comment, conclusion } = await propose('place', lineOf('Ginkgo'), 10);
    expect(comment).toMatch(/Fir\W+Hazel/);
    expect(conclusion).toBe('success');
  });

  it('with a dead link fails', async () => {
    const { comment, conclusion } = await propose('dead', lineOf('Ginkgo', repositoryUrl('Nothing')));
    expect(comment).toContain('“Ginkgo” has a dead link');
    expect(conclusion).toBe('failure');
  });
});

describe('the links of the README', () => {
  const issue = () => {
    const found = [...here().issues.values()].find((one) => !one.pull && one.body.startsWith('<!-- listkeeper:health -->'));
    if (!found) throw new Error('no issue');
    return found;
  };
  const openPulls = () =>
    [...here().issues.values()].filter(
      ({ pull, state }) => /^listkeeper\/(?:remedies|adopt)$/.test(pull?.head.ref ?? '') && state === 'open',
    );
  async function tick(...labels: string[]): Promise<void> {
    for (const words of labels) {
      const line = issue()
        .body.split('\n')
        .find((text) => /^\s*- \[.\]/.test(text) && text.includes(words));
      const box = /listkeeper:(?:do=\w+ id=\w+|list=\w+)/.exec(line ?? '')?.[0];
      if (!box) throw new Error(`no box “${words}” in\n${issue().body}`);
      await sandbox.asUser('someone').setCheckbox({ repository, issue: issue().number, box, on: true });
    }
    await settled();
  }
  const changed = async (ref = 'listkeeper/remedies') => {
    const before = new Set((await read('README.md')).split('\n'));
    return (await read('README.md', ref)).split('\n').filter((line) => !before.has(line));
  };

  it('are told in one issue that speaks of lines', async () => {
    await pass(2);
    await pass(2);
    expect(issue().body).toContain('### 3 dead links: tick what to do');
    expect(issue().body).toContain('Strike “Cedar” through, keep its line');
    expect(issue().body).toContain('Remove the line of “Cedar”');
    expect(issue().body).toContain('edit/main/README.md#L7');
    expect(issue().body).not.toMatch(/the entry|data\//);
  });

  it('are struck out, replaced by a copy, removed and updated by boxes, in one pull request', async () => {
    await tick('Strike “Cedar” through', 'Use the archived copy of “Fir”', 'Remove the line of “Larch”', '**Oak**');
    expect(openPulls()).toHaveLength(1);
    expect(await changed()).toEqual([
      `- ~~[Cedar](${repositoryUrl('Cedar')})~~ - A tool about Cedar.`,
      lineOf('Fir', `https://web.archive.org/web/20240301000000/${repositoryUrl('Fir')}`),
      lineOf('Oak', 'https://github.com/forest/oak'),
    ]);
    expect(await read('README.md', 'listkeeper/remedies')).not.toContain('Larch');
    expect(openPulls()[0]?.body).toMatch(/\*\*Cedar\*\*: struck through[\s\S]*\*\*Larch\*\*: line removed/);
  });

  it('need nothing more after the merge', async () => {
    await sandbox.asUser('someone').merge({ repository, number: openPulls()[0]?.number ?? 0 });
    await settled();
    expect(issue().body).toContain('1 marked as gone');
    expect(issue().body).toContain('Struck through in the list (1)');
    expect(openPulls()).toHaveLength(0);
  });

  it('are left in place by a box that turns the README into data', async () => {
    const box = 'Open a pull request that turns the entries into data files';
    await tick(box);
    expect(openPulls().map(({ title }) => title)).toEqual(['Keep this list as data files']);
    const number = openPulls()[0]?.number;
    expect(issue().body).toContain(`- [x] <!-- listkeeper:list=adopt pull=${number} --> ${box} · see #${number}`);
  });

  it('do not get lost when the README changes before that merge', async () => {
    const text = (await read('README.md')).replace(`${lineOf('Hazel')}\n`, `${lineOf('Ginkgo')}\n${lineOf('Hazel')}\n`);
    await sandbox.asUser('someone').push({ repository, branch: 'main', files: { 'README.md': text } });
    await settled();
    expect(await read('data/tools/ginkgo.yml', 'listkeeper/adopt')).toContain(repositoryUrl('Ginkgo'));
  });

  it('are those of the data after that merge, and the README stays as it was', async () => {
    const before = await read('README.md');
    await sandbox.asUser('someone').merge({ repository, number: openPulls()[0]?.number ?? 0 });
    await settled();
    expect(await read('.github/listkeeper.yml')).not.toContain('source');
    expect(await read('data/tools/cedar.yml')).toContain('state: gone');
    expect((await read('README.md')).replace(/<!-- listkeeper:[\s\S]*?-->\n/g, '')).toBe(before);
    await pass(8);
    expect(issue().body).not.toContain('listkeeper:list=adopt');
    expect(warnings).toEqual([]);
  });
});
