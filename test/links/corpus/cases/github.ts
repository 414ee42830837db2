import { createStaticSite } from '../../../../src/sandbox/internet/hosts/static-site.ts';
import { createJsonResponse, type SimulatedResponse } from '../../../../src/sandbox/internet/responses.ts';
import { type GitHubSettings, githubHost, type SimulatedRepository } from '../github-host.ts';
import { alive, gone, type LinkCase, notGone } from '../link-case.ts';

const name = 'zhangsheng93/cMedQA2';
type Expected = Pick<LinkCase, 'dead' | 'verdict' | 'reason'>;

function repository(
  title: string,
  settings: SimulatedRepository | undefined,
  expected: Expected,
  rest: Partial<LinkCase> = {},
): LinkCase {
  return github(title, settings === undefined ? {} : { repositories: { [name]: settings } }, expected, rest);
}

function github(title: string, settings: GitHubSettings, expected: Expected, rest: Partial<LinkCase> = {}): LinkCase {
  return {
    name: `GitHub: ${title}`,
    url: `https://github.com/${name}`,
    hosts: [githubHost(settings)],
    ...expected,
    source: 'github.md',
    ...rest,
  };
}

const broken: SimulatedResponse = { status: 403, body: '{}' };
const blob = `https://github.com/${name}/blob/master/data/train.csv`;

