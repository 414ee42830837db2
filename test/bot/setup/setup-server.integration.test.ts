import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseAppManifest } from '../../../src/bot/setup/manifest.ts';
import { type Setup, startSetup } from '../../../src/bot/setup/setup-server.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import type { HttpClient } from '../../../src/http/types.ts';
import { openSandbox, type Sandbox } from '../../../src/sandbox/open-sandbox.ts';

const manifest = parseAppManifest(`name: listkeeper
url: https://github.com/listkeeper/listkeeper
hook_attributes: {url: 'https://listkeeper.example/api/github/webhooks'}
default_permissions: {contents: write, checks: write}
default_events: [pull_request]
`);

let sandbox: Sandbox;
let network: HttpClient;
let folder: string;
let setup: Setup;
const route: { to?: string } = {};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'listkeeper-setup-'));
  sandbox = await openSandbox({});
  // The public name of this server leads to it, as a reverse proxy would.
  network = createHttpClient({});
  const fetch: HttpClient['fetch'] = (input, init) => {
    const url = new URL(String(input));
    if (url.hostname === 'lists.invented.org') return network.fetch(`${route.to}${url.pathname}`, init);
    return network.fetch(input, init);
  };
  setup = await startSetup({
    manifest,
    environment: { GITHUB_API_URL: sandbox.api },
    network: { fetch },
    environmentFile: join(folder, '.env'),
    language: 'en',
    port: 0,
    host: '127.0.0.1',
  });
  route.to = `http://127.0.0.1:${setup.port}`;
});
afterEach(async () => {
  await setup.stop();
  await sandbox.close();
  await network.close();
  rmSync(folder, { recursive: true, force: true });
});

const read = async (path: string) => (await fetch(`${setup.url}${path}`)).text();
const review = (fields: Record<string, string>) => read(`/review?${new URLSearchParams(fields)}`);
const decodeEntities = (text = '') => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
const findForm = (page: string) => ({
  action: new URL(decodeEntities(/<form method="post" action="([^"]+)"/.exec(page)?.[1])),
  manifest: JSON.parse(decodeEntities(/name="manifest" value="([^"]+)"/.exec(page)?.[1])),
});

describe('the page that registers an App', () => {
  it('asks in both languages, and offers no example address', async () => {
    expect(await read('')).toContain('Register your GitHub App');
    expect(await read('?language=zh')).toMatch(/<html lang="zh">.*注册 GitHub App/s);
    expect(await read('')).not.toContain('listkeeper.example');
  });

  it('is found only with the secret of its path', async () => {
    expect((await fetch(`http://127.0.0.1:${setup.port}/setup`)).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${setup.port}/`)).status).toBe(404);
  });

  it('sends GitHub the manifest, for oneself and for an organization', async () => {
    const own = findForm(await review({ address: 'https://lists.invented.org', name: 'my-lists', organisation: '' }));
    expect(own.action.pathname).toBe('/settings/apps/new');
    expect(own.manifest).toMatchObject({
      name: 'my-lists',
      hook_attributes: { url: 'https://lists.invented.org/api/github/webhooks', active: true },
      redirect_url: `${setup.url}/created?language=en`,
      default_permissions: { contents: 'write', checks: 'write' },
      public: false,
    });
    const theirs = findForm(await review({ address: 'https://lists.invented.org', organisation: 'acme' }));
    expect(theirs.action.pathname).toBe('/organizations/acme/settings/apps/new');
  });

  it('says that the address leads here', async () => {
    expect(await review({ address: 'https://lists.invented.org' })).toContain('can be reached at that address');
  });

  it('warns of an example address, of a private one, and of one that leads elsewhere or nowhere', async () => {
    expect(await review({ address: 'https://listkeeper.example' })).toContain('is an example address');
    expect(await review({ address: 'http://localhost:3000', language: 'zh' })).toContain('只在内网有效');
    route.to = sandbox.url;
    expect(await review({ address: 'https://lists.invented.org' })).toContain('it isn’t this server');
    route.to = 'http://127.0.0.1:9';
    expect(await review({ address: 'https://lists.invented.org' })).toContain('can’t be reached from here');
  });

  it('offers no button for an address at which no webhook can arrive', async () => {
    for (const address of ['foo bar', 'https://listkeeper.example']) expect(await review({ address })).not.toContain('<form');
    expect(await review({ address: 'http://localhost:3000' })).toContain('<form');
  });

  it('escapes what is typed into it', async () => {
    const page = await review({ address: '"><script>x</script>', name: '<b>' });
    expect(page).not.toMatch(/<script>|<b>/);
  });

  it('writes the credentials, and hands them over when GitHub sends the visitor back', async () => {
    const { action, manifest: sent } = findForm(await review({ address: 'https://lists.invented.org' }));
    const back = new URL(sent.redirect_url);
    back.searchParams.set('code', 'a-code');
    back.searchParams.set('state', action.searchParams.get('state') ?? '');
    const page = await (await fetch(back)).text();
    expect(page).toContain(`${sandbox.url}/apps/listkeeper/installations/new`);
    const { id, privateKey, webhookSecret } = sandbox.app;
    expect(await setup.registered).toEqual({ appId: String(id), privateKey, webhookSecret });
    expect(parseEnv(readFileSync(join(folder, '.env'), 'utf8'))).toEqual({
      APP_ID: String(id),
      PRIVATE_KEY: privateKey.trim(),
      WEBHOOK_SECRET: webhookSecret,
    });
  });

  it('offers people to sign in where that is ticked: GitHub sends them back here, and the client is saved', async () => {
    expect(await read('?sign-in=1')).toContain('type="checkbox" value="1" checked');
    const page = await review({ address: 'https://lists.invented.org', 'sign-in': '1' });
    expect(page).toContain('<code>https://lists.invented.org/lists/callback</code>');
    const { action, manifest: sent } = findForm(page);
    expect(sent.callback_urls).toEqual(['https://lists.invented.org/lists/callback']);
    const back = new URL(sent.redirect_url);
    back.searchParams.set('code', 'a-code');
    back.searchParams.set('state', action.searchParams.get('state') ?? '');
    await (await fetch(back)).text();
    await setup.registered;
    const { clientId, clientSecret } = sandbox.app;
    expect(parseEnv(readFileSync(join(folder, '.env'), 'utf8'))).toMatchObject({
      GITHUB_CLIENT_ID: clientId,
      GITHUB_CLIENT_SECRET: clientSecret,
    });
  });

  it('leads people who sign in to this machine where a channel brings the webhooks', async () => {
    const { manifest: sent } = findForm(await review({ address: 'https://smee.io/abc', 'sign-in': '1' }));
    expect(sent.callback_urls).toEqual([`http://127.0.0.1:${setup.port}/lists/callback`]);
    expect(findForm(await review({ address: 'https://smee.io/abc' })).manifest).not.toHaveProperty('callback_urls');
  });

  it('saves nothing for a visit with another state', async () => {
    const response = await fetch(`${setup.url}/created?code=a-code&state=guess`);
    expect(response.status).toBe(400);
    expect(() => readFileSync(join(folder, '.env'))).toThrow();
  });

  it('passes the address of a channel on as it is', async () => {
    const { manifest: sent } = findForm(await review({ address: 'https://smee.io/abc' }));
    expect(sent.hook_attributes.url).toBe('https://smee.io/abc');
  });
});
