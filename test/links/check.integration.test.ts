import { describe, expect, test } from 'vitest';
import { createAclHosts } from '../../src/sandbox/internet/hosts/acl-anthology.ts';
import { createArxivHosts } from '../../src/sandbox/internet/hosts/arxiv.ts';
import { createBaiduPanHost } from '../../src/sandbox/internet/hosts/baidu-pan.ts';
import { createStaticSite } from '../../src/sandbox/internet/hosts/static-site.ts';
import {
  createHtmlResponse,
  createJsonResponse,
  createRedirectResponse,
  type SimulatedHost,
} from '../../src/sandbox/internet/responses.ts';
import { checkSimulated, createLink, numbersTo } from './corpus/check-simulated.ts';
import { githubHost, type SimulatedRepository } from './corpus/github-host.ts';

describe('one thing is asked for once, and every link to it answered', () => {
  test('seven spellings of an arXiv paper are one question', async () => {
    const spellings = ['abs/2010.07497', 'pdf/2010.07497.pdf', 'abs/2010.07497v2', 'pdf/2010.07497v1'].map((path) =>
      createLink(`https://arxiv.org/${path}`),
    );
    const { links, requests } = await checkSimulated(createArxivHosts(), [
      ...spellings,
      createLink('https://doi.org/10.48550/arXiv.2010.07497'),
    ]);
    expect(links.map(({ verdict, identity }) => `${verdict} ${identity}`)).toEqual(Array(5).fill('alive arxiv:2010.07497'));
    expect(links.map(({ url }) => url).toSorted()).toEqual(
      [...spellings.map(({ url }) => url), 'https://doi.org/10.48550/arXiv.2010.07497'].toSorted(),
    );
    // The version that one of them names is looked at by itself.
    expect(requests.map(({ method, host }) => `${method} ${host}`)).toEqual(['GET export.arxiv.org', 'HEAD arxiv.org']);
  });

  test('each link keeps its own spelling’s verdict and its own places', async () => {
    const at = [{ file: 'data/a.yml', line: 7, column: 3, entry: 'a' }];
    const { links } = await checkSimulated(createAclHosts(), [
      createLink('https://aclanthology.org/P19-1585/'),
      createLink('https://www.aclweb.org/anthology/P19-1585.pdf', { at }),
    ]);
    expect(links.find(({ url }) => url.includes('aclanthology'))).toMatchObject({ verdict: 'alive', reason: 'ok' });
    expect(links.find(({ url }) => url.includes('aclweb'))).toMatchObject({
      verdict: 'moved',
      to: 'https://aclanthology.org/P19-1585/',
      at,
    });
  });

  test('a share is tried with one code in a run, and another link’s code is not judged by it', async () => {
    const url = 'https://pan.baidu.com/s/1abcdefg';
    const { links, requests } = await checkSimulated(
      [createBaiduPanHost({ '1abcdefg': { state: 'locked', code: 'aaaa' } })],
      [createLink(url, { code: 'bbbb' }), createLink(url, { code: 'aaaa' }), createLink(url)],
    );
    expect(links.map(({ reason }) => reason)).toEqual(['code-wrong', 'exists-needs-code', 'code-missing']);
    expect(requests.filter(({ url: asked }) => asked.includes('/share/verify'))).toHaveLength(1);
  });

  test('a share whose code the list says is not stated is there, and that is never tried as a code', async () => {
    const url = 'https://pan.baidu.com/s/1abcdefg';
    const { links, requests } = await checkSimulated(
      [createBaiduPanHost({ '1abcdefg': { state: 'locked', code: 'aaaa' } })],
      [createLink(url, { code: 'not-stated' })],
    );
    expect(links).toMatchObject([{ verdict: 'alive', reason: 'exists-needs-code' }]);
    expect(requests.filter(({ url: asked }) => asked.includes('/share/verify'))).toEqual([]);
    const known = await checkSimulated(
      [createBaiduPanHost({ '1abcdefg': { state: 'locked', code: 'aaaa' } })],
      [createLink(url, { code: 'aaaa' }), createLink(url, { code: 'not-stated' })],
    );
    expect(known.links.map(({ reason }) => reason)).toEqual(['code-right', 'exists-needs-code']);
  });
});

