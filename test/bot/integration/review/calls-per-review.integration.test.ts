import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bot } from '../../../../src/bot/start-bot.ts';
import { createHttpClient } from '../../../../src/http/client.ts';
import type { HttpClient } from '../../../../src/http/types.ts';
import { createHtmlResponse } from '../../../../src/sandbox/internet/responses.ts';
import { openSimulatedInternet, type SimulatedInternet } from '../../../../src/sandbox/internet/simulated-internet.ts';
import { openSandbox, type Sandbox } from '../../../../src/sandbox/open-sandbox.ts';
import { signWebhook } from '../../../../src/sandbox/webhooks/signature.ts';
import { startTestBot } from '../../bot-fixture.ts';

/**
 * The requests to GitHub that a review costs, each counted: the redirect to an archive too, a token
 * and the style of a new label, which come once. LISTKEEPER_SHOW_CALLS=1 prints them.
 */
const maxCalls = 8;

const repository = 'someone/reading';
const files = {
  'data/list.yml': 'title: {en: Reading}\nlanguages: [en]\nsections:\n  - id: books\n    name: {en: Books}\n',
  'README.md': '# Reading\n\n<!-- listkeeper:start -->\n<!-- listkeeper:end -->\n',
  'data/old.yml': entry('old').replace('en: A book', 'en:  A book'),
  '.github/listkeeper.yml': 'links: {every: "off"}\n',
};

function entry(name: string, { path = name, more = '' } = {}): string {
  const description = `description: {en: A book about ${name}.}\n${more}`;
  const links = `links: [{role: homepage, url: 'https://books.invented.org/${path}'}]\n`;
  return `kind: article\nsection: books\nname: {en: ${name}}\n${description}${links}`;
}

let sandbox: Sandbox;
let internet: SimulatedInternet;
let network: HttpClient;
let bot: Bot;
const calls: string[] = [];
const log: string[] = [];

beforeAll(async () => {
  sandbox = await openSandbox({});
  internet = await openSimulatedInternet([
    {
      host: 'books.invented.org',
      respond: ({ url }) =>
        url.pathname.startsWith('/gone')
          ? createHtmlResponse('Not found', '<p>There is no such page.</p>', 404)
          : createHtmlResponse(`Page ${url.pathname}`),
    },
  ]);
  const own = new URL(sandbox.url).host;
  network = createHttpClient({ route: (url) => (url.host === own ? undefined : internet.route(url)) });
  await sandbox.createRepository({ owner: 'someone', name: 'reading', files });
  bot = await startTestBot(sandbox, { network, log: (level, words) => level !== 'debug' && log.push(`${level} ${words}`) });
  await settled();
  sandbox.observe(({ method, path, requestBody, status }) => {
    const query = /\bquery (\w+)/.exec((requestBody as { query?: string } | undefined)?.query ?? '')?.[1];
    calls.push([method, path, ...(query ? [query] : []), status].join(' '));
  });
});

afterAll(async () => {
  await bot.stop();
  await network.close();
  await sandbox.close();
  await internet.close();
  expect(log.filter((line) => /^(?:error|warn)/.test(line))).toEqual([]);
});

async function settled(): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await sandbox.waitForDeliveries();
    await bot.idle();
  }
}

/** The requests of the review that an act causes, and what the log says of it. */
async function observe(act: () => Promise<unknown>, most = maxCalls): Promise<{ found: string[]; outcome: string }> {
  await settled();
  calls.length = 0;
  log.length = 0;
  await act();
  await settled();
  const found = calls.splice(0);
  if (process.env.LISTKEEPER_SHOW_CALLS) console.log(expect.getState().currentTestName, found.length, found, log);
  expect(found.length, found.join('\n')).toBeLessThanOrEqual(most);
  return { found, outcome: log.join('\n') };
}

const open = (login: string, branch: string, changed: Record<string, string>, place = repository) =>
  sandbox.asUser(login).openPullRequest({ repository: place, title: `Add ${branch}`, branch, files: changed });

