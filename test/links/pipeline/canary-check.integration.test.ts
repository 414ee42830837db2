import { describe, expect, test } from 'vitest';
import { createAclHosts } from '../../../src/sandbox/internet/hosts/acl-anthology.ts';
import { createArxivHosts } from '../../../src/sandbox/internet/hosts/arxiv.ts';
import { createBaiduPanHost } from '../../../src/sandbox/internet/hosts/baidu-pan.ts';
import { createDoiHosts } from '../../../src/sandbox/internet/hosts/doi.ts';
import { createHtmlResponse, createJsonResponse, type SimulatedHost } from '../../../src/sandbox/internet/responses.ts';
import { checkSimulated, createLink } from '../corpus/check-simulated.ts';
import { githubHost } from '../corpus/github-host.ts';

const repositories = ['one', 'two', 'three', 'four'].map((name) => createLink(`https://github.com/owner/${name}`));
const formatVerdicts = (run: Awaited<ReturnType<typeof checkSimulated>>) =>
  run.links.map(({ verdict, evidence }) => `${verdict}${evidence.authoritative ? ' for certain' : ''}`);

describe('a service that says no to many things is proved by one that is there', () => {
  test('GitHub shows Git: the noes stand', async () => {
    const run = await checkSimulated([githubHost({ repositories: { 'git/git': {} } })], repositories);
    expect(formatVerdicts(run)).toEqual(Array(4).fill('gone for certain'));
  });

  test('GitHub shows nothing at all, Git included: nothing is dead', async () => {
    const run = await checkSimulated([githubHost({})], repositories);
    expect(formatVerdicts(run)).toEqual(Array(4).fill('unknown'));
    expect(run.links[0]?.evidence.marker).toBe('living-canary-called-gone: https://github.com/git/git');
  });

  test('Git has gone itself, and Linux is shown: the noes stand', async () => {
    const run = await checkSimulated([githubHost({ repositories: { 'torvalds/linux': {} } })], repositories);
    expect(formatVerdicts(run)).toEqual(Array(4).fill('gone for certain'));
  });

  test('somebody made the repository that cannot exist: the other one shows that GitHub knows what is missing', async () => {
    const made = { 'git/git': {}, 'git/listkeeper-there-is-no-such-repository': {} };
    const run = await checkSimulated([githubHost({ repositories: made })], repositories);
    expect(formatVerdicts(run)).toEqual(Array(4).fill('gone for certain'));
  });

  test('GitHub shows all that cannot exist: nothing is dead', async () => {
    const missing = { 'git/listkeeper-there-is-no-such-repository': {}, 'torvalds/listkeeper-there-is-no-such-repository': {} };
    const run = await checkSimulated([githubHost({ repositories: { 'git/git': {}, ...missing } })], repositories);
    expect(formatVerdicts(run)).toEqual(Array(4).fill('unknown'));
    expect(run.links[0]?.evidence.marker).toMatch(/^dead-canary-called-alive: /);
  });

  test('GitHub has no quota left for its canaries: the noes are what it said', async () => {
    let questions = 0;
    const limited = createJsonResponse({ errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] });
    const run = await checkSimulated([githubHost({ graphql: () => (questions++ === 0 ? undefined : limited) })], repositories);
    expect(formatVerdicts(run)).toEqual(Array(4).fill('gone for certain'));
  });

  test('Git has gone, and nothing is heard of Linux: the noes are not certain', async () => {
    const linux = { 'torvalds/linux': { error: 'NOT_FOUND', rest: createJsonResponse({}, 500) } };
    const run = await checkSimulated([githubHost({ repositories: linux })], repositories);
    expect(formatVerdicts(run)).toEqual(Array(4).fill('gone'));
  });

  test('two noes are not many: nobody else is asked for', async () => {
    const run = await checkSimulated([githubHost({})], repositories.slice(0, 2));
    expect(formatVerdicts(run)).toEqual(Array(2).fill('gone for certain'));
    expect(run.requests.some(({ url }) => url.includes('git/git'))).toBe(false);
  });

  test('a server of one’s own that speaks GitHub’s language is not asked for Git', async () => {
    const run = await checkSimulated([{ ...githubHost({}), host: 'github.invented.org' }], repositories, {
      github: 'https://github.invented.org',
    });
    expect(formatVerdicts(run)).toEqual(Array(4).fill('gone for certain'));
  });

  test.each<[string, SimulatedHost[], string[]]>([
    [
      'arXiv',
      createArxivHosts({ defaultPaper: null }),
      ['2010.00001', '2010.00002', '2010.00003'].map((id) => `https://arxiv.org/abs/${id}`),
    ],
    [
      'DOI',
      createDoiHosts({ defaultRecord: null }),
      ['10.1000/a', '10.1000/b', '10.1000/c'].map((id) => `https://doi.org/${id}`),
    ],
    [
      'ACL',
      createAclHosts({ missing: ['N19-1423', 'P02-1040', 'N19-1999', 'P19-1001', 'P19-1002', 'P19-1003'] }),
      ['P19-1001', 'P19-1002', 'P19-1003'].map((id) => `https://aclanthology.org/${id}/`),
    ],
  ])('%s that has forgotten everything is not believed', async (_service, hosts, urls) => {
    const run = await checkSimulated(
      hosts,
      urls.map((url) => createLink(url)),
    );
    expect(formatVerdicts(run)).toEqual(Array(3).fill('unknown'));
  });
});

