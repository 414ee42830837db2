import { expect, test } from 'vitest';
import { fetchMetadata } from '../../../../src/links/services/doi/metadata.ts';
import { fetchFrom } from '../fetch-metadata.ts';

const doi = 'https://doi.org/10.1093/bioinformatics/btz682';
const ask = (...items: object[]) => fetchFrom(fetchMetadata, [doi], { body: { message: { items } } });
const key = 'doi:10.1093/bioinformatics/btz682';

// Source: https://api.crossref.org/swagger-ui/
test('Crossref says title, authors, venue and year', async () => {
  const { metadata } = await ask({
    DOI: '10.1093/BIOINFORMATICS/btz682',
    title: ['BioBERT: a <i>pre-trained</i> model &amp; more'],
    author: [{ given: 'Jinhyuk', family: 'Lee' }, { family: 'Yoon' }, { name: 'The Team' }],
    'container-title': ['Bioinformatics'],
    issued: { 'date-parts': [[2019, 9, 10]] },
  });
  expect(metadata).toEqual({
    [key]: {
      source: 'Crossref',
      title: 'BioBERT: a pre-trained model & more',
      authors: ['Jinhyuk Lee', 'Yoon', 'The Team'],
      venue: 'Bioinformatics',
      year: 2019,
    },
  });
});

test.each([
  ['no year', { 'date-parts': [[null]] }],
  ['a year before printing', { 'date-parts': [[1]] }],
  ['a year to come', { 'date-parts': [[99_999]] }],
  ['half a year', { 'date-parts': [[2019.5]] }],
  ['no date', { 'date-parts': [] }],
])('with %s the year is left out', async (_, issued) => {
  const { metadata } = await ask({ DOI: '10.1093/bioinformatics/btz682', title: ['x'], issued });
  expect(metadata[key]).toEqual({ source: 'Crossref', title: 'x' });
});

test('authors of whom one has no name are left out as a whole', async () => {
  const { metadata } = await ask({ DOI: '10.1093/bioinformatics/btz682', title: ['x'], author: [{ family: 'Lee' }, {}] });
  expect(metadata[key]?.authors).toBeUndefined();
});

test('a work without a title, and another than was asked for, are left out', async () => {
  expect((await ask({ DOI: '10.1093/bioinformatics/btz682' }, { DOI: '10.1000/other', title: ['x'] })).metadata).toEqual({});
});

test('names that would end the filter are not asked for', async () => {
  const odd = 'https://doi.org/10.1002/(SICI)1097-4571(199706)48:6%3C529::AID-ASI5%3E3.0.CO;2-U';
  const { requests } = await fetchFrom(fetchMetadata, [odd], { body: {} });
  expect(requests).toEqual([]);
  const both = await fetchFrom(fetchMetadata, [odd, doi], { body: {} }, { mailto: 'a+b@site.example' });
  expect(both.requests.map(({ url }) => url)).toEqual([
    expect.stringMatching(/\?filter=doi:10\.1093%2Fbioinformatics%2Fbtz682&rows=1&.*&mailto=a%2Bb%40site\.example$/),
  ]);
  expect(both.metadata).toEqual({});
});
