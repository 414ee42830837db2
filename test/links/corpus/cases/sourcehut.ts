import { createHtmlResponse, createRedirectResponse } from '../../../../src/sandbox/internet/responses.ts';
import { alive, gone, type LinkCase, notGone } from '../link-case.ts';
import { createStaticCase } from '../static-case.ts';

const source = { source: 'git.sr.ht/~sircmpwn/scm.sr.ht: scmsrht/access.py, get_repo_or_redir' };
const url = 'https://git.sr.ht/~user/repository';
const page = 'git.sr.ht/~user/repository';

export const sourcehutCases: LinkCase[] = [
  createStaticCase(
    'SourceHut: a repository',
    url,
    { [page]: createHtmlResponse('~user/repository: summary - sourcehut git') },
    alive(),
    source,
  ),
  createStaticCase(
    'SourceHut: by its clone address',
    'https://git.sr.ht/~user/repository.git',
    { [page]: createHtmlResponse('~user/repository') },
    alive(),
    source,
  ),
  createStaticCase(
    'SourceHut: a project',
    'https://sr.ht/~user/project/',
    { 'sr.ht/~user/project': createHtmlResponse('project') },
    alive(),
    source,
  ),
  createStaticCase(
    'SourceHut: renamed',
    url,
    {
      [page]: createRedirectResponse('/~user/new-name', 302),
      'git.sr.ht/~user/new-name': createHtmlResponse('~user/new-name: summary - sourcehut git'),
    },
    notGone('moved', 'renamed'),
    { ...source, to: 'https://git.sr.ht/~user/new-name' },
  ),
  createStaticCase('SourceHut: missing', url, { [page]: createHtmlResponse('404 Not Found', '', 404) }, gone('not-found'), {
    ...source,
    authoritative: false,
  }),
  createStaticCase(
    'SourceHut: private',
    url,
    { [page]: createHtmlResponse('401 Unauthorized', '', 401) },
    notGone('restricted', 'private-or-missing'),
    source,
  ),
  createStaticCase(
    'SourceHut: a login',
    url,
    { [page]: createRedirectResponse('https://meta.sr.ht/login', 302), 'meta.sr.ht/login': createHtmlResponse('Log in') },
    notGone('restricted', 'login'),
    source,
  ),
  createStaticCase(
    'SourceHut: a quota',
    url,
    { [page]: createHtmlResponse('', '', 429) },
    notGone('limited', 'deferred'),
    source,
  ),
  createStaticCase(
    'SourceHut: a wall',
    url,
    { [page]: createHtmlResponse('', '', 403) },
    notGone('blocked', 'forbidden'),
    source,
  ),
  createStaticCase(
    'SourceHut: an outage',
    url,
    { [page]: createHtmlResponse('', '', 503) },
    notGone('unreachable', 'server-error'),
    source,
  ),
];
