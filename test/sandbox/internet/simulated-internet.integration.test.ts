import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { SimulatedHost } from '../../../src/sandbox/internet/responses.ts';
import { openSimulatedInternet, type SimulatedInternet } from '../../../src/sandbox/internet/simulated-internet.ts';

const opened: SimulatedInternet[] = [];
afterEach(async () => {
  for (const internet of opened.splice(0)) await internet.close();
});

async function open(respond: SimulatedHost['respond'], host = 'a.example', settings = {}) {
  const internet = await openSimulatedInternet([{ host, respond }], settings);
  opened.push(internet);
  return internet;
}

interface Answer {
  status: number;
  type: string;
  body: string;
}

/** Asks as the HTTP client does: at the address of the route, with the name of the host. */
function ask(internet: SimulatedInternet, address: string, more: { method?: string; headers?: object; body?: string } = {}) {
  const url = new URL(address);
  const { method = 'GET', headers = {}, body = '' } = more;
  return new Promise<Answer>((resolve, reject) => {
    const outgoing = request(internet.route(url) ?? '', { method, headers: { ...headers, host: url.host } }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => {
        text += part.toString();
      });
      response.on('error', reject);
      const type = String(response.headers['content-type']);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, type, body: text }));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

describe('a simulated host', () => {
  it('sees the address that was meant, with its cookies and its body, and every request is kept', async () => {
    const internet = await open(({ url, method, cookies, body }) => ({
      body: JSON.stringify({ url: url.href, method, cookies, body }),
    }));
    const headers = { cookie: 'a=1; b=x=y' };
    const { body } = await ask(internet, 'https://a.example/p?q=1', { method: 'POST', headers, body: 'text' });
    expect(JSON.parse(body)).toEqual({
      url: 'https://a.example/p?q=1',
      method: 'POST',
      cookies: { a: '1', b: 'x=y' },
      body: 'text',
    });
    expect(internet.requests).toEqual([{ host: 'a.example', method: 'POST', url: 'https://a.example/p?q=1' }]);
  });

  it('may be all below a name, and is told by its scheme', async () => {
    const internet = await open(({ url }) => ({ body: url.href }), '*.example');
    expect((await ask(internet, 'http://deep.a.example/')).body).toBe('http://deep.a.example/');
    expect((await ask(internet, 'https://example/')).body).toContain('stands for');
  });

  it('answers 404 where it has nothing, and HEAD without a body', async () => {
    const internet = await open(({ url }) => (url.pathname === '/' ? { body: 'text' } : undefined));
    expect((await ask(internet, 'http://a.example/none')).status).toBe(404);
    expect(await ask(internet, 'http://a.example/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
  });

  it.each(['reset', 'truncated'] as const)('breaks off: %s', async (fault) => {
    const internet = await open(() => ({ body: 'text', fault }));
    await expect(ask(internet, 'http://a.example/')).rejects.toThrow();
  });

  it('takes no body above a megabyte', async () => {
    const internet = await open(() => ({ body: 'text' }));
    await expect(ask(internet, 'http://a.example/', { method: 'POST', body: 'x'.repeat(1024 * 1024 + 1) })).rejects.toThrow();
    expect(internet.requests).toEqual([]);
  });
});

describe('any other host', () => {
  it('has a page that is alive, and files of the type of their name', async () => {
    const internet = await open(() => ({}));
    const { status, body } = await ask(internet, 'http://b.example/p');
    expect(status).toBe(200);
    expect(body).toContain('http://b.example/p');
    expect((await ask(internet, 'http://b.example/a.PDF')).type).toBe('application/pdf');
  });

  it('is left to the real internet where that is wanted', async () => {
    const internet = await open(() => ({}), 'a.example', { fallthrough: true });
    expect(internet.route(new URL('http://b.example/'))).toBeUndefined();
    expect(internet.route(new URL('http://a.example/'))?.hostname).toBe('127.0.0.1');
  });
});