async function deliver(event: string, payload: object, name = 'reading'): Promise<void> {
  const body = JSON.stringify({
    installation: { id: sandbox.installationId },
    repository: { name, full_name: `someone/${name}`, owner: { login: 'someone' }, default_branch: 'main' },
    sender: { login: 'contributor', type: 'User' },
    ...payload,
  });
  const headers = {
    'content-type': 'application/json',
    'x-github-event': event,
    'x-github-delivery': randomUUID(),
    'x-hub-signature-256': signWebhook(sandbox.app.webhookSecret, body),
  };
  const answer = await fetch(bot.webhookUrl, { method: 'POST', headers, body });
  expect(answer.status).toBe(202);
}

const push = (branch: string, changed: Record<string, string>) =>
  sandbox.asUser('contributor').push({ repository: 'contributor/reading', branch, files: changed });

describe(`a review costs at most ${maxCalls} requests to GitHub`, () => {
  it('of a sound entry from a fork', async () => {
    const { outcome } = await observe(() => open('contributor', 'first', { 'data/first.yml': entry('first') }));
    expect(outcome).toContain('0 new findings: success');
  });

  it('of an entry with a dead link', async () => {
    await observe(() => open('contributor', 'dead', { 'data/dead.yml': entry('dead', { path: 'gone' }) }));
    expect(sandbox.world.hosted.get(repository)?.issues.get(2)?.comments[0]?.body).toContain('page not found');
  });

  it('of an entry with a mistake and a suggested change', async () => {
    const wrong = entry('typo').replace('homepage', 'homepag');
    const { found, outcome } = await observe(() => open('contributor', 'typo', { 'data/typo.yml': wrong }));
    expect(outcome).toContain('1 new finding: failure');
    expect(found.filter((call) => call.includes('/reviews'))).toHaveLength(1);
  });

  it('of an old entry with a new mistake and a suggested change, for which the patch is read', async () => {
    const wrong = entry('old').replace('homepage', 'homepag');
    const { found } = await observe(() => open('contributor', 'edited', { 'data/old.yml': wrong }));
    expect(found.filter((call) => /\/pulls\/\d+\/(?:files|reviews) /.test(call))).toHaveLength(2);
  });

  it('of a branch of the repository itself', async () => {
    await observe(() => open('someone', 'inside', { 'data/inside.yml': entry('inside') }));
  });

  it('of a new head', async () => {
    const { outcome } = await observe(() => push('first', { 'data/first.yml': entry('first', { more: 'tags: [new]\n' }) }));
    expect(outcome).toContain('review: #1');
  });

  it('of a new head on which all is mended', async () => {
    const { outcome } = await observe(() => push('typo', { 'data/typo.yml': entry('typo') }));
    expect(outcome).toContain('success');
  });

  it('of a merge group', async () => {
    const here = sandbox.world.hosted.get(repository);
    const merge_group = { head_sha: here?.issues.get(5)?.pull?.head.sha, base_sha: here?.refs.get('refs/heads/main') };
    const { outcome } = await observe(() => deliver('merge_group', { action: 'checks_requested', merge_group }));
    expect(outcome).toContain('merge group at');
  });

  it('that finds nothing new: two, and no write', async () => {
    const { found } = await observe(() => deliver('pull_request', { action: 'reopened', pull_request: { number: 1 } }));
    expect(found).toEqual(['POST /graphql PullRequest 200', 'POST /graphql Files 200']);
  });

  it('and a token more, in a repository that the bot has never looked at', async () => {
    sandbox.setWebhookUrl(undefined);
    await sandbox.createRepository({ owner: 'someone', name: 'second', files });
    const { number } = await open('contributor', 'cold', { 'data/cold.yml': entry('cold') }, 'someone/second');
    const opened = { action: 'opened', pull_request: { number } };
    const { found } = await observe(() => deliver('pull_request', opened, 'second'), maxCalls + 1);
    const onlyOnce = /access_tokens|tarball|_codeload|PATCH/;
    expect(found.filter((call) => onlyOnce.test(call))).toHaveLength(4);
  });
});
