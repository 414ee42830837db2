import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  captureRejection,
  fullRepositoryName,
  openTestSandbox,
  owner,
  repo,
  startWebhookReceiver,
  type TestSandbox,
  type WebhookReceiver,
} from '../../helpers/open-test-sandbox.ts';

let it: TestSandbox;
let bot: WebhookReceiver;

beforeAll(async () => {
  bot = await startWebhookReceiver();
  it = await openTestSandbox({ 'README.md': '# List\n', 'data/a.yml': 'name: a\n' }, { webhookUrl: bot.url });
  await it.sandbox.createRepository({ owner: 'other', name: 'public', files: { 'a.txt': 'a\n' }, installed: false });
  await it.sandbox.createRepository({
    owner: 'other',
    name: 'hidden',
    files: { 'a.txt': 'a\n' },
    installed: false,
    private: true,
  });
});

afterAll(async () => {
  await it.close();
  await bot.close();
  expect(it.contract.violations()).toEqual([]);
});

const jwt = (claims: object, key: string) => {
  const text = [{ alg: 'RS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
};
const seconds = () => Math.floor(Date.now() / 1000);
const asApp = (token: string) => it.createClient().request('GET /app', { headers: { authorization: `Bearer ${token}` } });

describe('authentication', () => {
  test('accepts a JWT of the App’s key for ten minutes at most', async () => {
    const { id, privateKey } = it.sandbox.app;
    const { data } = await asApp(jwt({ iss: id, iat: seconds() - 60, exp: seconds() + 540 }, privateKey));
    expect(data).toMatchObject({ slug: 'listkeeper', permissions: { contents: 'write' } });
    const headers = { authorization: `Bearer ${jwt({ iss: id, iat: seconds(), exp: seconds() + 60 }, privateKey)}` };
    const list = await it.createClient().request('GET /app/installations', { headers });
    expect(list.data).toMatchObject([{ id: it.sandbox.installationId, account: { login: owner } }]);
    const long = await captureRejection(asApp(jwt({ iss: id, iat: seconds(), exp: seconds() + 3600 }, privateKey)));
    expect(long).toMatchObject({ status: 401, message: expect.stringContaining('too far in the future') });
    const late = await captureRejection(asApp(jwt({ iss: id, iat: seconds() - 900, exp: seconds() - 300 }, privateKey)));
    expect(late.status).toBe(401);
  });

  test('rejects a JWT of another key', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
    const stranger = await captureRejection(asApp(jwt({ iss: it.sandbox.app.id, iat: seconds(), exp: seconds() + 60 }, pem)));
    expect(stranger).toMatchObject({ status: 401, message: expect.stringContaining('could not be decoded') });
    expect((await captureRejection(it.createClient('ghs_made_up').request('GET /rate_limit'))).status).toBe(401);
  });

  test('lets an installation token read its repositories and public ones', async () => {
    const { data } = await it.octokit.rest.apps.listReposAccessibleToInstallation();
    expect(data.repositories.map((each) => each.full_name)).toEqual([fullRepositoryName]);
    expect((await it.octokit.rest.repos.get({ owner: 'other', repo: 'public' })).data.private).toBe(false);
    expect((await captureRejection(it.octokit.rest.repos.get({ owner: 'other', repo: 'hidden' }))).status).toBe(404);
    const elsewhere = { owner: 'other', repo: 'public', title: 'hello' };
    expect(await captureRejection(it.octokit.rest.issues.create(elsewhere))).toMatchObject({
      status: 403,
      message: expect.stringContaining('Resource not accessible by integration'),
    });
  });

  test('refuses a token the permissions that it lacks', async () => {
    const reader = it.createClient(it.sandbox.createToken({ contents: 'read', pull_requests: 'read' }));
    await reader.rest.repos.getContent({ owner, repo, path: 'README.md' });
    const head_sha = await tip();
    expect((await captureRejection(reader.rest.checks.create({ owner, repo, name: 'x', head_sha }))).status).toBe(403);
    expect((await captureRejection(reader.rest.issues.create({ owner, repo, title: 'x' }))).status).toBe(403);
    expect((await captureRejection(reader.rest.users.getAuthenticated())).status).toBe(403);
  });

  test('allows reading but not writing without a token', async () => {
    const nobody = it.createClient();
    expect((await nobody.rest.repos.get({ owner, repo })).data.full_name).toBe(fullRepositoryName);
    expect((await captureRejection(nobody.rest.issues.create({ owner, repo, title: 'x' }))).status).toBe(401);
    expect((await captureRejection(nobody.graphql('{ viewer { login } }'))).status).toBe(401);
  });

  test('issues no token for permissions or repositories that the App lacks', async () => {
    const { id, privateKey } = it.sandbox.app;
    const headers = { authorization: `Bearer ${jwt({ iss: id, iat: seconds(), exp: seconds() + 60 }, privateKey)}` };
    const ask = (more: object) =>
      it.createClient().request('POST /app/installations/{installation_id}/access_tokens', {
        installation_id: it.sandbox.installationId,
        headers,
        ...more,
      });
    expect((await captureRejection(ask({ permissions: { administration: 'write' } }))).status).toBe(422);
    expect((await captureRejection(ask({ repositories: ['nothing-here'] }))).status).toBe(422);
    const { data } = await ask({ permissions: { contents: 'read' }, repositories: [repo] });
    const narrow = it.createClient(data.token);
    expect((await captureRejection(narrow.rest.issues.create({ owner, repo, title: 'x' }))).status).toBe(403);
  });

  test('issues no token for a suspended installation', async () => {
    it.sandbox.world.installation.suspendedAt = 1;
    expect(await captureRejection(it.octokit.rest.issues.create({ owner, repo, title: 'x' }))).toMatchObject({
      status: 403,
      message: expect.stringContaining('suspended'),
    });
    delete it.sandbox.world.installation.suspendedAt;
  });
});

const tip = async () => (await it.octokit.rest.git.getRef({ owner, repo, ref: 'heads/main' })).data.object.sha;

describe('webhooks', () => {
  test('are signed over the raw body, have a name and an id, and keep the order of events', async () => {
    bot.events.length = 0;
    await it.sandbox.asUser('mei').openIssue({ repository: fullRepositoryName, title: 'One' });
    await it.sandbox.asUser(owner).push({ repository: fullRepositoryName, branch: 'main', files: { 'b.yml': 'b\n' } });
    await it.sandbox.waitForDeliveries();
    expect(bot.events).toEqual(['issues.opened', 'push', 'check_suite.requested']);
    const { headers, body } = bot.requests.at(-2) ?? { headers: {}, body: '' };
    const hmac = createHmac('sha256', it.sandbox.app.webhookSecret).update(body).digest('hex');
    expect(headers['x-hub-signature-256']).toBe(`sha256=${hmac}`);
    expect(headers['x-github-delivery']).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.parse(body)).toMatchObject({ ref: 'refs/heads/main', installation: { id: it.sandbox.installationId } });
  });

  test('are not sent for repositories without the App', async () => {
    bot.events.length = 0;
    await it.sandbox.asUser('mei').openIssue({ repository: 'other/public', title: 'One' });
    await it.sandbox.waitForDeliveries();
    expect(bot.events).toEqual([]);
  });

  test('name the installation', async () => {
    bot.events.length = 0;
    const more = await it.sandbox.createRepository({ owner, name: 'more', files: { a: 'a' }, installed: false });
    it.sandbox.installApp(more);
    it.sandbox.installApp(more);
    const fresh = await openTestSandbox({ a: 'a' }, { webhookUrl: bot.url });
    fresh.sandbox.world.installation.repositories.clear();
    fresh.sandbox.installApp(await fresh.sandbox.createRepository({ owner, name: 'first', installed: false }));
    await it.sandbox.waitForDeliveries();
    await fresh.sandbox.waitForDeliveries();
    expect(bot.events.sort()).toEqual(['installation.created', 'installation_repositories.added']);
    expect(fresh.contract.violations()).toEqual([]);
    it.sandbox.world.installation.repositories.delete(`${owner}/more`);
    await fresh.close();
  });

  test('are not retried automatically, and keep their id when redelivered', async () => {
    bot.statusQueue.push(500);
    const number = await it.sandbox.asUser('mei').openIssue({ repository: fullRepositoryName, title: 'Two' });
    await it.sandbox.waitForDeliveries();
    const seen = bot.requests.length;
    const { id, privateKey } = it.sandbox.app;
    const headers = { authorization: `Bearer ${jwt({ iss: id, iat: seconds(), exp: seconds() + 60 }, privateKey)}` };
    const app = it.createClient();
    const failed = (await app.request('GET /app/hook/deliveries', { status: 'failure', headers })).data[0];
    expect(failed).toMatchObject({ status_code: 500, event: 'issues', redelivery: false });
    await app.request('POST /app/hook/deliveries/{delivery_id}/attempts', { delivery_id: Number(failed?.id), headers });
    await it.sandbox.waitForDeliveries();
    expect(bot.requests.length).toBe(seen + 1);
    const [first, second] = bot.requests.slice(-2);
    expect(second?.headers['x-github-delivery']).toBe(first?.headers['x-github-delivery']);
    expect(JSON.parse(second?.body ?? '{}').issue.number).toBe(number);
    const { data } = await app.request('GET /app/hook/deliveries/{delivery_id}', { delivery_id: Number(failed?.id), headers });
    expect(data.response).toMatchObject({ payload: 'ok' });
  });

  test('record a failed connection as a delivery attempt', async () => {
    it.sandbox.setWebhookUrl('http://127.0.0.1:9/none');
    await it.sandbox.asUser('mei').openIssue({ repository: fullRepositoryName, title: 'Three' });
    await it.sandbox.waitForDeliveries();
    expect(it.sandbox.deliveries.at(-1)).toMatchObject({ statusCode: 0, event: 'issues' });
    it.sandbox.setWebhookUrl(bot.url);
  });
});