export const githubCases: LinkCase[] = [
  repository('a repository', {}, alive()),
  repository('another case and .git', {}, alive(), { url: 'http://www.github.com/ZhangSheng93/cmedqa2.git' }),
  repository('an address by ssh', {}, alive(), { url: `git@github.com:${name}.git` }),
  repository('an archived repository is alive', { archived: true }, alive(), { note: 'archived' }),
  repository('an empty repository', { empty: true }, alive(), { note: 'empty-repository' }),
  repository('a renamed repository', { renamedTo: 'zhangsheng93/cMedQA3' }, notGone('moved', 'renamed'), {
    to: 'https://github.com/zhangsheng93/cMedQA3',
  }),
  repository('only the case of the name is another', { renamedTo: 'ZhangSheng93/cmedqa2' }, alive()),
  repository('a missing repository, confirmed', undefined, gone('not-found'), { authoritative: true }),
  repository('NOT_FOUND, but REST finds it', { error: 'NOT_FOUND' }, alive(), {
    source: 'github.md: confirm each NOT_FOUND once by REST',
  }),
  repository('NOT_FOUND, and REST knows its new name', { error: 'NOT_FOUND', renamedTo: 'a/b' }, notGone('moved', 'renamed'), {
    to: 'https://github.com/a/b',
  }),
  repository(
    '451 is a takedown',
    { error: 'NOT_FOUND', rest: createJsonResponse({ block: { reason: 'dmca' } }, 451) },
    gone('dmca'),
    {
      authoritative: true,
    },
  ),
  repository(
    '403 with a reason is a block',
    { error: 'NOT_FOUND', rest: createJsonResponse({ block: { reason: 'tos' } }, 403) },
    gone('terms'),
    { authoritative: true },
  ),
  repository(
    '403 without a reason is a quota',
    { error: 'NOT_FOUND', rest: createJsonResponse({ message: 'API rate limit exceeded' }, 403) },
    notGone('limited', 'quota'),
  ),
  repository(
    'NOT_FOUND, and REST answers 500',
    { error: 'NOT_FOUND', rest: createJsonResponse({}, 500) },
    notGone('unreachable', 'server-error'),
  ),
  repository(
    'FORBIDDEN at the alias, and nobody may see it',
    { error: 'FORBIDDEN', forbidsTokens: 'private' },
    notGone('restricted', 'forbidden'),
  ),
  repository('an unknown error at the alias: REST knows', { error: 'SOMETHING_NEW' }, alive()),
  repository('a disabled repository', { disabled: true }, notGone('restricted', 'terms')),
  repository('a path that is there', { objects: ['master:data/train.csv'] }, alive(), { url: blob }),
  repository('a path that is gone', { objects: ['master:data'] }, gone('path-gone'), { url: blob, authoritative: true }),
  repository('a submodule, of which git has no object here', { submodules: ['vendor/lib'] }, alive(), {
    url: `https://github.com/${name}/tree/master/vendor/lib`,
    source: 'GitHub REST: contents of a submodule have the type submodule',
  }),
  repository('a branch that was renamed', { renamedBranches: ['develop'] }, alive(), {
    url: `https://github.com/${name}/tree/develop`,
    source: 'GitHub REST: a renamed branch answers by redirect',
  }),
  repository(
    'a path that git does not find, and GitHub would not say',
    { contents: createJsonResponse({}, 500) },
    gone('path-gone'),
    {
      url: blob,
      authoritative: false,
    },
  ),
  repository(
    'the default branch was renamed: the path is at HEAD',
    { objects: ['HEAD:data/train.csv'] },
    notGone('moved', 'renamed'),
    {
      url: blob,
      to: `https://github.com/${name}/blob/HEAD/data/train.csv`,
    },
  ),
  repository('a branch with a slash in its name', { objects: ['feature/new:data/train.csv'] }, alive(), {
    url: `https://github.com/${name}/blob/feature/new/data/train.csv`,
  }),
  repository('a folder', { objects: ['master:data'] }, alive(), { url: `https://github.com/${name}/tree/master/data` }),
  repository('a raw address is a path', { objects: ['master:data/train.csv'] }, alive(), {
    url: `https://raw.githubusercontent.com/${name}/master/data/train.csv`,
  }),
  repository('a path with Chinese in it', { objects: ['master:数据/训练.csv'] }, alive(), {
    url: `https://github.com/${name}/blob/master/数据/训练.csv`,
  }),
  repository(
    'a path in a renamed repository',
    { renamedTo: 'new/name', objects: ['master:data/train.csv'] },
    notGone('moved', 'renamed'),
    {
      url: blob,
      to: 'https://github.com/new/name/blob/master/data/train.csv',
    },
  ),
  repository('a commit', { objects: ['0123abc'] }, alive(), { url: `https://github.com/${name}/commit/0123abc` }),
  repository('a release', { releases: { 'v1.0': [] } }, alive(), { url: `https://github.com/${name}/releases/tag/v1.0` }),
  repository('a release that is gone', { releases: {} }, gone('path-gone'), {
    url: `https://github.com/${name}/releases/tag/v1.0`,
  }),
  repository('a tag of which nobody made a release', { tags: ['data/v1.0'] }, alive(), {
    url: `https://github.com/${name}/releases/tag/data/v1.0`,
    source: 'GitHub shows a page for every tag, its interface knows only published releases',
  }),
  repository('a file of a release whose tag has a slash', { releases: { 'data/v1.0': ['a.zip'] } }, alive(), {
    url: `https://github.com/${name}/releases/download/data%2Fv1.0/a.zip`,
  }),
  repository(
    'a file of a release with so many that the answer is cut off',
    {
      releases: {
        'v1.0': [...Array.from({ length: 20_000 }, (_, n) => `a-piece-of-a-large-corpus-in-very-many-files-${n}.zip`), 'a.zip'],
      },
    },
    alive(),
    { url: `https://github.com/${name}/releases/download/v1.0/a.zip` },
  ),
  repository('a file of a release', { releases: { 'v1.0': ['a.zip'] } }, alive(), {
    url: `https://github.com/${name}/releases/download/v1.0/a.zip`,
  }),
  repository('a file gone from a release', { releases: { 'v1.0': ['b.zip'] } }, gone('path-gone'), {
    url: `https://github.com/${name}/releases/download/v1.0/a.zip`,
  }),
  repository('an issue', { issues: { '7': 200 } }, alive(), { url: `https://github.com/${name}/issues/7` }),
  repository('a deleted issue', { issues: { '7': 410 } }, gone('deleted'), { url: `https://github.com/${name}/issues/7` }),
  repository('a pull request where issues are off', { issues: { '7': 410 }, pulls: { '7': 200 } }, alive(), {
    url: `https://github.com/${name}/pull/7`,
    source: 'GitHub REST: 410 where issues are disabled',
  }),
  github('a file of a wiki', {}, alive(), {
    url: 'https://raw.githubusercontent.com/wiki/owner/name/diagram.png',
    hosts: [
      githubHost({}),
      createStaticSite('raw.githubusercontent.com', {
        '/wiki/owner/name/diagram.png': { headers: { 'content-type': 'image/png' } },
      }),
    ],
    source: 'GitHub serves files of wikis below wiki/owner/name',
  }),
  repository('a wiki page is judged by its repository', {}, alive(), {
    url: `https://github.com/${name}/wiki/Home`,
    note: 'weak-evidence',
  }),
  github('an owner', { users: ['thunlp'] }, alive(), { url: 'https://github.com/thunlp' }),
  github('an owner that is gone', {}, gone('not-found'), { url: 'https://github.com/thunlp' }),
  github('a gist', { gists: ['0123456789abcdef0123'] }, alive(), { url: 'https://gist.github.com/someone/0123456789abcdef0123' }),
  github('a gist that is gone', {}, gone('not-found'), { url: 'https://gist.github.com/0123456789abcdef0123' }),
  github(
    'the budget is used up, with status 200',
    { graphql: () => createJsonResponse({ errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] }) },
    notGone('limited', 'quota'),
  ),
  github('a secondary limit', { graphql: () => broken }, notGone('limited', 'quota')),
  github(
    'a refused token',
    { graphql: () => createJsonResponse({ message: 'Bad credentials' }, 401) },
    notGone('unknown', 'not-permitted'),
  ),
  github('GraphQL answers 502 and REST knows', { repositories: { [name]: {} }, graphql: () => ({ status: 502 }) }, alive()),
  github('GraphQL answers HTML', { repositories: { [name]: {} }, graphql: () => ({ body: '<html>' }) }, alive()),
  github('without a token REST is asked', { repositories: { [name]: {} } }, alive(), { token: false }),
  github('without a token a missing one is not certain', {}, gone('not-found'), { token: false, authoritative: false }),
  github(
    'without a token, and the quota is used up',
    { rest: createJsonResponse({ message: 'API rate limit exceeded' }, 403) },
    notGone('limited', 'quota'),
    { token: false },
  ),
  repository('its name is another than the entry’s, but it is that of the link', {}, alive(), {
    names: ['Quantum Gravity Toolbox'],
  }),
  repository('its name shares a word with the entry’s', {}, alive(), { names: ['cMedQA: medical question answering'] }),
  repository('a name in Chinese can not be compared', {}, alive(), { names: ['中文医学问答数据集'] }),
];
