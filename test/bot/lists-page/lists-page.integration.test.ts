import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bot } from '../../../src/bot/start-bot.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import type { HttpClient } from '../../../src/http/types.ts';
import { openSimulatedInternet, type SimulatedInternet } from '../../../src/sandbox/internet/simulated-internet.ts';
import { openSandbox, type Sandbox } from '../../../src/sandbox/open-sandbox.ts';
import { startTestBot, waitUntilSettled } from '../bot-fixture.ts';

const token = 'c2VjcmV0IG9mIGEgdGVzdA==';
const listOf = (title: string) =>
  `title: { en: ${JSON.stringify(title)} }\nlanguages: [en]\nsections:\n  - { id: books, name: { en: Books } }\n`;
const entry =
  'kind: article\nsection: books\nname: { en: A Book }\nlinks: [{ role: homepage, url: "https://gone.invented.org/book" }]\n';
const readme = '<!-- listkeeper:start -->\n<!-- listkeeper:end -->\n';
const hostile = '"><script>alert(1)</script>';

let sandbox: Sandbox;
let internet: SimulatedInternet;
let network: HttpClient;
let bot: Bot;

beforeAll(async () => {
  sandbox = await openSandbox();
  internet = await openSimulatedInternet([]);
  network = createHttpClient({ route: (url) => (url.host === new URL(sandbox.url).host ? undefined : internet.route(url)) });
  const create = (name: string, files: Record<string, string>) => sandbox.createRepository({ owner: 'someone', name, files });
  await create('reading', { 'data/list.yml': listOf('Reading'), 'data/book.yml': entry, 'README.md': readme });
  await create('blocked', { 'data/list.yml': listOf(hostile), 'data/book.yml': 'kind: nonsense\n', 'README.md': readme });
  await create('no-list', { 'README.md': 'Just text.' });
  bot = await startTestBot(sandbox, { network, environment: { GITHUB_API_URL: sandbox.api, LISTKEEPER_LISTS_TOKEN: token } });
  await waitUntilSettled(sandbox, bot);
});

afterAll(async () => {
  await bot.stop();
  await network.close();
  await sandbox.close();
  await internet.close();
});

const signedIn = (password = token) => ({ authorization: `Basic ${Buffer.from(`keeper:${password}`).toString('base64')}` });
const open = (query = '', headers: Record<string, string> = signedIn()) => fetch(`${bot.url}/lists${query}`, { headers });
const read = async (query = '', headers?: Record<string, string>) => (await open(query, headers)).text();

async function sendEvent(event: string, payload: object): Promise<void> {
  const body = JSON.stringify(payload);
  const signature = createHmac('sha256', sandbox.app.webhookSecret).update(body).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'x-github-event': event,
    'x-github-delivery': crypto.randomUUID(),
    'x-hub-signature-256': `sha256=${signature}`,
  };
  expect((await fetch(bot.webhookUrl, { method: 'POST', body, headers })).status).toBe(202);
  await waitUntilSettled(sandbox, bot);
}

describe('the page of lists', () => {
  it('does not exist where the operator has set no token, whoever asks', async () => {
    const off = await startTestBot(sandbox, { network });
    try {
      for (const headers of [{}, signedIn(), signedIn('')])
        expect((await fetch(`${off.url}/lists`, { headers })).status).toBe(404);
    } finally {
      await off.stop();
      sandbox.setWebhookUrl(bot.webhookUrl);
    }
  });

  it('refuses to start with a token that could be guessed', async () => {
    const environment = { GITHUB_API_URL: sandbox.api, LISTKEEPER_LISTS_TOKEN: 'short' };
    await expect(startTestBot(sandbox, { network, environment })).rejects.toMatchObject({ code: 'weak-lists-token' });
  });

  it('asks for the token, and names no list without it', async () => {
    for (const headers of [{}, signedIn('wrong'), signedIn(`${token}x`), { authorization: `Bearer ${token}` }]) {
      const answer = await open('', headers);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toContain('Basic realm=');
      expect(await answer.text()).not.toMatch(/someone|Reading/);
    }
  });

  it('shows what jobs have seen of each list, what is blocked first, and no repository without a list', async () => {
    const page = await read();
    expect(page).toContain('2 lists, 1 with something to do.');
    expect(page).toContain('generated files not updated: ');
    expect(page).toContain('1 entry · 1 link · ');
    expect(page).toContain(`href="${sandbox.url}/someone/reading/pulls"`);
    expect(page.indexOf('someone/blocked')).toBeLessThan(page.indexOf('someone/reading'));
    expect(page).not.toContain('no-list');
  });

  it('escapes hostile titles, and allows nothing but its own style', async () => {
    const answer = await open();
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const page = await answer.text();
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;alert(1)');
  });

  it('follows the language of the browser, and that of a link before it', async () => {
    const chinese = { ...signedIn(), 'accept-language': 'zh-CN,zh;q=0.9' };
    expect(await read('', chinese)).toContain('共 2 份清单');
    expect(await read('?language=en', chinese)).toContain('2 lists');
    expect((await open('', { 'accept-language': 'zh' })).status).toBe(401);
  });

  it('counts an open pull request, once a sweep has seen it', async () => {
    const files = { 'data/other.yml': entry.replace('A Book', 'Another') };
    await sandbox.asUser('reader').openPullRequest({ repository: 'someone/reading', title: 'Another', branch: 'other', files });
    await waitUntilSettled(sandbox, bot);
    await bot.sweep();
    await waitUntilSettled(sandbox, bot);
    const page = await read();
    expect(page).toContain('1 open pull request<');
    expect(page).not.toContain('not reviewed yet');
  });

  it('shows the nearest page for any number', async () => {
    for (const page of ['0', '99', '-1', '1e9', '', 'x'.repeat(1000)]) expect((await open(`?page=${page}`)).status).toBe(200);
  });

  it('is only read', async () => {
    const answer = await fetch(`${bot.url}/lists`, { method: 'POST', headers: signedIn() });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    const head = await fetch(`${bot.url}/lists`, { method: 'HEAD', headers: signedIn() });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('answers a header that is no text', async () => {
    const status = await new Promise((resolve, reject) => {
      const asked = request(`${bot.url}/lists`, { headers: { authorization: 'Basic \u00ff\u00fe' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      asked.on('error', reject).end();
    });
    expect(status).toBe(401);
  });

  it('follows a new name, and forgets what is no longer installed', async () => {
    const installation = { id: sandbox.world.installation.id };
    await sandbox.createRepository({ owner: 'someone', name: 'books', files: { 'data/list.yml': listOf('Books') } });
    await waitUntilSettled(sandbox, bot);
    const repository = { name: 'books', owner: { login: 'someone' } };
    const changes = { repository: { name: { from: 'reading' } } };
    await sendEvent('repository', { action: 'renamed', installation, repository, changes });
    const renamed = await read();
    expect(renamed).toContain('someone/books');
    expect(renamed).not.toContain('someone/reading');
    const removed = [{ full_name: 'someone/blocked' }];
    await sendEvent('installation_repositories', { action: 'removed', installation, repositories_removed: removed });
    expect(await read()).toContain('1 list, nothing to do.');
    await sendEvent('installation', { action: 'deleted', installation });
    expect(await read()).toContain('No lists yet.');
  });
});
