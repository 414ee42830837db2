import { describe, expect, it } from 'vitest';
import { createTestClient, serve, serveRaw } from './loopback-server.ts';
import { serveProxy } from './serve-proxy.ts';

describe('fetch, for Octokit', () => {
  it('uses the proxy, and rejects if it closes the connection', async () => {
    const server = await serve((request, response) => response.end(`for ${request.headers.host}`));
    const workingProxy = await serveProxy(server);
    const response = await createTestClient({ environment: { HTTP_PROXY: `http://127.0.0.1:${workingProxy.port}` } }).fetch(
      'http://api.invalid/x',
    );
    expect(await response.text()).toBe('for api.invalid');

    const brokenProxy = await serveRaw((socket) => socket.destroy());
    await expect(
      createTestClient({ environment: { HTTPS_PROXY: `http://127.0.0.1:${brokenProxy.port}` } }).fetch('https://api.invalid/'),
    ).rejects.toThrow();
    expect(brokenProxy.connections.all).toBeLessThan(5);
  });

  it('is routed, and keeps host and body', async () => {
    const server = await serve(async (request, response) => {
      const body = String((await request.toArray())[0] ?? '');
      response.end(`${request.method} ${request.headers.host}${request.url} ${request.headers.authorization} ${body}`);
    });
    const network = createTestClient({ route: (url) => (url.hostname === 'api.test' ? new URL(server.baseUrl) : undefined) });
    const response = await network.fetch('https://api.test/repos?x=1', {
      method: 'POST',
      headers: { authorization: 'token t' },
      body: '{}',
    });
    expect(await response.text()).toBe('POST api.test/repos?x=1 token t {}');
    expect(response.url).toBe('https://api.test/repos?x=1');
  });

  it('may reach private addresses', async () => {
    const server = await serve((_, response) => response.end('own'));
    expect(await (await createTestClient({ allowAddresses: [] }).fetch(server.baseUrl)).text()).toBe('own');
  });
});
