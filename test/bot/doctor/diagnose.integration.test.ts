import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/bot/doctor/diagnose.ts';
import { parseAppManifest } from '../../../src/bot/setup/manifest.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { openSandbox, type Sandbox } from '../../../src/sandbox/open-sandbox.ts';

const manifest = parseAppManifest(`name: listkeeper
url: https://github.com/listkeeper/listkeeper
hook_attributes: {}
default_permissions: {contents: write, checks: write}
default_events: [pull_request]
`);
let sandbox: Sandbox;
let otherSandbox: Sandbox;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'listkeeper-doctor-'));
  sandbox = await openSandbox({});
  otherSandbox = await openSandbox({});
});
afterAll(async () => {
  await sandbox.close();
  await otherSandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

const settings = () => ({
  APP_ID: String(sandbox.app.id),
  PRIVATE_KEY: sandbox.app.privateKey,
  WEBHOOK_SECRET: 'b6d1e9a70c3f4428',
  GITHUB_API_URL: sandbox.api,
});

async function run(environment: Record<string, string>, more: Partial<Parameters<typeof diagnose>[0]> = {}) {
  const results = await diagnose({ environment, cwd: folder, clock: systemClock, language: 'en', manifest, ...more });
  return Object.fromEntries(results.map(({ check, state, code, values }) => [check, { state, code, values }]));
}

describe('the doctor', () => {
  it('finds an App that works, as far as a sandbox on loopback can', async () => {
    sandbox.setWebhookUrl('http://127.0.0.1:3000/api/github/webhooks');
    expect(await run(settings())).toMatchObject({
      credentials: { code: 'credentials-set' },
      disk: { state: 'ok' },
      database: { code: 'database-opens' },
      proxy: { code: 'no-proxy' },
      github: { code: 'github-answers' },
      clock: { code: 'clock-right' },
      key: { code: 'key-accepted', values: { slug: 'listkeeper' } },
      permissions: { code: 'permissions-granted' },
      installations: { code: 'installations-up-to-date' },
      webhook: { code: 'webhook-address', values: { problem: 'private-address' } },
      deliveries: { code: 'no-deliveries' },
    });
  });

  it('names missing permissions and events, and an address that is not set', async () => {
    sandbox.setWebhookUrl(undefined);
    const wider = { ...manifest, default_permissions: { contents: 'admin', pages: 'read' }, default_events: ['star'] };
    expect(await run(settings(), { manifest: wider })).toMatchObject({
      permissions: { state: 'warning', values: { missing: ['contents: admin', 'pages: read'], events: ['star'] } },
      webhook: { state: 'problem', code: 'no-webhook' },
    });
  });

  it('tells a key of another App from everything else, and skips what needs it', async () => {
    expect(await run({ ...settings(), PRIVATE_KEY: otherSandbox.app.privateKey })).toMatchObject({
      github: { state: 'ok' },
      key: { state: 'problem', code: 'key-rejected' },
      permissions: { state: 'skipped' },
    });
  });

  it('tells settings that are missing or guessable', async () => {
    expect(await run({})).toMatchObject({ credentials: { code: 'no-credentials' }, key: { state: 'skipped' } });
    expect(await run({ ...settings(), GITHUB_API_URL: '', WEBHOOK_SECRET: 'secret' })).toMatchObject({
      credentials: { state: 'problem', code: 'bad-setting' },
    });
  });

  it('tells a GitHub that does not answer, a wrong clock, and a proxy that is none', async () => {
    expect(await run({ ...settings(), GITHUB_API_URL: 'http://127.0.0.1:9/api/v3' })).toMatchObject({
      github: { state: 'problem', code: 'github-silent' },
      clock: { state: 'skipped' },
    });
    const clock = { ...systemClock, now: () => Date.now() + 600_000 };
    expect(await run(settings(), { clock })).toMatchObject({ clock: { state: 'problem', code: 'clock-wrong' } });
    expect(await run({ ...settings(), HTTPS_PROXY: 'socks5://127.0.0.1:9' })).toMatchObject({
      proxy: { state: 'problem', code: 'bad-setting' },
      github: { state: 'skipped' },
    });
  });

  it('tells events that GitHub could not deliver, and a wrong secret', async () => {
    await sandbox.createRepository({ owner: 'someone', name: 'reading', files: { 'README.md': '# Reading\n' } });
    sandbox.setWebhookUrl('http://127.0.0.1:9/api/github/webhooks');
    await sandbox.asUser('someone').openIssue({ repository: 'someone/reading', title: 'A question', body: 'Why?' });
    await sandbox.waitForDeliveries();
    expect(await run(settings())).toMatchObject({ deliveries: { state: 'problem', code: 'deliveries-unreached' } });
  });

  it('needs no disk where the queue is in PostgreSQL, and tells a server that does not answer', async () => {
    const found = await run({ ...settings(), DATABASE_URL: 'postgres://listkeeper@127.0.0.1:9/listkeeper' });
    expect(found).toMatchObject({ disk: { state: 'skipped', code: 'disk-unused' }, database: { state: 'problem' } });
  });

  it('tells a database that is none, and a folder that is a file', async () => {
    writeFileSync(join(folder, 'notes.txt'), 'x'.repeat(5000));
    expect(await run({ ...settings(), LISTKEEPER_INBOX: 'notes.txt' })).toMatchObject({
      database: { state: 'problem', code: 'database-broken' },
    });
    expect(await run({ ...settings(), LISTKEEPER_INBOX: 'notes.txt/inbox.sqlite' })).toMatchObject({
      disk: { state: 'problem', code: 'not-writable' },
      database: { state: 'skipped' },
    });
  });
});
