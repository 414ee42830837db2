import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpClient } from '../../../src/http/client.ts';
import type { HttpClient } from '../../../src/http/types.ts';
import { buildReview } from '../../../src/jobs/review/review-pull-request.ts';
import { suggestMetadata } from '../../../src/jobs/review/suggest-metadata.ts';
import type { JobContext } from '../../../src/jobs/shared/context.ts';
import { readList } from '../../../src/list/index.ts';
import { defaultSettings } from '../../../src/list/schema/settings/settings-schema.ts';
import type { CheckedLink } from '../../../src/model/verdict.ts';
import { fitMarkdown } from '../../../src/report/markdown/index.ts';
import { formatSuggestedMetadata as offered } from '../../../src/report/review/suggestions/suggested-metadata.ts';
import { createJsonResponse, type SimulatedResponse } from '../../../src/sandbox/internet/responses.ts';
import { openSimulatedInternet, type SimulatedInternet } from '../../../src/sandbox/internet/simulated-internet.ts';
import { review } from '../../report/fixtures.ts';
import { listFiles } from '../shared/example-list.ts';
import { memoryForge } from '../shared/memory-forge.ts';

let internet: SimulatedInternet;
let network: HttpClient;
let arxiv: () => SimulatedResponse;
let crossref: () => SimulatedResponse;
let github: () => SimulatedResponse;
const opened: (() => Promise<void>)[] = [];
beforeEach(async () => {
  arxiv = () => ({ status: 503 });
  crossref = () => ({ status: 503 });
  github = () => ({ status: 502 });
  internet = await openSimulatedInternet([
    { host: 'export.arxiv.org', respond: () => arxiv() },
    { host: 'api.crossref.org', respond: () => crossref() },
    { host: 'api.github.com', respond: () => github() },
  ]);
  let passed = 0;
  // The pace of services passes at once.
  const clock = {
    now: () => Date.now() + passed,
    sleep: async (ms: number) => {
      passed += ms;
    },
  };
  network = createHttpClient({ route: internet.route, environment: {}, maxWaitMs: 0, random: () => 0.5, clock });
  opened.push(network.close, internet.close);
});
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});
afterAll(() => expect(opened).toEqual([]));

const tools = (): JobContext => ({
  network,
  clock: { now: () => 0, sleep: async () => {} },
  github: { api: 'https://api.github.com', token: 'a-token' },
});
const entries = (files: Record<string, string>) =>
  readList(
    Object.entries({ ...listFiles, ...files }).map(([path, text]) => ({ path, text })),
    defaultSettings,
  ).entries.filter(({ id }) => id !== 'old');
const paper = (more: string) => `kind: paper\nsection: papers\ntitle: MedDG, a data set of dialogues\n${more}`;
const byArxiv = 'links:\n  - role: paper\n    url: https://arxiv.org/abs/2010.07497\n';
const feed = (entry: string) => ({
  headers: { 'content-type': 'application/atom+xml' },
  body: `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"><entry><id>http://arxiv.org/abs/2010.07497v2</id>${entry}</entry></feed>`,
});
const said =
  '<title>MedDG</title><published>2020-10-15T00:00:00Z</published><author><name>Wenge  Liu</name></author><author><name>Jianheng Tang</name></author>';

