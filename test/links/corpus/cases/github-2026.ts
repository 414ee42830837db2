import { createJsonResponse } from '../../../../src/sandbox/internet/responses.ts';
import { type GitHubSettings, githubHost, type SimulatedRepository } from '../github-host.ts';
import { alive, gone, type LinkCase, notGone } from '../link-case.ts';

const name = 'thunlp/OpenKE';
const page = `https://github.com/${name}`;
const sha = '1f0b3c8e9d5a7264b1c0e8f3a2d94756c8e1b03f';
const shortSha = sha.slice(0, 8);
const partial = 'services-2026.md: GitHub GraphQL, answers in part since 2025-09-01';
const token = 'services-2026.md: what a token may not see (aquasecurity/trivy#10567, cli/cli#12150, cli/cli#7881)';
const rest = 'services-2026.md: GitHub REST';
const form = 'cases/links.md L8: another form or version than the one named';

type Expected = Pick<LinkCase, 'dead' | 'verdict' | 'reason'>;

function github(title: string, settings: GitHubSettings, expected: Expected, more: Partial<LinkCase>): LinkCase {
  return { name: `GitHub 2026: ${title}`, url: page, hosts: [githubHost(settings)], ...expected, source: partial, ...more };
}

const repository = (title: string, one: SimulatedRepository, expected: Expected, more: Partial<LinkCase>) =>
  github(title, { repositories: { [name]: one } }, expected, more);

const limited = createJsonResponse(
  { message: 'API rate limit exceeded for 192.0.2.7.', documentation_url: 'https://docs.github.com' },
  403,
  {
    'x-ratelimit-limit': '60',
    'x-ratelimit-remaining': '0',
  },
);

