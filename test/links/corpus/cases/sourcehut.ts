import { htmlResponse, redirectResponse } from '../../../../src/sandbox/internet/responses.ts';
import { alive, gone, type LinkCase, notGone } from '../link-case.ts';
import { createStaticCase } from '../static-case.ts';

const source = { source: 'git.sr.ht/~sircmpwn/scm.sr.ht: scmsrht/access.py, get_repo_or_redir' };
const url = 'https://git.sr.ht/~user/repository';
const page = 'git.sr.ht/~user/repository';

export const sourcehutCases: LinkCase[] = [
  createStaticCase(
    'SourceHut: a repository',
    url,
    { [page]: htmlResponse('~user/repository: summary - sourcehut git') },
    alive(),
    source,
  ),
  createStaticCase(
    'SourceHut: by its clone address',
    'https://git.sr.ht/~user/repository.git',
    { [page]: htmlResponse('~user/repository') },
    alive(),
    source,
  ),
  createStaticCase(
    'SourceHut: a project',
    'https://sr.ht/~user/project/',
    { 'sr.ht/~user/project': htmlResponse('project') },
    alive(),
    source,
  ),
  createStaticCase(
    'SourceHut: renamed',
    url,
    {
      [page]: redirectResponse('/~user/new-name', 302),
      'git.sr.ht/~user/new-name': htmlResponse('~user/new-name: summary - sourcehut git'),
    },
    notGone('moved', 'renamed'),
    { ...source, to: 'https://git.sr.ht/~user/new-name' },
  ),
  createStaticCase('SourceHut: missing', url, { [page]: htmlResponse('404 Not Found', '', 404) }, gone('not-found'), {
    ...source,
    authoritative: false,
  }),
  createStaticCase(
    'SourceHut: private',
    url,
    { [page]: htmlResponse('401 Unauthorized', '', 401) },
    notGone('restricted', 'private-or-missing'),
    source,
  ),
  createStaticCase(
    'SourceHut: a login',
    url,
    { [page]: redirectResponse('https://meta.sr.ht/login', 302), 'meta.sr.ht/login': htmlResponse('Log in') },
    notGone('restricted', 'login'),
    source,
  ),
  createStaticCase('SourceHut: a quota', url, { [page]: htmlResponse('', '', 429) }, notGone('limited', 'deferred'), source),
  createStaticCase('SourceHut: a wall', url, { [page]: htmlResponse('', '', 403) }, notGone('blocked', 'forbidden'), source),
  createStaticCase(
    'SourceHut: an outage',
    url,
    { [page]: htmlResponse('', '', 503) },
    notGone('unreachable', 'server-error'),
    source,
  ),
];
