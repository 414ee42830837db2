import { describe, expect, test } from 'vitest';
import { checkService, testSilence, testVerdicts } from '../check-service.ts';

const url = 'https://arxiv.org/abs/2010.07497v2';
const entry = (id: string, title: string, comment = '') =>
  `<entry><id>http://arxiv.org/abs/${id}v1</id><title>${title}</title><arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">${comment}</arxiv:comment></entry>`;
const feed = (...entries: string[]) => ({
  headers: { 'content-type': 'application/atom+xml' },
  body: `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>q</title>${entries.join('')}</feed>`,
});
const isFeed = (request: { url: string }) => request.url.includes('/api/query');
const page = (title: string, rest = '') => ({ body: `<title>[2010.07497] ${title}</title>${rest}` });

// Source: https://info.arxiv.org/help/api/user-manual.html
describe('a paper of arXiv', () => {
  testVerdicts(url, [
    ['is there', feed(entry('2010.07497', 'MedDG')), { verdict: 'alive', evidence: { title: 'MedDG' } }],
    [
      'was withdrawn',
      feed(entry('2010.07497', 'x', 'This paper has been withdrawn by the author')),
      { verdict: 'alive', note: 'withdrawn' },
    ],
    [
      'speaks of a withdrawal and was not',
      feed(entry('2010.07497', 'x', 'Replaces v1, which was withdrawn')),
      { verdict: 'alive' },
    ],
    [
      'is another one than the entry names',
      feed(entry('2010.07497', 'Cooking With Fire: A Survey')),
      { note: 'possibly-wrong-link' },
      { names: ['Neural Parsing of Dependency Trees'] },
    ],
    [
      'is gone where its page agrees',
      (request) => (isFeed(request) ? feed() : { status: 404 }),
      { verdict: 'gone', evidence: { authoritative: true } },
    ],
    [
      'is there by its page',
      (request) => (isFeed(request) ? feed() : page('MedDG')),
      { verdict: 'alive', evidence: { title: 'MedDG' } },
    ],
    [
      'was withdrawn, by its page',
      (request) =>
        isFeed(request) ? feed() : page('x', '<td class="tablecell comments mathjax">This paper has been withdrawn by X</td>'),
      { note: 'withdrawn' },
    ],
    [
      'is there by its page where the interface calls its id malformed',
      (request) => (isFeed(request) ? { status: 400, ...feed() } : page('x')),
      { verdict: 'alive' },
    ],
    ['is asked for too often', { status: 503 }, { verdict: 'limited', reason: 'quota' }],
    ['is asked for too often, by an empty refusal', { status: 403 }, { verdict: 'limited', reason: 'quota' }],
    [
      'is open where neither answers',
      (request) => (isFeed(request) ? feed() : 'timeout'),
      { verdict: 'unreachable', reason: 'timeout' },
    ],
  ]);
  testSilence(url);

  test('is asked for again where a whole answer is empty', async () => {
    let count = 0;
    const { verdicts, requests } = await checkService([url], () => (count++ === 0 ? feed() : feed(entry('2010.07497', 'x'))));
    expect(verdicts).toMatchObject([{ verdict: 'alive' }]);
    expect(requests).toHaveLength(2);
  });

  test('does not suffer from a neighbour with a malformed id: the batch is halved', async () => {
    const urls = ['2010.07497', '2010.07498', '2010.07499'].map((id) => `https://arxiv.org/abs/${id}`);
    const { verdicts } = await checkService(urls, (request) => {
      const ids = new URL(request.url).searchParams.get('id_list')?.split(',') ?? [];
      if (!isFeed(request)) return { status: 404 };
      if (ids.includes('2010.07499')) return { status: 400, ...feed() };
      return feed(...ids.map((id) => entry(id, 'x')));
    });
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['alive', 'alive', 'gone']);
  });
});
