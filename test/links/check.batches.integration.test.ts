import { describe, expect, test } from 'vitest';
import { createArxivHosts } from '../../src/sandbox/internet/hosts/arxiv.ts';
import { createDoiHosts } from '../../src/sandbox/internet/hosts/doi.ts';
import { createStaticSite } from '../../src/sandbox/internet/hosts/static-site.ts';
import { createHtmlResponse, createRedirectResponse } from '../../src/sandbox/internet/responses.ts';
import { checkSimulated, createLink, numbersTo } from './corpus/check-simulated.ts';
import { githubHost, type SimulatedRepository } from './corpus/github-host.ts';

describe('services are asked in batches', () => {
  test('two hundred repositories take four questions', async () => {
    const repositories = Object.fromEntries(numbersTo(200).map((n): [string, SimulatedRepository] => [`owner/name-${n}`, {}]));
    const { links, requests } = await checkSimulated(
      [githubHost({ repositories })],
      numbersTo(200).map((n) => createLink(`https://github.com/owner/name-${n}`)),
    );
    expect(links.filter(({ verdict }) => verdict === 'alive')).toHaveLength(200);
    expect(requests).toHaveLength(4);
  });

  test('many files of one repository are one question, and one more for each that is missing', async () => {
    const repositories = { 'owner/name': { objects: ['main:a', 'main:b', 'main:c'] } };
    const { links, requests } = await checkSimulated(
      [githubHost({ repositories })],
      ['a', 'b', 'c', 'd'].map((file) => createLink(`https://github.com/owner/name/blob/main/${file}`)),
    );
    expect(links.map(({ url, reason }) => `${url.at(-1)} ${reason}`).toSorted()).toEqual(['a ok', 'b ok', 'c ok', 'd path-gone']);
    expect(requests).toHaveLength(2);
  });

  test('a batch that GitHub cannot answer is halved until it can', async () => {
    const repositories = Object.fromEntries(numbersTo(40).map((n): [string, SimulatedRepository] => [`owner/name-${n}`, {}]));
    const host = githubHost({ repositories, graphql: (count) => (count > 10 ? { status: 502 } : undefined) });
    const { links } = await checkSimulated(
      [host],
      numbersTo(40).map((n) => createLink(`https://github.com/owner/name-${n}`)),
    );
    expect(links.map(({ verdict }) => verdict)).toEqual(Array(40).fill('alive'));
  });

  test('a missing repository costs the others nothing', async () => {
    const repositories = { 'owner/one': {}, 'owner/three': {} };
    const { links } = await checkSimulated(
      [githubHost({ repositories })],
      ['one', 'two', 'three'].map((name) => createLink(`https://github.com/owner/${name}`)),
    );
    expect(links.map(({ url, verdict }) => `${url.split('/').at(-1)} ${verdict}`).toSorted()).toEqual([
      'one alive',
      'three alive',
      'two gone',
    ]);
  });

  test('a hundred arXiv papers take two questions; one malformed answer halves the batch', async () => {
    const ids = numbersTo(100).map((n) => `2010.${String(n).padStart(5, '0')}`);
    const { links, requests } = await checkSimulated(
      createArxivHosts(),
      ids.map((id) => createLink(`https://arxiv.org/abs/${id}`)),
    );
    expect(links).toHaveLength(100);
    expect(requests).toHaveLength(2);
    const bisected = await checkSimulated(
      createArxivHosts({ respondToQuery: (batch) => (batch.includes('2010.00007') ? { status: 400 } : undefined) }),
      ids.slice(0, 20).map((id) => createLink(`https://arxiv.org/abs/${id}`)),
    );
    expect(bisected.links.filter(({ verdict }) => verdict === 'alive')).toHaveLength(19);
    expect(bisected.links.find(({ url }) => url.endsWith('00007'))).toMatchObject({ verdict: 'unknown' });
  });

  test('fifty DOIs of Crossref are one question', async () => {
    const { links, requests } = await checkSimulated(
      createDoiHosts(),
      numbersTo(50).map((n) => createLink(`https://doi.org/10.1000/${n}`)),
    );
    expect(links.filter(({ verdict }) => verdict === 'alive')).toHaveLength(50);
    expect(requests).toHaveLength(1);
  });

  test('an ordinary page is one question, and a directory’s sibling is asked once', async () => {
    const pages = Object.fromEntries(numbersTo(20).map((n) => [`/p/${n}`, createHtmlResponse(`Page ${n}`)]));
    expect(
      (
        await checkSimulated(
          [createStaticSite('a.example', pages)],
          numbersTo(20).map((n) => createLink(`https://a.example/p/${n}`)),
        )
      ).requests,
    ).toHaveLength(20);
    const soft = await checkSimulated(
      [createStaticSite('a.example', { '/': createHtmlResponse('Home') }, () => createRedirectResponse('/'))],
      numbersTo(5).map((n) => createLink(`https://a.example/p/${n}`)),
    );
    expect(soft.links.map(({ reason }) => reason)).toEqual(Array(5).fill('soft-404'));
    expect(soft.requests.filter(({ url }) => /\/p\/[a-z]{25}$/.test(url))).toHaveLength(1);
  });
});
