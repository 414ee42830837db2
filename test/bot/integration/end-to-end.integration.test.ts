import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bot } from '../../../src/bot/start-bot.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import type { HttpClient } from '../../../src/http/types.ts';
import { type Clock, systemClock } from '../../../src/runtime/clock.ts';
import { createHtmlResponse } from '../../../src/sandbox/internet/responses.ts';
import { openSimulatedInternet, type SimulatedInternet } from '../../../src/sandbox/internet/simulated-internet.ts';
import { openSandbox, type Sandbox } from '../../../src/sandbox/open-sandbox.ts';
import { attachOpenApiContract, type OpenApiContract } from '../../sandbox/openapi-contract/openapi-contract.ts';
import { startTestBot } from '../bot-fixture.ts';

/**
 * The whole way over real HTTP: signed webhooks, the App's tokens, git objects; hosts that links
 * lead to are simulated.
 */

const repository = 'someone/reading';
const day = 24 * 3600 * 1000;

const files = {
  'data/list.yml': `title:
  en: Reading
languages: [en]
sections:
  - id: books
    name:
      en: Books
  - id: tools
    name:
      en: Tools
`,
  'data/primer.yml': entry({ name: 'A Primer', section: 'books', url: 'https://books.invented.org/primer' }),
  'data/reader.yml': entry({ name: 'The Reader', section: 'tools', url: 'https://github.com/someone/reader', kind: 'toolkit' }),
  'README.md': '# Reading\n\nBy hand.\n\n<!-- listkeeper:start -->\n<!-- listkeeper:end -->\n\nAlso by hand.\n',
};

/**
 * Where GitHub's description does not describe GitHub: an account that is a user and an enterprise
 * at once, and labels that can not be without a description.
 */
const flaws = [
  /^GET \/app\/installations 200 .*\/account /,
  /^GET \/repos\/\{owner\}\/\{repo\}\/pulls 200 .*\/labels\/\d+\/description /,
];

function entry({ name, section, url, kind = 'article' }: { name: string; section: string; url: string; kind?: string }): string {
  return `kind: ${kind}
section: ${section}
name:
  en: ${name}
description:
  en: Something to read.
links:
  - role: ${kind === 'toolkit' ? 'code' : 'homepage'}
    url: ${url}
`;
}

let sandbox: Sandbox;
let internet: SimulatedInternet;
let network: HttpClient;
let bot: Bot;
let contract: OpenApiContract;
let later = 0;
const log: string[] = [];

/** The true time, that a test can move on by days. */
const clock: Clock = { now: () => systemClock.now() + later, sleep: systemClock.sleep };

beforeAll(async () => {
  sandbox = await openSandbox({});
  contract = attachOpenApiContract(sandbox);
  internet = await openSimulatedInternet([
    { host: 'books.invented.org', respond: ({ url }) => createHtmlResponse(`Page ${url.pathname}`) },
  ]);
  const own = new URL(sandbox.url).host;
  network = createHttpClient({ route: (url) => (url.host === own ? undefined : internet.route(url)) });
  await sandbox.createRepository({ owner: 'someone', name: 'reading', files });
  const environment = { GITHUB_API_URL: sandbox.api, LISTKEEPER_DOCS: 'https://keeper.invented.org/docs' };
  const settings = { network, clock, environment };
  bot = await startTestBot(sandbox, { ...settings, log: (level, words) => level !== 'debug' && log.push(`${level} ${words}`) });
  await bot.idle();
});

afterAll(async () => {
  await bot.stop();
  await network.close();
  await sandbox.close();
  await internet.close();
  const violations = contract.violations().filter((each) => !flaws.some((flaw) => flaw.test(each)));
  expect(violations, 'what we ask is what GitHub documents').toEqual([]);
  expect(log.filter((line) => /^(?:error|warn)/.test(line))).toEqual([]);
});

async function settled(): Promise<void> {
  await sandbox.waitForDeliveries();
  await bot.idle();
  await sandbox.waitForDeliveries();
  await bot.idle();
}

const here = () => sandbox.world.hosted.get(repository);
const bySelf = (author: { app?: { slug: string } }) => author.app?.slug === sandbox.app.slug;
const ownComments = (number: number) =>
  here()
    ?.issues.get(number)
    ?.comments.filter((comment) => bySelf(comment.author)) ?? [];
