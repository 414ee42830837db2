import { describe, expect, test } from 'vitest';
import { createDoiHosts } from '../../../../src/sandbox/internet/hosts/doi.ts';
import { ask } from '../answer-by-hosts.ts';

const hosts = createDoiHosts({
  dois: {
    '10.1000/a': { title: 'A', retracted: true },
    '10.5281/b': { agency: 'datacite', title: 'B', state: 'registered' },
    '10.1000/none': null,
    '10.1000/bare': { landing: null },
    '10.9999/c': { agency: 'other' },
  },
});
const read = (url: string) => {
  const { status = 200, body } = ask(hosts, url);
  return { status, body: JSON.parse(String(body)) };
};

describe('Crossref', () => {
  test('has its own works of a batch, and leaves out the others', () => {
    const { body } = read('https://api.crossref.org/v1/works?filter=doi:10.1000/A,doi:10.5281/b,doi:10.1000/none');
    expect(body.message.items).toMatchObject([{ DOI: '10.1000/a', title: ['A'], 'updated-by': [{ type: 'retraction' }] }]);
  });
});

describe('DataCite', () => {
  test('has its own works, with their state', () => {
    const query = encodeURIComponent('doi:("10.1000/a" OR "10.5281/b")');
    expect(read(`https://api.datacite.org/dois?query=${query}`).body.data).toMatchObject([
      { id: '10.5281/b', attributes: { state: 'registered' } },
    ]);
  });
});

describe('the handle system', () => {
  test.each([
    ['10.1000/A', 200, 1],
    ['10.1000/none', 404, 100],
    ['10.1000/bare', 200, 200],
    ['10.1000/unknown', 200, 1],
  ])('answers %s with %i and the code %i', (name, status, responseCode) => {
    expect(read(`https://doi.org/api/handles/${name}?type=URL`)).toMatchObject({ status, body: { responseCode } });
  });
});

test('the DOI Foundation names the agency of each, in the order of the question', () => {
  expect(read('https://doi.org/doiRA/10.9999/c,10.1000/none,10.5281/b').body).toEqual([
    { DOI: '10.9999/c', RA: 'mEDRA' },
    { DOI: '10.1000/none', status: 'DOI does not exist' },
    { DOI: '10.5281/b', RA: 'DataCite' },
  ]);
});

test('each of them can be made to answer something else', () => {
  const busy = { status: 503 };
  const down = createDoiHosts({ crossref: () => busy, datacite: () => busy, handle: () => busy, registry: () => busy });
  for (const url of [
    'https://api.crossref.org/v1/works',
    'https://api.datacite.org/dois',
    'https://doi.org/api/handles/10.1/a',
    'https://doi.org/doiRA/10.1/a',
  ])
    expect(ask(down, url).status).toBe(503);
});