test('a page is summarized only where a history asks for it: it costs as much as the rest of its check', async () => {
  const words = Array.from({ length: 60 }, (_, index) => `word${index}word`).join(' ');
  const hosts = () => [createStaticSite('essay.example.org', { '/': createHtmlResponse('An essay', `<p>${words}</p>`) })];
  const links = [createLink('https://essay.example.org/')];
  const plain = await checkSimulated(hosts(), links);
  expect(plain.links[0]?.evidence.page).toBeUndefined();
  const summarized = await checkSimulated(hosts(), links, { summarizePages: true });
  expect(summarized.links[0]?.evidence.page?.words).toHaveLength(96);
});

test('a mistyped address is nobody’s fault: no host is asked, and what was meant is said', async () => {
  const { links, requests } = await checkSimulated(
    [],
    [createLink('http://https://github.com/a/b'), createLink('hhttps://github.com/a/b')],
  );
  expect(links.map(({ verdict, reason, evidence }) => `${verdict} ${reason} ${evidence.marker}`)).toEqual(
    Array(2).fill('unknown malformed did-you-mean: https://github.com/a/b'),
  );
  expect(requests).toEqual([]);
});

test('Baidu is left in peace after three checks against robots in a row', async () => {
  const shares = numbersTo(8).map((n) => createLink(`https://pan.baidu.com/s/1abcdef${n}`));
  const { links, summary } = await checkSimulated(
    [createBaiduPanHost({}, { state: 'risk', info: createJsonResponse({ errno: -62 }) })],
    shares,
  );
  expect(links.map(({ verdict, reason }) => `${verdict} ${reason}`)).toEqual([
    ...Array(3).fill('blocked captcha'),
    ...Array(5).fill('limited deferred'),
  ]);
  expect(summary.deferred).toBe(5);
});

test('a robot check that hides a dead share counts as one all the same', async () => {
  const shares = numbersTo(8).map((n) => createLink(`https://pan.baidu.com/s/1abcdef${n}`));
  const { summary } = await checkSimulated(
    [createBaiduPanHost({}, { state: 'risk', info: createJsonResponse({ errno: -21 }) })],
    shares,
  );
  expect(summary.deferred).toBe(5);
});

test('a used-up GitHub budget leaves the rest for another run', async () => {
  let asked = 0;
  const repositories = Object.fromEntries(numbersTo(150).map((n): [string, SimulatedRepository] => [`owner/name-${n}`, {}]));
  const host = githubHost({
    repositories,
    graphql: () => (asked++ === 0 ? undefined : createJsonResponse({ errors: [{ type: 'RATE_LIMITED', message: 'exceeded' }] })),
  });
  const { links } = await checkSimulated(
    [host],
    numbersTo(150).map((n) => createLink(`https://github.com/owner/name-${n}`)),
  );
  expect(links.filter(({ verdict }) => verdict === 'alive')).toHaveLength(50);
  expect(links.filter(({ verdict, reason }) => verdict === 'limited' && reason === 'quota')).toHaveLength(100);
  expect(asked).toBe(2);
});

test('a GitHub token goes to GitHub’s interface and nowhere else, redirects included', async () => {
  const seen: string[] = [];
  const spy = (host: string): SimulatedHost => ({
    host,
    respond({ headers }) {
      seen.push(`${host} ${headers.authorization}`);
      return host === 'api.github.com' ? createRedirectResponse('https://evil.example/repos', 301) : createHtmlResponse('x');
    },
  });
  const hosts = ['api.github.com', 'evil.example', 'owner.github.io', 'example.org'].map(spy);
  const { links } = await checkSimulated(
    hosts,
    ['https://github.com/owner/name', 'https://owner.github.io/x', 'https://example.org/github.com'].map((url) =>
      createLink(url),
    ),
  );
  expect(seen.filter((line) => !line.endsWith('undefined')).every((line) => line === 'api.github.com Bearer a-token')).toBe(true);
  expect(seen.filter((line) => line.startsWith('evil'))).toEqual([]);
  expect(links.find(({ service }) => service === 'github')).not.toMatchObject({ verdict: 'gone' });
});

test('what a link says can not write the query', async () => {
  const bodies: string[] = [];
  const spy: SimulatedHost = {
    host: 'api.github.com',
    respond: ({ body }) => (bodies.push(body) > 0 ? createJsonResponse({ data: {} }) : undefined),
  };
  await checkSimulated(
    [spy],
    [createLink('https://github.com/owner/name/blob/main/%22%29%7Boid%7D%7D%20x%3A%20viewer%7Blogin%7D')],
  );
  const queries = bodies.filter((body) => body !== '').map((body) => (JSON.parse(body) as { query: string }).query);
  expect(queries).toHaveLength(1);
  expect(queries[0]).not.toContain('viewer');
});
