import { describe, expect, test } from 'vitest';
import { type ApiCall, createJsonReply, defineRoute } from '../../../src/sandbox/api/route.ts';
import { createRouter } from '../../../src/sandbox/api/router.ts';

const publicList = { id: 1, owner: { login: 'Owner' }, name: 'List', private: false };
const privateList = { id: 2, owner: { login: 'Owner' }, name: 'Secret', private: true };
const world = (suspendedAt?: number) => ({
  hosted: new Map([
    ['owner/list', publicList],
    ['owner/secret', privateList],
  ]),
  installation: { repositories: new Set(['owner/list', 'owner/secret']), ...(suspendedAt === undefined ? {} : { suspendedAt }) },
});
const token = (permissions: object, repositories?: Set<string>) => ({ kind: 'token', actor: {}, permissions, repositories });

const route = createRouter([
  defineRoute('GET', '/app', ['app'], () => createJsonReply(200, 'app')),
  defineRoute('GET', '/user', ['token'], () => createJsonReply(200, 'user')),
  defineRoute('GET', '/repos/:owner/:repo', ['metadata:read'], () => createJsonReply(200, 'repository')),
  defineRoute('GET', '/repos/:owner/:repo/contents/*path', ['contents:read'], ({ params }) => createJsonReply(200, params)),
  defineRoute('POST', '/repos/:owner/:repo/issues', ['issues:write', 'pull_requests:write'], () => createJsonReply(201, 'issue')),
]);

async function ask(method: string, path: string, caller: unknown = { kind: 'nobody' }, suspendedAt?: number) {
  const call = { world: world(suspendedAt), method, path, query: new URLSearchParams(), headers: {}, body: undefined, caller };
  try {
    const { status, body } = await route(call as unknown as Omit<ApiCall, 'params'>);
    return [status, body];
  } catch (error) {
    return [(error as { status: number }).status];
  }
}

describe('a route', () => {
  test('is found by method and path, with its parts decoded', async () => {
    expect(await ask('GET', '/repos/Owner/List/contents/a/b%20c.md')).toEqual([
      200,
      { owner: 'Owner', repo: 'List', path: 'a/b c.md' },
    ]);
    expect(await ask('GET', '/repos/Owner/List/contents/')).toEqual([200, { owner: 'Owner', repo: 'List', path: '' }]);
  });

  test('is found by the number of a repository, as in the links between pages', async () => {
    expect(await ask('GET', '/repositories/1/contents/a')).toEqual([200, { owner: 'Owner', repo: 'List', path: 'a' }]);
    expect(await ask('GET', '/repositories/99/contents/a')).toEqual([404]);
  });

  test.each([
    ['POST', '/repos/Owner/List'],
    ['GET', '/repos/Owner'],
    ['GET', '/repos/Owner/List/'],
    ['GET', '/nowhere'],
    ['GET', '/repos/Owner/List/contents/%zz'],
  ])('is not there: %s %s', async (method, path) => {
    expect(await ask(method, path)).toEqual([404]);
  });
});

describe('who may ask', () => {
  const app = { kind: 'app' };
  const writer = token({ issues: 'write' });

  test.each([
    ['nobody reads what is public', 'GET', '/repos/Owner/List', { kind: 'nobody' }, 200],
    ['nobody sees what is private', 'GET', '/repos/Owner/Secret', { kind: 'nobody' }, 404],
    ['nobody sees what is not there', 'GET', '/repos/Owner/Other', { kind: 'nobody' }, 404],
    ['nobody writes', 'POST', '/repos/Owner/List/issues', { kind: 'nobody' }, 401],
    ['nobody is a user', 'GET', '/user', { kind: 'nobody' }, 401],
    ['the App asks as the App', 'GET', '/app', app, 200],
    ['a token is not the App', 'GET', '/app', writer, 401],
    ['the App is no installation', 'GET', '/repos/Owner/List', app, 403],
    ['any token is a user', 'GET', '/user', token({}), 200],
    ['a token writes what it may', 'POST', '/repos/Owner/List/issues', writer, 201],
    ['one of two permissions is enough', 'POST', '/repos/Owner/List/issues', token({ pull_requests: 'write' }), 201],
    ['a token does not write what it may read', 'POST', '/repos/Owner/List/issues', token({ issues: 'read' }), 403],
    ['a token reads what is public elsewhere', 'GET', '/repos/Owner/List', token({}, new Set()), 200],
    ['a token does not write elsewhere', 'POST', '/repos/Owner/List/issues', token({ issues: 'write' }, new Set()), 403],
    ['a token does not see what is private elsewhere', 'GET', '/repos/Owner/Secret', token({ metadata: 'read' }, new Set()), 404],
    ['a token sees what is private and its own', 'GET', '/repos/Owner/Secret', token({}), 200],
    ['a token finds nothing where nothing is', 'GET', '/repos/Owner/Other', writer, 404],
  ])('%s', async (_, method, path, caller, status) => {
    expect((await ask(method, path, caller))[0]).toBe(status);
  });

  test('no token of an installation that is suspended', async () => {
    expect(await ask('GET', '/repos/Owner/List', writer, 7)).toEqual([403]);
  });
});