const runsOn = (sha: string) => here()?.checkRuns.filter((run) => run.headSha === sha) ?? [];
const ownIssues = () => [...(here()?.issues.values() ?? [])].filter((issue) => !issue.pull && bySelf(issue.author));

async function read(path: string, ref = 'main'): Promise<string> {
  const address = `${sandbox.api}/repos/${repository}/contents/${path}?ref=${ref}`;
  const answer = await fetch(address, { headers: { authorization: `token ${sandbox.token}` } });
  const { content } = (await answer.json()) as { content: string };
  return Buffer.from(content, 'base64').toString('utf8');
}

describe('from a pull request to link health', () => {
  let number: number;

  it('a pull request with a mistake gets one comment and one failing check with an annotation', async () => {
    const wrong = entry({ name: 'A Story', section: 'books', url: 'https://books.invented.org/story' }).replace(
      'homepage',
      'home',
    );
    const opened = await sandbox.asUser('contributor').openPullRequest({
      repository,
      title: 'Add a story',
      branch: 'story',
      files: { 'data/story.yml': wrong },
    });
    number = opened.number;
    await settled();
    expect(ownComments(number)).toHaveLength(1);
    expect(ownComments(number)[0]?.body).toContain('data/story.yml');
    expect(ownComments(number)[0]?.body).toContain('(https://keeper.invented.org/docs/findings.md#not-allowed)');
    const [run, ...more] = runsOn(opened.headSha);
    expect(more).toEqual([]);
    expect(run).toMatchObject({ name: 'Listkeeper', status: 'completed', conclusion: 'failure' });
    expect(run?.annotations).toMatchObject([{ path: 'data/story.yml', start_line: 8, annotation_level: 'failure' }]);
  });

  it('a fixed head gets its own check, in the same comment', async () => {
    const mended = entry({ name: 'A Story', section: 'books', url: 'https://books.invented.org/story' });
    const fork = here()?.issues.get(number)?.pull?.head.repository;
    const headRepository = fork ? `${fork.owner.login}/${fork.name}` : repository;
    const push = { repository: headRepository, branch: 'story', files: { 'data/story.yml': mended } };
    const sha = await sandbox.asUser('contributor').push(push);
    await settled();
    expect(runsOn(sha)).toMatchObject([{ conclusion: 'success' }]);
    expect(ownComments(number)).toHaveLength(1);
    expect(internet.requests.map((request) => request.url)).toContain('https://books.invented.org/story');
  });

  it('after the merge the bot commits the entry to the README, once, and keeps the rest of the file', async () => {
    await sandbox.asUser('someone').merge({ repository, number });
    await settled();
    const readme = await read('README.md');
    expect(readme).toContain('A Story');
    expect(readme).toMatch(/^# Reading\n\nBy hand\.\n/);
    expect(readme).toMatch(/\nAlso by hand\.\n$/);
    const tip = here()?.refs.get('refs/heads/main');
    await bot.sweep();
    await settled();
    expect(here()?.refs.get('refs/heads/main'), 'a second look writes nothing').toBe(tip);
  });

  it('a dead link opens one issue, which is edited in the following weeks', async () => {
    sandbox.world.externalRepositories.set('someone/reader', { state: 'gone' });
    for (const weeks of [1, 2]) {
      later = weeks * 8 * day;
      await bot.sweep();
      await settled();
    }
    expect(ownIssues()).toHaveLength(1);
    expect(ownIssues()[0]).toMatchObject({ state: 'open' });
    expect(ownIssues()[0]?.body).toContain('The Reader');
    expect(here()?.refs.has('refs/heads/listkeeper/health')).toBe(true);
  });

  it('a link that comes back closes the issue', async () => {
    sandbox.world.externalRepositories.set('someone/reader', { state: 'alive' });
    later = 4 * 8 * day;
    await bot.sweep();
    await settled();
    expect(ownIssues()).toMatchObject([{ state: 'closed' }]);
  });
});

describe('what no webhook announced', () => {
  it('a sweep finds a pull request that was opened while the bot was down', async () => {
    sandbox.setWebhookUrl(undefined);
    const opened = await sandbox.asUser('contributor').openPullRequest({
      repository,
      title: 'Another',
      branch: 'another',
      files: { 'data/another.yml': entry({ name: 'Another', section: 'books', url: 'https://books.invented.org/another' }) },
    });
    await settled();
    expect(runsOn(opened.headSha)).toEqual([]);
    sandbox.setWebhookUrl(bot.webhookUrl);
    await bot.sweep();
    await settled();
    expect(runsOn(opened.headSha)).toMatchObject([{ conclusion: 'success' }]);
  });

  it('a command in a comment needs write access to repeat a review', async () => {
    const [pull] = [...(here()?.issues.values() ?? [])].filter((issue) => issue.pull && issue.state === 'open');
    const head = pull?.pull?.head.sha ?? '';
    const number = pull?.number ?? 0;
    await sandbox.asUser('stranger').comment({ repository, issue: number, body: '/listkeeper recheck' });
    await settled();
    expect(runsOn(head)).toHaveLength(1);
    expect(log.at(-1)).toContain('may not run');
    await sandbox.asUser('someone').comment({ repository, issue: number, body: '/listkeeper recheck' });
    await settled();
    expect(log.at(-1)).toMatch(/review: #\d+/);
    expect(ownComments(number)).toHaveLength(1);
  });
});

describe('a list with rules of acceptance', () => {
  const settings = `review:
  accept:
    - level: block
      kinds: [toolkit]
      reason: { en: Young tools often vanish. }
      minStars: 50
      maxDaysSincePush: 365
      licenses: any
    - minDescriptionWords: 10
      maxOpenPullRequests: 2
      maxEntriesPerPullRequest: 1
`;

  async function suggestTool(name: string, stars: number) {
    const pushedAt = Date.now();
    sandbox.world.externalRepositories.set(`someone/${name}`, { state: 'alive', stars, license: 'MIT', pushedAt });
    const path = `data/${name}.yml`;
    const text = entry({ name, section: 'tools', url: `https://github.com/someone/${name}`, kind: 'toolkit' });
    const opened = await sandbox
      .asUser('contributor')
      .openPullRequest({ repository, title: `Add ${name}`, branch: name, files: { [path]: text } });
    await settled();
    return { ...opened, comment: ownComments(opened.number)[0]?.body ?? '' };
  }

  it('tells what was found, the rule and its reason, with thanks, and warns of what does not block', async () => {
    await sandbox.asUser('someone').push({ repository, branch: 'main', files: { '.github/listkeeper.yml': settings } });
    await settled();
    const { comment, headSha } = await suggestTool('young', 12);
    expect(comment).toContain('“young” doesn’t meet this list’s rules yet.** Thanks for suggesting it.');
    expect(comment).toContain('This list asks for at least 50 stars; someone/young has 12. Why: Young tools often vanish.');
    expect(comment).toContain('descriptions of at least 10 words; this one has 3.');
    expect(comment).not.toContain('asks for a license');
    expect(runsOn(headSha)).toMatchObject([{ conclusion: 'failure' }]);
  });

  it('names the entries beyond the number of a pull request, and who has too many open', async () => {
    const second = (name: string) => entry({ name, section: 'books', url: `https://books.invented.org/${name}` });
    const opened = await sandbox.asUser('contributor').openPullRequest({
      repository,
      title: 'Two at once',
      branch: 'two',
      files: { 'data/two.yml': second('Two'), 'data/three.yml': second('Three') },
    });
    await settled();
    const body = ownComments(opened.number)[0]?.body;
    expect(body).toContain('This list takes one entry a pull request; this one adds 2.');
    expect(body).toMatch(/at most 2 open pull requests of each person; @\u200bcontributor has \d\./);
  });

  it('has no more requests to GitHub for it, and passes what meets the rules', async () => {
    const queries: string[] = [];
    const stop = sandbox.observe(({ path }) => void queries.push(path));
    const { headSha } = await suggestTool('grown', 50);
    stop();
    expect(runsOn(headSha)).toMatchObject([{ conclusion: 'success' }]);
    expect(queries.filter((path) => path.includes('/repos/someone/grown'))).toEqual([]);
  });
});
