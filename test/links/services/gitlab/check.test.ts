import { describe, expect, test } from 'vitest';
import { checkService, testSilence, testVerdicts } from '../check-service.ts';

const url = 'https://gitlab.com/group/sub/project';
const missing = { status: 404, body: { message: '404 Project Not Found' } };
const at = (answers: Record<string, unknown>) => (request: { url: string }) => {
  const found = Object.entries(answers).find(([part]) => request.url.includes(part));
  return found === undefined ? missing : { body: found[1] };
};

// Sources: https://docs.gitlab.com/api/projects/, /api/groups/, /api/users/
describe('a project of GitLab', () => {
  testVerdicts(url, [
    [
      'is there',
      at({ '/projects/group%2Fsub%2Fproject': { path_with_namespace: 'group/sub/project' } }),
      { verdict: 'alive', reason: 'ok' },
    ],
    [
      'is archived',
      at({ '/projects/': { path_with_namespace: 'Group/sub/project', archived: true } }),
      { verdict: 'alive', note: 'archived' },
    ],
    [
      'is empty',
      at({ '/projects/': { path_with_namespace: 'group/sub/project', empty_repo: true } }),
      { verdict: 'alive', note: 'empty-repository' },
    ],
    [
      'has another path',
      at({ '/projects/': { path_with_namespace: 'group/new' } }),
      { verdict: 'moved', reason: 'renamed', to: 'https://gitlab.com/group/new' },
    ],
    ['is a group after all', at({ '/groups/': { full_path: 'group/sub/project' } }), { verdict: 'alive' }],
    ['is missing or private', missing, { verdict: 'restricted', reason: 'private-or-missing' }],
    ['wants a login', { status: 401, body: { message: '401 Unauthorized' } }, { verdict: 'restricted', reason: 'login' }],
    [
      'is told by its page where a 404 is no answer of GitLab',
      { status: 404, body: '<title>404</title>' },
      { evidence: { asked: 'page' } },
    ],
    [
      'is told by its page behind a wall',
      { status: 403, body: '<title>Just a moment...</title>' },
      { evidence: { asked: 'page' } },
    ],
  ]);
  testSilence(url);

  test('keeps the page inside when it has another path, and asks for it when it has not', async () => {
    const moved = await checkService([`${url}/-/issues/1`], { body: { path_with_namespace: 'group/new' } });
    expect(moved.verdicts).toMatchObject([{ to: 'https://gitlab.com/group/new/-/issues/1' }]);
    const there = await checkService([`${url}/-/issues/1`], { body: { path_with_namespace: 'group/sub/project' } });
    expect(there.pages).toEqual([`${url}/-/issues/1`]);
  });
});

describe('a name at GitLab', () => {
  testVerdicts('https://gitlab.com/somebody', [
    ['is a group', at({ '/groups/': { full_path: 'somebody' } }), { verdict: 'alive' }],
    ['is a person', at({ '/users?username=somebody': [{ username: 'Somebody' }] }), { verdict: 'alive' }],
    ['is nobody: an empty list is no 404', at({ '/users': [] }), { verdict: 'restricted', reason: 'private-or-missing' }],
    [
      'is open where one of the two questions gets no answer',
      ({ url: asked }) => (asked.includes('/users') ? 'timeout' : missing),
      { verdict: 'unreachable' },
    ],
  ]);
});
