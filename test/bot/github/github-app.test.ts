import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { openGitHubApp } from '../../../src/bot/github/github-app.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { githubApiVersion } from '../../../src/runtime/github-api-url.ts';

test('the App sends the API version with every request, those for tokens included', async () => {
  const versions: [string, string | null][] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const { pathname } = new URL(String(input));
    versions.push([pathname, new Headers(init?.headers).get('x-github-api-version')]);
    if (pathname === '/app') return Response.json({ id: 1, slug: 'listkeeper' });
    if (pathname === '/app/installations/7/access_tokens')
      return Response.json({ token: 'abc', expires_at: '2099-01-01T00:00:00Z' }, { status: 201 });
    return Response.json({ permission: 'write', role_name: 'write', user: { login: 'mei' } });
  };
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const app = openGitHubApp({
    credentials: { appId: '1', privateKey: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString() },
    environment: {},
    network: { fetch },
    clock: systemClock,
    throttle: false,
  });
  await app.getSlug();
  await app.hasWriteAccess({ installation: 7, owner: 'a', repo: 'b' }, 'mei');
  expect(versions.map(([path]) => path)).toEqual([
    '/app',
    '/app/installations/7/access_tokens',
    '/repos/a/b/collaborators/mei/permission',
  ]);
  for (const [, version] of versions) expect(version).toBe(githubApiVersion);
});