describe('a service with many servers is proved by host', () => {
  const missing = createJsonResponse({ message: 'not found' }, 404);
  /** A server of Gitea that shows these repositories. */
  const giteaHost = (host: string, repositories: readonly string[]): SimulatedHost => ({
    host,
    respond: ({ url }) => {
      const name = repositories.find((one) => url.pathname === `/api/v1/repos/${one}`);
      return name === undefined ? missing : createJsonResponse({ full_name: name });
    },
  });
  const onCodeberg = ['a', 'b', 'c'].map((name) => createLink(`https://codeberg.org/owner/${name}`));
  const onGitea = ['a', 'b', 'c'].map((name) => createLink(`https://gitea.com/owner/${name}`));
  const elsewhere = ['a', 'b', 'c'].map((name) => createLink(`https://gitea.elsewhere.example/owner/${name}`));

  test('Codeberg shows Forgejo, and gitea.com nothing at all', async () => {
    const hosts = [giteaHost('codeberg.org', ['forgejo/forgejo']), giteaHost('gitea.com', [])];
    const { links } = await checkSimulated(hosts, [...onCodeberg, ...onGitea]);
    const verdicts = links.map(({ url, verdict }) => `${new URL(url).host} ${verdict}`);
    expect(verdicts.toSorted()).toEqual([...Array(3).fill('codeberg.org gone'), ...Array(3).fill('gitea.com unknown')]);
  });

  test('two servers with fewer than three noes each are not asked', async () => {
    const hosts = [giteaHost('codeberg.org', []), giteaHost('gitea.com', [])];
    const { links, requests } = await checkSimulated(hosts, [...onCodeberg.slice(1), ...onGitea.slice(1)]);
    expect(links.map(({ verdict }) => verdict)).toEqual(Array(4).fill('gone'));
    expect(requests).toHaveLength(4);
  });

  test('a server without canaries says what it says', async () => {
    const { links } = await checkSimulated([giteaHost('gitea.elsewhere.example', [])], elsewhere);
    expect(links.map(({ verdict }) => verdict)).toEqual(Array(3).fill('gone'));
  });

  const repositories = ['a', 'b', 'c'].map((name) => createLink(`https://git.sr.ht/~owner/${name}`));
  const lost: SimulatedHost = { host: 'git.sr.ht', respond: () => createHtmlResponse('404 Not Found', '<p>404</p>', 404) };
  const pages = ['a', 'b', 'c'].map((name) => createLink(`https://gitlab.com/group/project/-/blob/main/${name}.md`));
  const lostPages: SimulatedHost = {
    host: 'gitlab.com',
    respond: ({ url }) => {
      const name = decodeURIComponent(/^\/api\/v4\/projects\/([^/]+)$/.exec(url.pathname)?.[1] ?? '');
      return name === '' ? createHtmlResponse('Not Found', '<p>404</p>', 404) : createJsonResponse({ path_with_namespace: name });
    },
  };
  test.each<[string, SimulatedHost, typeof pages]>([
    ['SourceHut', lost, repositories],
    ['GitLab', lostPages, pages],
  ])('%s that has lost all its pages is not believed', async (_, host, links) => {
    const run = await checkSimulated([host], links);
    expect(formatVerdicts(run)).toEqual(Array(3).fill('unknown'));
  });
});

describe('where nothing is known to last, something of the same run has to be shown', () => {
  const shares = ['1abcdefga', '1abcdefgb', '1abcdefgc'].map((id) => createLink(`https://pan.baidu.com/s/${id}`));

  test('Baidu calls all shares gone: that is not its last word', async () => {
    expect(formatVerdicts(await checkSimulated([createBaiduPanHost({}, { state: 'cancelled' })], shares))).toEqual(
      Array(3).fill('gone'),
    );
  });

  test('Baidu shows one of them: the noes are certain', async () => {
    const run = await checkSimulated([createBaiduPanHost({ '1abcdefgc': { state: 'public' } }, { state: 'cancelled' })], shares);
    expect(formatVerdicts(run).toSorted()).toEqual(['alive', 'gone for certain', 'gone for certain']);
  });
});

test('an interface without an address is trouble on the way, not the death of its links', async () => {
  const dark = { kind: 'dns', code: 'ENOTFOUND' } as const;
  const { links } = await checkSimulated(
    [
      { host: 'a.example', respond: () => createHtmlResponse('A') },
      { host: 'api.crossref.org', respond: () => createJsonResponse({}) },
    ],
    [
      'https://a.example/',
      'https://arxiv.org/abs/2010.07497',
      'https://github.com/owner/name',
      'https://pan.baidu.com/s/1abcdefg',
    ].map((url) => createLink(url)),
    { faults: { 'export.arxiv.org': dark, 'api.github.com': dark, 'pan.baidu.com': dark } },
  );
  expect(links.map(({ service, verdict }) => `${service} ${verdict}`).toSorted()).toEqual([
    'arxiv unreachable',
    'baidu-pan unreachable',
    'github unreachable',
    'web alive',
  ]);
});
