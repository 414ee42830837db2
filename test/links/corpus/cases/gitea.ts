import { createHtmlResponse, createJsonResponse, createRedirectResponse } from '../../../../src/sandbox/internet/responses.ts';
import { alive, gone, type LinkCase, notGone } from '../link-case.ts';
import { createStaticCase } from '../static-case.ts';

const source = { source: 'codeberg.org/swagger.v1.json; go-gitea/gitea: repoAssignment, RedirectToRepo' };
const url = 'https://codeberg.org/owner/name';
const repository = 'codeberg.org/api/v1/repos/owner/name';
const missing = createJsonResponse({ message: "The target couldn't be found.", url: 'https://codeberg.org/api/swagger' }, 404);

export const giteaCases: LinkCase[] = [
  createStaticCase(
    'Codeberg: its name is its address, and no doubt about an entry of another name',
    url,
    { [repository]: createJsonResponse({ full_name: 'owner/name' }) },
    alive(),
    { ...source, names: ['Quantum Gravity Toolbox'] },
  ),
  createStaticCase(
    'Codeberg: a repository',
    url,
    { [repository]: createJsonResponse({ full_name: 'Owner/name' }) },
    alive(),
    source,
  ),
  createStaticCase(
    'Codeberg: by its clone address',
    'https://codeberg.org/Owner/Name.git',
    { 'codeberg.org/api/v1/repos/Owner/Name': createJsonResponse({ full_name: 'owner/name' }) },
    alive(),
    source,
  ),
  createStaticCase(
    'Codeberg: archived',
    url,
    { [repository]: createJsonResponse({ full_name: 'owner/name', archived: true }) },
    alive(),
    { ...source, note: 'archived' },
  ),
  createStaticCase(
    'Codeberg: empty',
    url,
    { [repository]: createJsonResponse({ full_name: 'owner/name', empty: true }) },
    alive(),
    {
      ...source,
      note: 'empty-repository',
    },
  ),
  createStaticCase(
    'Codeberg: renamed',
    url,
    {
      [repository]: createRedirectResponse('/api/v1/repos/new-owner/new-name', 307),
      'codeberg.org/api/v1/repos/new-owner/new-name': createJsonResponse({ full_name: 'new-owner/new-name' }),
    },
    notGone('moved', 'renamed'),
    { ...source, to: 'https://codeberg.org/new-owner/new-name' },
  ),
  createStaticCase(
    'Codeberg: a file of a renamed repository',
    'https://codeberg.org/owner/name/src/branch/main/README.md',
    {
      [repository]: createRedirectResponse('/api/v1/repos/owner/new-name', 307),
      'codeberg.org/api/v1/repos/owner/new-name': createJsonResponse({ full_name: 'owner/new-name' }),
    },
    notGone('moved', 'renamed'),
    { ...source, to: 'https://codeberg.org/owner/new-name/src/branch/main/README.md' },
  ),
  createStaticCase('Codeberg: missing', url, { [repository]: missing }, gone('not-found'), { ...source, authoritative: false }),
  createStaticCase(
    'Codeberg: a file',
    'https://codeberg.org/owner/name/raw/branch/main/README.md',
    {
      [repository]: createJsonResponse({ full_name: 'owner/name' }),
      'codeberg.org/owner/name/raw/branch/main/README.md': createHtmlResponse('README.md', 'Some words.'),
      'codeberg.org/owner/name/src/branch/main/README.md': createHtmlResponse('README.md', 'Some words.'),
    },
    alive(),
    source,
  ),
  createStaticCase(
    'Codeberg: a file that is gone from a living repository',
    'https://codeberg.org/owner/name/src/branch/main/old.md',
    {
      [repository]: createJsonResponse({ full_name: 'owner/name' }),
      'codeberg.org/owner/name/src/branch/main/old.md': createHtmlResponse('Not found', 'Not here.', 404),
    },
    gone('not-found'),
    { ...source, authoritative: false },
  ),
  createStaticCase(
    'Codeberg: an organisation',
    'https://codeberg.org/forgejo',
    { 'codeberg.org/api/v1/users/forgejo': createJsonResponse({ login: 'forgejo' }) },
    alive(),
    source,
  ),
  createStaticCase(
    'Codeberg: a user who has another name now',
    'https://codeberg.org/old-name',
    {
      'codeberg.org/api/v1/users/old-name': createRedirectResponse('/api/v1/users/new-name', 307),
      'codeberg.org/api/v1/users/new-name': createJsonResponse({ login: 'new-name' }),
    },
    notGone('moved', 'renamed'),
    { ...source, to: 'https://codeberg.org/new-name' },
  ),
  createStaticCase(
    'Codeberg: a quota',
    url,
    { 'codeberg.org': createJsonResponse({ message: 'Too many requests' }, 429) },
    notGone('limited', 'deferred'),
    source,
  ),
  createStaticCase(
    'Codeberg: a wall',
    url,
    { 'codeberg.org': createHtmlResponse('Making sure you’re not a bot!', '', 403) },
    notGone('blocked', 'bot-wall'),
    source,
  ),
  createStaticCase(
    'Codeberg: an outage',
    url,
    { 'codeberg.org': createHtmlResponse('502 Bad Gateway', '', 502) },
    notGone('unreachable', 'server-error'),
    source,
  ),
  createStaticCase(
    'Gitea: a server of somebody else',
    'https://gitea.site.example/owner/name',
    { 'gitea.site.example/api/v1/repos/owner/name': createJsonResponse({ full_name: 'owner/name' }) },
    alive(),
    source,
  ),
  createStaticCase(
    'Gitea: a server that shows its API to no stranger',
    'https://forgejo.site.example/owner/name',
    { 'forgejo.site.example': createJsonResponse({ message: 'Only signed in user is allowed to call APIs.' }, 401) },
    notGone('restricted', 'login'),
    source,
  ),
];
