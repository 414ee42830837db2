import { createHtmlResponse, createJsonResponse, createRedirectResponse } from '../../../../src/sandbox/internet/responses.ts';
import { alive, gone, type LinkCase, notGone } from '../link-case.ts';
import { createStaticCase } from '../static-case.ts';

const source = { source: 'docs.gitlab.com/api: projects, groups, users, redirects; gitlab-org/gitlab!128642' };
const url = 'https://gitlab.com/group/project';
const project = 'gitlab.com/api/v4/projects/group%2Fproject';
const path = { path_with_namespace: 'group/project' };
const notFound = (what: string) => createJsonResponse({ message: `404 ${what} Not Found` }, 404);

export const gitlabCases: LinkCase[] = [
  createStaticCase(
    'GitLab: its name is its address, and no doubt about an entry of another name',
    url,
    { [project]: createJsonResponse(path) },
    alive(),
    { ...source, names: ['Quantum Gravity Toolbox'] },
  ),
  createStaticCase('GitLab: a project', url, { [project]: createJsonResponse(path) }, alive(), source),
  createStaticCase(
    'GitLab: a project in a subgroup',
    'https://gitlab.com/group/subgroup/project.git',
    {
      'gitlab.com/api/v4/projects/group%2Fsubgroup%2Fproject': createJsonResponse({
        path_with_namespace: 'group/subgroup/project',
      }),
    },
    alive(),
    source,
  ),
  createStaticCase('GitLab: archived', url, { [project]: createJsonResponse({ ...path, archived: true }) }, alive(), {
    ...source,
    note: 'archived',
  }),
  createStaticCase('GitLab: an empty project', url, { [project]: createJsonResponse({ ...path, empty_repo: true }) }, alive(), {
    ...source,
    note: 'empty-repository',
  }),
  createStaticCase(
    'GitLab: renamed',
    url,
    {
      [project]: createRedirectResponse('https://gitlab.com/api/v4/projects/12', 301),
      'gitlab.com/api/v4/projects/12': createJsonResponse({ path_with_namespace: 'new-group/project' }),
    },
    notGone('moved', 'renamed'),
    { ...source, to: 'https://gitlab.com/new-group/project' },
  ),
  createStaticCase(
    'GitLab: a file of a renamed project',
    'https://gitlab.com/group/project/-/blob/main/README.md',
    {
      [project]: createRedirectResponse('https://gitlab.com/api/v4/projects/12', 301),
      'gitlab.com/api/v4/projects/12': createJsonResponse({ path_with_namespace: 'new-group/project' }),
    },
    notGone('moved', 'renamed'),
    { ...source, to: 'https://gitlab.com/new-group/project/-/blob/main/README.md' },
  ),
  createStaticCase(
    'GitLab: missing or private',
    url,
    { [project]: notFound('Project'), 'gitlab.com/api/v4/groups/group%2Fproject': notFound('Group') },
    notGone('restricted', 'private-or-missing'),
    source,
  ),
  createStaticCase(
    'GitLab: a subgroup',
    'https://gitlab.com/group/subgroup',
    {
      'gitlab.com/api/v4/projects/group%2Fsubgroup': notFound('Project'),
      'gitlab.com/api/v4/groups/group%2Fsubgroup': createJsonResponse({ full_path: 'group/subgroup' }),
    },
    alive(),
    source,
  ),
  createStaticCase(
    'GitLab: the page of a group',
    'https://gitlab.com/groups/group',
    { 'gitlab.com/api/v4/groups/group': createJsonResponse({ full_path: 'group' }) },
    alive(),
    source,
  ),
  createStaticCase(
    'GitLab: a user',
    'https://gitlab.com/somebody',
    {
      'gitlab.com/api/v4/groups/somebody': notFound('Group'),
      'gitlab.com/api/v4/users': createJsonResponse([{ username: 'somebody' }]),
    },
    alive(),
    source,
  ),
  createStaticCase(
    'GitLab: neither a group nor a user',
    'https://gitlab.com/nobody',
    { 'gitlab.com/api/v4/groups/nobody': notFound('Group'), 'gitlab.com/api/v4/users': createJsonResponse([]) },
    notGone('restricted', 'private-or-missing'),
    source,
  ),
  createStaticCase(
    'GitLab: a file',
    'https://gitlab.com/group/project/blob/main/README.md',
    {
      [project]: createJsonResponse(path),
      'gitlab.com/group/project/-/blob/main/README.md': createHtmlResponse('README.md', 'Some words.'),
    },
    alive(),
    source,
  ),
  createStaticCase(
    'GitLab: a file that is gone from a living project',
    'https://gitlab.com/group/project/-/blob/main/old.md',
    {
      [project]: createJsonResponse(path),
      'gitlab.com/group/project/-/blob/main/old.md': createHtmlResponse('Not Found', 'Not here.', 404),
    },
    gone('not-found'),
    { ...source, authoritative: false },
  ),
  createStaticCase(
    'GitLab: a quota',
    url,
    { 'gitlab.com': createJsonResponse({ message: '429 Too Many Requests' }, 429) },
    notGone('limited', 'deferred'),
    source,
  ),
  createStaticCase(
    'GitLab: an error of the server',
    url,
    { 'gitlab.com': createJsonResponse({}, 502) },
    notGone('unreachable', 'server-error'),
    source,
  ),
  createStaticCase(
    'GitLab: a server of somebody else',
    'https://gitlab.site.example/group/project',
    { 'gitlab.site.example/api/v4/projects/group%2Fproject': createJsonResponse(path) },
    alive(),
    source,
  ),
  createStaticCase(
    'GitLab: a server that shows its API to no stranger',
    'https://gitlab.site.example/group/project',
    { 'gitlab.site.example': createJsonResponse({ message: '401 Unauthorized' }, 401) },
    notGone('restricted', 'login'),
    source,
  ),
  createStaticCase(
    'GitLab: a host that only bears the name',
    'https://gitlab.site.example/papers/one',
    { 'gitlab.site.example/papers/one': createHtmlResponse('A page', 'Some words.') },
    alive(),
    source,
  ),
];
