import { afterEach, describe, expect, it } from 'vitest';
import { openSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/open-sandbox.ts';

const opened: Sandbox[] = [];
afterEach(async () => {
  for (const sandbox of opened.splice(0)) await sandbox.close();
});
async function open(options?: SandboxOptions): Promise<Sandbox> {
  const sandbox = await openSandbox(options);
  opened.push(sandbox);
  return sandbox;
}

const write = (sandbox: Sandbox, token: string) =>
  fetch(`${sandbox.api}/repos/keeper/list/issues`, {
    method: 'POST',
    headers: { authorization: `token ${token}` },
    body: '{"title":"A"}',
  });

describe('a sandbox', () => {
  it('is on loopback, on a port of its own, and no longer there when it is closed', async () => {
    const [one, two] = [await open(), await open()];
    expect(one.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(one.api).toBe(`${one.url}/api/v3`);
    expect(two.url).not.toBe(one.url);
    await one.close();
    await expect(fetch(one.url)).rejects.toThrow();
    opened.shift();
  });

  it('does not open on a port that is taken', async () => {
    const { url } = await open();
    await expect(openSandbox({ port: Number(new URL(url).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('has the App that it is told', async () => {
    const { app, world } = await open({ app: { slug: 'other', permissions: { issues: 'read' } }, webhookSecret: 's' });
    expect(app).toMatchObject({ slug: 'other', webhookSecret: 's' });
    expect(app.privateKey).toContain('PRIVATE KEY');
    expect(world.app).toMatchObject({ permissions: { issues: 'read' }, bot: { login: 'other[bot]' } });
  });

  it('gives tokens as an Action has them, with all permissions or some', async () => {
    const sandbox = await open();
    await sandbox.createRepository({ owner: 'keeper', name: 'list' });
    const made = await write(sandbox, sandbox.token);
    expect(await made.json()).toMatchObject({ user: { login: 'github-actions[bot]' } });
    expect((await write(sandbox, sandbox.createToken({ issues: 'read' }))).status).toBe(403);
  });

  it('tells of what happens once it has an address', async () => {
    const sandbox = await open();
    const list = await sandbox.createRepository({ owner: 'keeper', name: 'list', installed: false });
    sandbox.installApp(list);
    await sandbox.waitForDeliveries();
    expect(sandbox.deliveries).toEqual([]);
    sandbox.setWebhookUrl(`${sandbox.url}/nowhere`);
    await sandbox.asUser('keeper').openIssue({ repository: 'keeper/list', title: 'A' });
    await sandbox.waitForDeliveries();
    expect(sandbox.deliveries).toMatchObject([{ event: 'issues', action: 'opened' }]);
  });
});
