import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { convertEventToJobs } from '../../../src/bot/http/event-to-jobs.ts';
import type { Bot } from '../../../src/bot/start-bot.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import type { HttpClient } from '../../../src/http/types.ts';
import { readList } from '../../../src/list/index.ts';
import { defaultSettings } from '../../../src/list/schema/settings/settings-schema.ts';
import { createHtmlResponse } from '../../../src/sandbox/internet/responses.ts';
import { openSimulatedInternet, type SimulatedInternet } from '../../../src/sandbox/internet/simulated-internet.ts';
import { openSandbox, type Sandbox } from '../../../src/sandbox/open-sandbox.ts';
import { formBody } from '../../jobs/submission/form-body.ts';
import { startTestBot, waitUntilSettled } from '../bot-fixture.ts';

/**
 * Without git, over signed webhooks: the form becomes a pull request, which is reviewed and merged,
 * and ends in the README.
 */

const repository = 'someone/reading';
const listFile = 'title: { en: Reading }\nlanguages: [en]\nsections:\n  - { id: books, name: { en: Books } }\n';
const files = {
  'data/list.yml': listFile,
  'README.md': '# Reading\n\n<!-- listkeeper:start -->\n<!-- listkeeper:end -->\n',
  '.github/listkeeper.yml':
    'links: { every: "off" }\noutputs:\n  - { file: README.md, language: en }\n  - { file: .github/ISSUE_TEMPLATE/entry.yml, language: en }\n',
};
const info = readList([{ path: 'data/list.yml', text: listFile }], defaultSettings).info;
const form = (link: string, name = 'A Primer') => {
  if (!info) throw new Error('the list can not be read');
  return formBody(info, 'en', { link, name });
};

let sandbox: Sandbox;
let internet: SimulatedInternet;
let network: HttpClient;
let bot: Bot;

beforeAll(async () => {
  sandbox = await openSandbox({});
  internet = await openSimulatedInternet([{ host: 'books.invented.org', respond: () => createHtmlResponse('A page') }]);
  const own = new URL(sandbox.url).host;
  network = createHttpClient({ route: (url) => (url.host === own ? undefined : internet.route(url)) });
  await sandbox.createRepository({ owner: 'someone', name: 'reading', files });
  bot = await startTestBot(sandbox, { network });
  await bot.idle();
});
afterAll(async () => {
  await bot.stop();
  await network.close();
  await sandbox.close();
  await internet.close();
});

const settled = () => waitUntilSettled(sandbox, bot);

const here = () => sandbox.world.hosted.get(repository);
const pulls = () => [...(here()?.issues.values() ?? [])].filter(({ pull }) => pull);

describe('an entry submitted by issue form', () => {
  let number: number;

  it('becomes a pull request that passes review', async () => {
    number = await sandbox
      .asUser('reader')
      .openIssue({ repository, title: 'A book', body: form('https://books.invented.org/primer') });
    await settled();
    expect(pulls()).toMatchObject([{ title: 'Add A Primer', state: 'open' }]);
    const head = pulls()[0]?.pull?.head.sha;
    expect(here()?.checkRuns.filter((run) => run.headSha === head)).toMatchObject([{ conclusion: 'success' }]);
    expect(here()?.issues.get(number)?.comments).toHaveLength(1);
  });

  it('is updated when its issue is edited', async () => {
    const body = form('https://books.invented.org/primer', 'A Better Primer');
    await sandbox.asUser('reader').editIssue({ repository, number, body });
    await settled();
    expect(pulls()).toMatchObject([{ title: 'Add A Better Primer' }]);
  });

  it('is in the README after the merge, and the issue form file exists', async () => {
    await sandbox.asUser('someone').merge({ repository, number: pulls()[0]?.number ?? 0 });
    await settled();
    const read = async (path: string) => {
      const address = `${sandbox.api}/repos/${repository}/contents/${path}`;
      const answer = await fetch(address, { headers: { authorization: `token ${sandbox.token}` } });
      return Buffer.from(((await answer.json()) as { content: string }).content, 'base64').toString('utf8');
    };
    expect(await read('README.md')).toContain('[A Better Primer](https://books.invented.org/primer)');
    expect(await read('.github/ISSUE_TEMPLATE/entry.yml')).toContain('label: Link');
  });

  it('whose job fails is reported once on its issue, and is retried after the next edit', async () => {
    const message = 'Resource not accessible by integration';
    sandbox.injectFault({ method: 'GET', path: /\/issues\/\d+$/, status: 403, body: { message } });
    const lost = await sandbox
      .asUser('reader')
      .openIssue({ repository, title: 'Lost', body: form('https://books.invented.org/lost', 'Lost') });
    await settled();
    const said = () =>
      here()
        ?.issues.get(lost)
        ?.comments.map(({ body }) => body) ?? [];
    expect(said()).toEqual([expect.stringMatching(/This isn’t a problem with what you wrote[\s\S]*感谢推荐/)]);
    await sandbox
      .asUser('reader')
      .editIssue({ repository, number: lost, body: form('https://books.invented.org/lost', 'Found') });
    await settled();
    expect(said()).toEqual([expect.stringContaining('Found')]);
    await sandbox.asUser('someone').comment({ repository, issue: lost, body: '/listkeeper reject' });
    await settled();
  });

  it('is withdrawn by a command of a maintainer only', async () => {
    const other = await sandbox
      .asUser('reader')
      .openIssue({ repository, title: 'B', body: form('https://books.invented.org/b', 'B') });
    await settled();
    const mine = () => pulls().find(({ title }) => title === 'Add B');
    await sandbox.asUser('stranger').comment({ repository, issue: other, body: '/listkeeper reject' });
    await settled();
    expect(mine()).toMatchObject({ state: 'open' });
    await sandbox.asUser('someone').comment({ repository, issue: other, body: '/listkeeper reject' });
    await settled();
    expect(mine()).toMatchObject({ state: 'closed' });
  });
});

