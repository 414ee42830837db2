import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { captureRejection, openTestSandbox, owner, type TestSandbox } from '../helpers/open-test-sandbox.ts';

let test: TestSandbox;

beforeAll(async () => {
  test = await openTestSandbox({ 'README.md': '# List\n' });
  const { sandbox } = test;
  const shared = await sandbox.createRepository({ owner, name: 'shared', private: true });
  shared.collaborators.set('reader', 'read');
  await sandbox.createRepository({ owner, name: 'hidden', private: true });
  await sandbox.createRepository({ owner: 'reader', name: 'elsewhere', installed: false });
  sandbox.world.app.callbackUrls.push('http://127.0.0.1/callback');
});

afterAll(async () => {
  await test.close();
  expect(test.contract.violations()).toEqual([]);
});

/** Signs somebody in as a browser and a server do, without redirects. */
async function signIn(login: string): Promise<string> {
  const { url, app } = test.sandbox;
  const query = new URLSearchParams({ client_id: app.clientId, state: 's', as: login });
  const back = await fetch(`${url}/login/oauth/authorize?${query}`, { redirect: 'manual' });
  const code = new URL(back.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const body = new URLSearchParams({ client_id: app.clientId, client_secret: app.clientSecret, code });
  const answer = await fetch(`${url}/login/oauth/access_token`, { method: 'POST', body });
  // Without a header GitHub answers in the form of a query.
  return new URLSearchParams(await answer.text()).get('access_token') ?? '';
}

describe('a token of a person', () => {
  it('is offered on a page, for each person and for nobody', async () => {
    const { url, app } = test.sandbox;
    const page = await fetch(`${url}/login/oauth/authorize?client_id=${app.clientId}&state=s`);
    expect(await page.text()).toMatch(/as=keeper".*as=reader".*as="/s);
    expect((await fetch(`${url}/login/oauth/authorize?client_id=other`)).status).toBe(404);
  });

  it('says whose it is, and lists what the person and the App may both see', async () => {
    const client = test.createClient(await signIn('reader'));
    expect((await client.request('GET /user')).data.login).toBe('reader');
    const { data } = await client.request('GET /user/installations');
    expect(data).toMatchObject({ total_count: 1, installations: [{ id: test.sandbox.installationId }] });
    const seen = await client.request('GET /user/installations/{installation_id}/repositories', {
      installation_id: test.sandbox.installationId,
    });
    expect(seen.data.repositories.map(({ full_name, permissions }) => [full_name, permissions])).toEqual([
      ['keeper/shared', expect.objectContaining({ pull: true, push: false, admin: false })],
    ]);
    expect(await captureRejection(client.request('GET /repos/keeper/hidden'))).toMatchObject({ status: 404 });
    const all = await test
      .createClient(await signIn(owner))
      .request('GET /user/installations/{installation_id}/repositories', { installation_id: test.sandbox.installationId });
    expect(all.data.total_count).toBe(3);
  });

  it('sees no installation in which the person has no role', async () => {
    const { data } = await test.createClient(await signIn('stranger')).request('GET /user/installations');
    expect(data.total_count).toBe(0);
  });

  it('ends when the App gives it back, or the person takes it', async () => {
    const { app } = test.sandbox;
    const [first, second] = [await signIn('reader'), await signIn('reader')];
    const basic = (secret: string) => `basic ${Buffer.from(`${app.clientId}:${secret}`).toString('base64')}`;
    const revoke = (secret: string) =>
      test.createClient().request('DELETE /applications/{client_id}/token', {
        client_id: app.clientId,
        access_token: first,
        headers: { authorization: basic(secret) },
      });
    expect(await captureRejection(revoke('wrong'))).toMatchObject({ status: 404 });
    expect((await revoke(app.clientSecret)).status).toBe(204);
    expect(await captureRejection(test.createClient(first).request('GET /user'))).toMatchObject({ status: 401 });
    test.sandbox.revokeAuthorization('reader');
    expect(await captureRejection(test.createClient(second).request('GET /user'))).toMatchObject({ status: 401 });
  });

  it('is no token of an installation, which belongs to no person', async () => {
    expect(await captureRejection(test.octokit.request('GET /user'))).toMatchObject({ status: 403 });
    expect(await captureRejection(test.octokit.request('GET /user/installations'))).toMatchObject({ status: 403 });
  });
});
