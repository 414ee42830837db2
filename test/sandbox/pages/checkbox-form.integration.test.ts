import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSandbox, type Sandbox } from '../../../src/sandbox/open-sandbox.ts';

let sandbox: Sandbox;
let page: string;
beforeAll(async () => {
  // There is no bot to wait for.
  sandbox = await openSandbox({ clock: { now: Date.now, sleep: async () => {} } });
  await sandbox.createRepository({ owner: 'someone', name: 'list', files: { 'README.md': '# List\n' } });
  const body = '- [ ] <!-- a --> one\n\nwords\n- [x] two\n  - [ ] <script>three</script>';
  await fetch(`${sandbox.api}/repos/someone/list/issues`, {
    method: 'POST',
    headers: { authorization: `token ${sandbox.token}` },
    body: JSON.stringify({ title: 'Boxes', body }),
  });
  page = `${sandbox.url}/someone/list/issues/1`;
});
afterAll(() => sandbox.close());

const getBody = () => sandbox.world.hosted.get('someone/list')?.issues.get(1)?.body ?? '';
const send = (box: string, origin = sandbox.url) =>
  fetch(`${page}/tick`, { method: 'POST', redirect: 'manual', headers: { origin }, body: new URLSearchParams({ box }) });

describe('the checkboxes of an issue of the bot', () => {
  it('are buttons, without a script', async () => {
    const text = await (await fetch(page)).text();
    expect(text.match(/<button [^>]*name="box"[^>]*>/g)).toHaveLength(3);
    expect(text).toContain(`<form id="ticks" method="post" action="/someone/list/issues/1/tick">`);
    expect(text).not.toContain('<script>');
  });

  it('are toggled by a user with write access', async () => {
    expect((await send('0')).status).toBe(303);
    expect(getBody()).toContain('- [x] <!-- a --> one');
    await send('1');
    expect(getBody()).toContain('- [ ] two');
  });

  it('ignore forms of other sites, and boxes that do not exist', async () => {
    const before = getBody();
    expect((await send('2', 'https://elsewhere.example')).status).toBe(403);
    expect((await send('9')).status).toBe(404);
    expect((await fetch(`${page}/tick`, { method: 'PUT' })).status).toBe(405);
    expect(getBody()).toBe(before);
  });
});
