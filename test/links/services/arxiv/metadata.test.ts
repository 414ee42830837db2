import { expect, test } from 'vitest';
import { fetchMetadata } from '../../../../src/links/services/arxiv/metadata.ts';
import { fetchFrom } from '../fetch-metadata.ts';

const entry = (id: string, rest: string) => `<entry><id>http://arxiv.org/abs/${id}v1</id>${rest}</entry>`;
const feed = (...entries: string[]) => `<feed>${entries.join('')}</feed>`;
const ask = (body: string, ...urls: string[]) => fetchFrom(fetchMetadata, urls, { body });
const paper = 'https://arxiv.org/abs/2010.07497';

test('arXiv says title, authors, year of the first version, venue and DOI', async () => {
  const rest =
    '<title>MedDG</title><author><name>W. Liu</name></author><published>2020-10-15T03:34:33Z</published>' +
    '<arxiv:journal_ref>NLPCC 2022</arxiv:journal_ref><arxiv:doi>10.1000/182</arxiv:doi>';
  expect((await ask(feed(entry('2010.07497', rest)), paper)).metadata).toEqual({
    'arxiv:2010.07497': {
      source: 'arXiv',
      title: 'MedDG',
      authors: ['W. Liu'],
      year: 2020,
      venue: 'NLPCC 2022',
      doi: '10.1000/182',
    },
  });
});

test('fields that it does not say, or that make no sense, are left out', async () => {
  const rest = '<title>MedDG</title><published>soon</published><arxiv:doi>not a doi</arxiv:doi>';
  expect((await ask(feed(entry('2010.07497', rest)), paper)).metadata).toEqual({
    'arxiv:2010.07497': { source: 'arXiv', title: 'MedDG' },
  });
});

test('a paper without a title, or that nobody asked for, is left out', async () => {
  expect((await ask(feed(entry('2010.07497', ''), entry('2010.07498', '<title>x</title>')), paper)).metadata).toEqual({});
});

test('one question is for the whole batch, and an answer that is none gives nothing', async () => {
  const { requests, metadata } = await ask('<html></html>', paper, 'https://arxiv.org/abs/cs/0501001');
  expect(requests.map(({ url }) => url)).toEqual([
    'https://export.arxiv.org/api/query?id_list=2010.07497,cs/0501001&max_results=2',
  ]);
  expect(metadata).toEqual({});
  expect((await fetchFrom(fetchMetadata, [paper], 'timeout')).metadata).toEqual({});
  expect((await fetchFrom(fetchMetadata, [paper], { status: 503 })).metadata).toEqual({});
});