export const github2026Cases: LinkCase[] = [
  github(
    'not answered at its alias: REST is asked',
    { repositories: { [name]: {} }, resources: { repositories: 0 } },
    alive(),
    {},
  ),
  github(
    'not answered, with an error of no path',
    { repositories: { [name]: {} }, resources: { repositories: 0, unlocated: true } },
    alive(),
    {},
  ),
  github('not answered, and REST says 404: no owner has said so twice', { resources: { repositories: 0 } }, gone('not-found'), {
    authoritative: false,
  }),
  github(
    'a path is null beside RESOURCE_LIMITS_EXCEEDED below the alias',
    { repositories: { [name]: { objects: ['master:data/a.txt'], submodules: ['data/a.txt'] } }, resources: { objects: 0 } },
    alive(),
    { url: `${page}/blob/master/data/a.txt` },
  ),
  github(
    'a path is null beside RESOURCE_LIMITS_EXCEEDED, and REST does not find it by its first part',
    { repositories: { [name]: { objects: ['feature/x:data/a.txt'] } }, resources: { objects: 0 } },
    alive(),
    { url: `${page}/blob/feature/x/data/a.txt`, note: 'weak-evidence' },
  ),
  github(
    'the second expression of a path is cut off: the first no is not the last',
    {
      repositories: { [name]: { objects: ['feature/x:a.txt'], submodules: ['x/a.txt'] } },
      resources: { objects: 1, unlocated: true },
    },
    alive(),
    { url: `${page}/blob/feature/x/a.txt` },
  ),
  github(
    'a commit is null beside RESOURCE_LIMITS_EXCEEDED, and REST has it',
    { repositories: { [name]: { commits: [sha] } }, resources: { objects: 0 } },
    alive(),
    { url: `${page}/commit/${sha}` },
  ),
  github(
    'a commit is null beside RESOURCE_LIMITS_EXCEEDED, and REST has none',
    { repositories: { [name]: {} }, resources: { objects: 0 } },
    gone('path-gone'),
    { url: `${page}/commit/${sha}`, authoritative: false },
  ),
  github(
    'a path of a renamed repository is cut off',
    { repositories: { [name]: { renamedTo: 'thunlp/OpenKE2', submodules: ['a.txt'] } }, resources: { objects: 0 } },
    notGone('moved', 'renamed'),
    { url: `${page}/blob/master/a.txt`, to: 'https://github.com/thunlp/OpenKE2/blob/master/a.txt' },
  ),
  github(
    'no data at all beside RESOURCE_LIMITS_EXCEEDED',
    {
      repositories: { [name]: {} },
      graphql: () =>
        createJsonResponse({
          data: null,
          errors: [{ type: 'RESOURCE_LIMITS_EXCEEDED', message: 'Resource limits for this query exceeded.' }],
        }),
    },
    alive(),
    {},
  ),
  github(
    'an alias is missing from the answer without an error',
    { repositories: { [name]: { archived: true } }, graphql: () => createJsonResponse({ data: {} }) },
    alive(),
    { note: 'archived' },
  ),
  github(
    'a field that is never null is null, with an error below the alias',
    {
      repositories: { [name]: {} },
      graphql: () =>
        createJsonResponse({
          data: { r0: null },
          errors: [{ path: ['r0', 'isArchived'], message: 'Something went wrong while executing your query.' }],
        }),
    },
    alive(),
    {},
  ),

  repository(
    'an IP allow list refuses the token, and shows the repository without it',
    { forbidsTokens: 'allow-list' },
    alive(),
    {
      source: token,
    },
  ),
  repository('SAML refuses the token, and shows the repository without it', { forbidsTokens: 'saml' }, alive(), {
    source: token,
  }),
  repository('SAML, and nobody sees it without a token', { forbidsTokens: 'private' }, notGone('restricted', 'forbidden'), {
    source: token,
  }),
  repository(
    'an IP allow list, and a name of before',
    { forbidsTokens: 'allow-list', renamedTo: 'thunlp/OpenKE2' },
    notGone('moved', 'renamed'),
    { source: token, to: 'https://github.com/thunlp/OpenKE2' },
  ),
  repository('an IP allow list, and an archived repository', { forbidsTokens: 'allow-list', archived: true }, alive(), {
    source: token,
    note: 'archived',
  }),
  repository('an IP allow list before an issue', { forbidsTokens: 'allow-list', issues: { '7': 200 } }, alive(), {
    source: token,
    url: `${page}/issues/7`,
  }),
  repository(
    'an IP allow list before an issue that was deleted',
    { forbidsTokens: 'allow-list', issues: { '7': 410 } },
    gone('deleted'),
    {
      source: token,
      url: `${page}/issues/7`,
    },
  ),
  repository('SAML before a release', { forbidsTokens: 'saml', releases: { v1: ['a.zip'] } }, alive(), {
    source: token,
    url: `${page}/releases/download/v1/a.zip`,
  }),
  repository('an IP allow list before a file', { forbidsTokens: 'allow-list', submodules: ['data/a.txt'] }, alive(), {
    source: token,
    url: `${page}/blob/master/data/a.txt`,
  }),
  github(
    'an IP allow list, and no quota without a token',
    { repositories: { [name]: { forbidsTokens: 'allow-list' } }, anonymousRest: limited },
    notGone('restricted', 'forbidden'),
    { source: token },
  ),
  github(
    'an IP allow list, and a takedown for everybody',
    {
      repositories: { [name]: { forbidsTokens: 'allow-list' } },
      anonymousRest: createJsonResponse(
        { message: 'Repository access blocked', block: { reason: 'dmca', created_at: '2025-01-02T03:04:05Z' } },
        451,
      ),
    },
    gone('dmca'),
    { source: token },
  ),
  github(
    'the whole of GraphQL refuses the token by an IP allow list',
    {
      graphql: () =>
        createJsonResponse(
          {
            message:
              'Although you appear to have the correct authorization credentials, the `acme` enterprise has an IP allow list enabled.',
          },
          403,
        ),
    },
    notGone('unknown', 'not-permitted'),
    { source: token },
  ),

  repository('a transferred issue', { transferred: { '7': ['thunlp/OpenHowNet', 3] } }, notGone('moved', 'redirected'), {
    source: rest,
    url: `${page}/issues/7`,
    to: 'https://github.com/thunlp/OpenHowNet/issues/3',
  }),
  repository(
    'an issue of a renamed repository is renamed with it, not transferred',
    { renamedTo: 'thunlp/OpenKE2', issues: { '7': 200 } },
    notGone('moved', 'renamed'),
    {
      source: rest,
      url: `${page}/issues/7`,
      to: 'https://github.com/thunlp/OpenKE2/issues/7',
      hosts: [
        githubHost({ repositories: { [name]: { renamedTo: 'thunlp/OpenKE2' }, 'thunlp/OpenKE2': { issues: { '7': 200 } } } }),
      ],
    },
  ),

  repository('a file at a commit', { objects: [`${sha}:data/a.txt`] }, alive(), {
    source: form,
    url: `${page}/blob/${sha}/data/a.txt`,
  }),
  repository('a file at a commit that is gone, and HEAD has the path', { objects: ['HEAD:data/a.txt'] }, gone('path-gone'), {
    source: form,
    url: `${page}/blob/${sha}/data/a.txt`,
    authoritative: true,
  }),
  repository('the same by an abbreviated commit', { objects: ['HEAD:data/a.txt'] }, gone('path-gone'), {
    source: form,
    url: `${page}/blob/${shortSha}/data/a.txt`,
  }),
  repository('the same by its raw address', { objects: ['HEAD:data/a.txt'] }, gone('path-gone'), {
    source: form,
    url: `https://raw.githubusercontent.com/${name}/${sha}/data/a.txt`,
  }),
  repository('a branch whose name is a date is no commit', { objects: ['HEAD:data/a.txt'] }, notGone('moved', 'renamed'), {
    source: form,
    url: `${page}/blob/20200131/data/a.txt`,
    to: `${page}/blob/HEAD/data/a.txt`,
  }),
  repository(
    'a file at a commit that only REST still has',
    { objects: ['HEAD:data/a.txt'], submodules: ['data/a.txt'] },
    alive(),
    {
      source: form,
      url: `${page}/blob/${sha}/data/a.txt`,
    },
  ),
  repository('a folder at a commit that is gone', { objects: ['HEAD:data'] }, gone('path-gone'), {
    source: form,
    url: `${page}/tree/${sha}/data`,
  }),
  repository('the tree of a commit', { commits: [sha] }, alive(), { source: form, url: `${page}/tree/${sha}` }),
  repository('the tree of a commit that is gone', {}, gone('path-gone'), { source: form, url: `${page}/tree/${sha}` }),
  repository('a commit that git does not find, and REST does', { commits: [sha] }, alive(), {
    source: 'services-2026.md: a null is no "no", commits too',
    url: `${page}/commit/${sha}`,
  }),
  repository('a commit that nothing finds', {}, gone('path-gone'), {
    source: form,
    url: `${page}/commit/${sha}`,
    authoritative: true,
  }),
];