describe('injected faults', () => {
  test('occur the given number of times at the given requests', async () => {
    it.sandbox.injectFault({ method: 'GET', path: /\/issues\/comments/, status: 502, times: 2 });
    it.sandbox.injectFault({
      path: /\/labels$/,
      status: 403,
      headers: { 'retry-after': '60' },
      body: { message: 'secondary rate limit' },
    });
    const read = () => it.octokit.rest.issues.listCommentsForRepo({ owner, repo });
    expect((await captureRejection(read())).status).toBe(502);
    expect((await captureRejection(read())).status).toBe(502);
    expect((await read()).status).toBe(200);
    expect(await captureRejection(it.octokit.rest.issues.listLabelsForRepo({ owner, repo }))).toMatchObject({ status: 403 });
  });

  test('may occur after the write, or as a broken connection', async () => {
    it.sandbox.injectFault({ method: 'POST', path: /\/issues$/, status: 500, mode: 'after' });
    expect((await captureRejection(it.octokit.rest.issues.create({ owner, repo, title: 'Done all the same' }))).status).toBe(500);
    const { data } = await it.octokit.rest.issues.listForRepo({ owner, repo, creator: 'listkeeper[bot]' });
    expect(data.map((issue) => issue.title)).toContain('Done all the same');
    it.sandbox.injectFault({ path: /\/issues$/, mode: 'drop' });
    await expect(it.octokit.rest.issues.listForRepo({ owner, repo })).rejects.toThrow();
  });
});