describe('an installation', () => {
  const list = Array.from({ length: 12 }, (_, at) => `- [Tool ${at}](https://t${at}.example.org/) - Does it.`).join('\n');

  it.each([
    ['a list', `# Tools\n\n## All\n\n${list}\n`, ['Set up Listkeeper for this list']],
    ['no list', '# A program\n', []],
  ])('on a repository with %s', async (what, text, titles) => {
    const settings = { owner: 'someone', name: what.replace(' ', '-'), files: { 'README.md': text }, installed: false };
    const made = await sandbox.createRepository(settings);
    sandbox.installApp(made);
    await settled();
    const opened = [...made.issues.values()];
    expect(opened.map(({ title }) => title)).toEqual(titles);
    const heads = opened.map(({ pull }) => pull?.head.sha);
    expect(
      made.checkRuns.map((run) => [run.headSha, run.conclusion]),
      'our own proposal is not reviewed as a contribution',
    ).toEqual(heads.map((head) => [head, 'neutral']));
  });

  it('on many repositories at once starts with the first; sweeps find the others', () => {
    const repositories = Array.from({ length: 300 }, (_, at) => ({ full_name: `someone/r${at}` }));
    const jobs = convertEventToJobs('installation', { action: 'created', installation: { id: 7 }, repositories });
    expect(jobs.filter(({ kind }) => kind === 'adopt')).toHaveLength(20);
    expect(jobs.filter(({ kind }) => kind === 'sweep')).toHaveLength(300);
    expect(jobs[0]).toMatchObject({ kind: 'adopt', installation: 7, owner: 'someone', repo: 'r0' });
    expect(convertEventToJobs('installation', { action: 'deleted', installation: { id: 7 }, repositories })).toEqual([]);
  });
});

describe('an event of an issue', () => {
  const event = (action: string, body: string, more: object = {}) =>
    convertEventToJobs('issues', {
      action,
      installation: { id: 7 },
      repository: { name: 'reading', owner: { login: 'someone' }, default_branch: 'main' },
      issue: { number: 5, body },
      sender: { login: 'reader', type: 'User' },
      ...more,
    });

  it.each(['opened', 'edited', 'reopened', 'closed'])('that is %s makes a job for the current form', (action) => {
    expect(event(action, form('https://a.example.org'))).toMatchObject([{ kind: 'submit', number: 5 }]);
  });

  it('that our form did not create, or that a bot created, makes no job', () => {
    expect(event('opened', 'Hello')).toEqual([]);
    expect(event('labeled', form('https://a.example.org'))).toEqual([]);
    expect(event('opened', form('https://a.example.org'), { sender: { login: 'x[bot]', type: 'Bot' } })).toEqual([]);
  });
});
