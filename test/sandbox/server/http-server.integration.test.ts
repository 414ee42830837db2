import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSandbox, type Sandbox } from '../../../src/sandbox/open-sandbox.ts';
import type { RecordedExchange } from '../../../src/sandbox/server/recorded-exchange.ts';

let sandbox: Sandbox;
let seen: RecordedExchange[];
let stop: () => void;

beforeEach(async () => {
  sandbox = await openSandbox();
  await sandbox.createRepository({ owner: 'keeper', name: 'list', files: { 'a.md': 'a\n' } });
  seen = [];
  stop = sandbox.observe((exchange) => seen.push(exchange));
});
afterEach(() => sandbox.close());

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${sandbox.api}${path}`, { ...init, headers: { authorization: `token ${sandbox.token}`, ...init.headers } });
const path = '/repos/keeper/list';

describe('the API', () => {
  it('is at /api/v3 and at /api, and everything else is a page', async () => {
    expect((await ask(path)).status).toBe(200);
    expect((await fetch(`${sandbox.url}/api${path}`)).status).toBe(200);
    expect((await fetch(`${sandbox.url}/apis`)).headers.get('content-type')).toContain('text/html');
  });

  it('answers a condition with 304 as long as nothing has changed', async () => {
    const first = await ask(path);
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    const second = await ask(path, { headers });
    expect([second.status, await second.text()]).toEqual([304, '']);
    const list = sandbox.world.hosted.get('keeper/list');
    if (list) list.description = 'Changed';
    expect((await ask(path, { headers })).status).toBe(200);
  });

  it('refuses bodies that are no JSON, and tokens that are none', async () => {
    expect((await ask(`${path}/issues`, { method: 'POST', body: '{' })).status).toBe(400);
    const stranger = await ask(path, { headers: { authorization: 'token made-up' } });
    expect(stranger.status).toBe(401);
    expect(await stranger.json()).toMatchObject({ message: 'Bad credentials' });
  });

  it('has errors and limits in GitHub’s form', async () => {
    const response = await ask('/nothing');
    expect(response.headers.get('x-ratelimit-remaining')).not.toBeNull();
    expect(await response.json()).toMatchObject({ message: 'Not Found', status: '404' });
  });

  it('is observed until that ends', async () => {
    await ask(`${path}/issues?x=1`, { method: 'POST', body: '{"title":"A"}' });
    expect(seen).toMatchObject([
      { method: 'POST', path: `${path}/issues`, query: { x: '1' }, requestBody: { title: 'A' }, status: 201 },
    ]);
    stop();
    await ask(path);
    expect(seen).toHaveLength(1);
  });
});

describe('a fault', () => {
  const open = () => ask(`${path}/issues`, { method: 'POST', body: '{"title":"A"}' });
  const count = () => sandbox.world.hosted.get('keeper/list')?.issues.size;

  it('comes in place of the request, as often as it says', async () => {
    sandbox.injectFault({ method: 'POST', path: /issues$/, status: 502, times: 2, headers: { 'retry-after': '7' } });
    const first = await open();
    expect([first.status, first.headers.get('retry-after')]).toEqual([502, '7']);
    expect((await open()).status).toBe(502);
    expect(count()).toBe(0);
    expect((await open()).status).toBe(201);
    expect(seen.map(({ isInjectedFault }) => isInjectedFault)).toEqual([true, true, false]);
  });

  it('may come after the request was done, or close the connection', async () => {
    sandbox.injectFault({ path: /issues$/, status: 500, mode: 'after' });
    expect((await open()).status).toBe(500);
    expect(count()).toBe(1);
    sandbox.injectFault({ path: /issues$/, mode: 'drop' });
    await expect(open()).rejects.toThrow();
    expect(count()).toBe(1);
  });
});

describe('a page', () => {
  it('is read and sent a form, and nothing else', async () => {
    expect((await fetch(`${sandbox.url}/`, { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(`${sandbox.url}/`, { method: 'PUT' })).status).toBe(405);
    expect((await fetch(`${sandbox.url}/`, { method: 'POST', body: '' })).status).not.toBe(200);
  });

  it('remembers the language that was chosen', async () => {
    const chosen = await fetch(`${sandbox.url}/?language=zh`);
    expect(chosen.headers.get('content-language')).toBe('zh');
    expect(chosen.headers.get('set-cookie')).toContain('language=zh');
    expect((await fetch(`${sandbox.url}/`)).headers.get('set-cookie')).toBeNull();
  });
});