describe('what owners of identifiers say and an entry does not', () => {
  it('is offered as YAML, with its source', async () => {
    arxiv = () => feed(said);
    expect(await suggestMetadata(entries({ 'data/meddg.yml': paper(byArxiv) }), 'en', tools())).toEqual([
      {
        name: 'MedDG, a data set of dialogues',
        file: 'data/meddg.yml',
        line: 1,
        source: 'arXiv',
        id: '2010.07497',
        url: 'https://arxiv.org/abs/2010.07497',
        fields: ['authors', 'year', 'identifiers'],
        yaml: 'authors:\n  - Wenge Liu\n  - Jianheng Tang\nyear: 2020\nidentifiers:\n  arxiv: "2010.07497"\n',
      },
    ]);
  });

  it('is asked of the publisher rather than of the preprint, and only once for all entries', async () => {
    const doi = `identifiers: { doi: 10.1000/x }\n${byArxiv}`;
    crossref = () =>
      createJsonResponse({
        message: {
          items: [
            {
              DOI: '10.1000/X',
              title: ['MedDG'],
              author: [{ given: 'Wenge', family: 'Liu' }, { name: 'The group' }],
              'container-title': ['NLPCC'],
              issued: { 'date-parts': [[2022, 9]] },
            },
          ],
        },
      });
    const [first] = await suggestMetadata(entries({ 'data/a.yml': paper(doi), 'data/b.yml': paper(doi) }), 'en', tools());
    expect(first).toMatchObject({
      source: 'Crossref',
      yaml: 'authors:\n  - Wenge Liu\n  - The group\nvenue: NLPCC\nyear: 2022\n',
    });
    expect(internet.requests.map(({ host }) => host)).toEqual(['api.crossref.org']);
  });

  it('may be the license of a repository', async () => {
    const data = (license: string) =>
      `kind: dataset\nsection: datasets\nname: { en: X }\nlinks:\n  - role: code\n    url: https://github.com/a/b\n${license}`;
    const answer = (spdxId: string | null) =>
      createJsonResponse({ data: { r0: { stargazerCount: 7, licenseInfo: spdxId === null ? null : { spdxId } } } });
    github = () => answer('Apache-2.0');
    expect(await suggestMetadata(entries({ 'data/x.yml': data('license: not-stated\n') }), 'en', tools())).toMatchObject([
      { source: 'GitHub', id: 'a/b', yaml: 'license: Apache-2.0\n', stars: { count: 7, on: '1970-01-01' } },
    ]);
    for (const none of ['NOASSERTION', null, 'Not-A-License']) {
      github = () => answer(none);
      expect(await suggestMetadata(entries({ 'data/x.yml': data('') }), 'en', tools())).toMatchObject([{ fields: [], yaml: '' }]);
      github = () => createJsonResponse({ data: { r0: { stargazerCount: 0, licenseInfo: null } } });
      expect(await suggestMetadata(entries({ 'data/x.yml': data('') }), 'en', tools())).toEqual([]);
    }
    const before = internet.requests.length;
    const facts = { name: 'a/b', stars: 7, license: 'GPL-3.0' };
    const link = { identity: 'github:a/b', evidence: { asked: 'github graphql', facts } } as CheckedLink;
    expect(await suggestMetadata(entries({ 'data/x.yml': data('') }), 'en', tools(), { links: [link] })).toMatchObject([
      { source: 'GitHub', id: 'a/b', yaml: 'license: GPL-3.0\n', stars: { count: 7, on: '1970-01-01' } },
    ]);
    expect(internet.requests, 'what the check of the link has told is not asked for again').toHaveLength(before);
    const gone = { identity: 'github:a/b', verdict: 'gone', evidence: { asked: 'github graphql' } } as CheckedLink;
    expect(await suggestMetadata(entries({ 'data/x.yml': data('') }), 'en', tools(), { links: [gone] })).toEqual([]);
    expect(internet.requests, 'nor what is gone').toHaveLength(before);
    const asked = internet.requests.length;
    const weighed = 'license: not-stated\nsources:\n  - { url: "https://a.edu/", fields: [license], says: "Apache-2.0" }\n';
    expect(await suggestMetadata(entries({ 'data/x.yml': data(weighed) }), 'en', tools())).toEqual([]);
    expect(await suggestMetadata(entries({ 'data/x.yml': data('license: MIT\n') }), 'en', tools())).toEqual([]);
    const { github: _, ...without } = tools();
    expect(await suggestMetadata(entries({ 'data/x.yml': data('') }), 'en', without)).toEqual([]);
    expect(internet.requests, 'nobody is asked for what is there, nor without a token').toHaveLength(asked);
  });

  it('tells the stars of a repository, by whom and on which day, and writes them into nothing', async () => {
    const offer = { name: 'X', file: 'data/x.yml', line: 1, source: 'GitHub', id: 'a/b', url: 'https://github.com/a/b' };
    const stars = { count: 1204, on: '2026-11-22' };
    const licensed = review({ suggestedMetadata: [{ ...offer, fields: ['license'], yaml: 'license: MIT\n', stars }] });
    expect(fitMarkdown(offered(licensed, 'en'), 65_000)).toContain(
      '<summary>From GitHub a/b: license could be added, 1204 stars on 2026-11-22</summary>',
    );
    const bare = review({ suggestedMetadata: [{ ...offer, fields: [], yaml: '', stars: { ...stars, count: 1 } }] });
    const text = fitMarkdown(offered(bare, 'en'), 65_000);
    expect(text).toContain('<summary>From GitHub a/b: 1 star on 2026-11-22</summary>');
    expect(text).not.toMatch(/```|paste/);
    expect(fitMarkdown(offered(bare, 'zh'), 65_000)).toContain('<summary>来自 GitHub a/b：2026-11-22 有 1 个星标</summary>');
  });

  it('may be the title itself, where nothing but that is missing', async () => {
    arxiv = () => feed(said);
    const untitled = `kind: paper\nsection: papers\n${byArxiv}`;
    const reviewed = async (text: string) => {
      const forge = memoryForge({ ...listFiles });
      return buildReview(forge, forge.propose({ 'data/meddg.yml': text }), tools());
    };
    const { suggestedMetadata = [], findings } = await reviewed(untitled);
    expect(findings).toMatchObject([{ code: 'missing-field', field: 'title' }]);
    expect(suggestedMetadata).toMatchObject([{ id: '2010.07497', fields: ['title', 'authors', 'year', 'identifiers'] }]);
    expect(suggestedMetadata[0]?.yaml).toMatch(/^title: MedDG\nauthors:/);
    expect((await reviewed(`${untitled}wrong: 1\n`)).suggestedMetadata).toBeUndefined();
  });

  it('is asked for with the contact address of the settings of the list, as the links are', async () => {
    const forge = memoryForge({ ...listFiles, '.github/listkeeper.yml': 'links:\n  mailto: list@example.org\n' });
    const text = paper('identifiers: { doi: 10.1000/x }\nlinks:\n  - role: paper\n    url: https://doi.org/10.1000/x\n');
    await buildReview(forge, forge.propose({ 'data/meddg.yml': text }), { ...tools(), mailto: 'installation@example.org' });
    const asked = internet.requests.filter(({ host }) => host === 'api.crossref.org').map(({ url }) => new URL(url));
    expect(asked.some(({ searchParams }) => searchParams.get('select')?.includes('author'))).toBe(true);
    expect(asked.some(({ searchParams }) => !searchParams.get('select')?.includes('author'))).toBe(true);
    expect(new Set(asked.map(({ searchParams }) => searchParams.get('mailto')))).toEqual(new Set(['list@example.org']));
  });

  it('is not what the entry says already, nor anything from an answer that can not be trusted', async () => {
    const full = paper(`${byArxiv}authors: [Somebody]\nyear: 2021\nvenue: Here\nidentifiers: { arxiv: "2010.07497" }\n`);
    expect(await suggestMetadata(entries({ 'data/a.yml': full }), 'en', tools())).toEqual([]);
    expect(internet.requests).toEqual([]);
    for (const body of ['<!DOCTYPE feed [<!ENTITY a "b">]>', 'not a feed', '<feed><entry/></feed>', '']) {
      arxiv = () => ({ body });
      expect(await suggestMetadata(entries({ 'data/a.yml': paper(byArxiv) }), 'en', tools())).toEqual([]);
    }
  });

  it('is bounded, and can do nothing in the comment', async () => {
    const hostile = '```\n@everyone <img src=x> \u202e [x](javascript:1) ```` </details>';
    const escaped = hostile.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    arxiv = () =>
      feed(
        `<title>x</title><published>99999-</published><author><name>${escaped}</name></author><arxiv:journal_ref>${'y'.repeat(500)}</arxiv:journal_ref>`,
      );
    const all = await suggestMetadata(entries({ 'data/a.yml': paper(byArxiv) }), 'en', tools());
    expect(all).toMatchObject([{ fields: ['authors', 'identifiers'] }]);
    const text = fitMarkdown(offered(review({ suggestedMetadata: all }), 'en'), 65_000);
    expect(text).toMatch(/^<details><summary>From arXiv 2010\.07497: authors and identifiers could be added<\/summary>/);
    expect(text).not.toContain('\u202e');
    const fence = /\n(`{4,})yaml\n/.exec(text)?.[1] ?? '';
    expect(text.split(`\n${fence}`)).toHaveLength(3);
  });
});
