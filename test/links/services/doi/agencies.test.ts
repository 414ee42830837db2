import { describe, expect, test } from 'vitest';
import { identify } from '../../../../src/links/identify/identify.ts';
import {
  createPrefixAgencies,
  isBatchableDoi,
  queryCrossref,
  queryDataCite,
  queryRegistry,
} from '../../../../src/links/services/doi/agencies.ts';
import type { CheckTarget, ServiceContext } from '../../../../src/links/services/shared/index.ts';
import { type Answers, createAnsweringNetwork } from '../check-service.ts';

const target = (doi: string): CheckTarget => ({
  identity: { ...identify(`doi:${doi}`), id: doi },
  url: `https://doi.org/${doi}`,
  names: [],
});
const one = target('10.1093/BIO/btz682');

function ask<T>(
  query: (targets: readonly CheckTarget[], context: ServiceContext) => Promise<T>,
  answers: Answers,
  ...targets: CheckTarget[]
) {
  const { network, requests } = createAnsweringNetwork(answers);
  return { result: query(targets.length === 0 ? [one] : targets, { network } as ServiceContext), requests };
}
const crossref = (...items: object[]) => ask(queryCrossref, { body: { message: { items } } }).result;

describe('which agency has a name', () => {
  test('is known for large archives from the beginning, and learned for others', () => {
    const agencies = createPrefixAgencies();
    expect(agencies.getAgency(target('10.5281/x.1'))).toBe('datacite');
    expect(agencies.getAgency(one)).toBeUndefined();
    agencies.setAgency(one, 'crossref');
    expect(agencies.getAgency(target('10.1093/other'))).toBe('crossref');
    expect(createPrefixAgencies().getAgency(one)).toBeUndefined();
  });

  test.each(['10.1000/a,b', '10.1000/a:b', '10.1000/a"b', '10.1000/a b'])('%s stands in no batch', (doi) => {
    expect(isBatchableDoi(target(doi))).toBe(false);
    expect(isBatchableDoi(one)).toBe(true);
  });
});

// Source: https://api.crossref.org/swagger-ui/
describe('what Crossref says', () => {
  test.each([
    [{}, { title: '', isDoubtful: false }],
    [{ title: ['A &amp; <i>B</i>'] }, { title: 'A & B' }],
    [{ title: ['RETRACTED: A'] }, { note: 'retracted' }],
    [{ title: ['A'], 'updated-by': [{ type: 'correction' }, { type: 'retraction' }] }, { note: 'retracted' }],
    [{ title: ['A'], 'updated-by': [{ type: 'expression_of_concern' }] }, { note: 'expression-of-concern' }],
    [{ title: ['A'], 'updated-by': [{ type: 'partial-retraction' }, { type: 'withdrawal' }] }, { note: 'withdrawn' }],
    [{ title: ['A'], 'updated-by': [{}] }, { title: 'A' }],
    [{ publisher: 'Unmaintained records' }, { isDoubtful: true }],
    [{ resource: { primary: { URL: 'https://www.crossref.org/deleted_DOI.html' } } }, { isDoubtful: true }],
    [{ resource: { primary: { URL: 'no address' } } }, { isDoubtful: false }],
  ])('%j means %j', async (fields, expected) => {
    const { answered, works } = await crossref({ DOI: '10.1093/bio/BTZ682', ...fields });
    expect(answered).toBe(true);
    expect(works.get('10.1093/bio/btz682')).toMatchObject(expected);
  });

  test('knows nothing about reporting retracted papers', async () => {
    const { works } = await crossref({ DOI: '10.1093/bio/btz682', title: ['Papers that were retracted'] });
    expect(works.get('10.1093/bio/btz682')?.note).toBeUndefined();
  });

  test.each(['timeout', { status: 503 }, { body: '<html>' }, { body: { message: {} } }] as const)(
    'is nothing where it does not talk: %j',
    async (answer) => {
      expect(await ask(queryCrossref, answer).result).toEqual({ answered: false, works: new Map() });
    },
  );
});

// Source: https://support.datacite.org/docs/api
describe('what DataCite says', () => {
  test('is a title, and doubt about a name that is only kept', async () => {
    const { result, requests } = ask(
      queryDataCite,
      {
        body: {
          data: [
            { id: '10.5281/A.1', attributes: { state: 'findable', titles: [{ title: 'A' }] } },
            { id: '10.5281/b.2', attributes: { state: 'registered', titles: [{ title: null }] } },
            { id: '10.5281/c.3', attributes: {} },
          ],
        },
      },
      target('10.5281/A.1'),
      target('10.5281/b\\2'),
    );
    expect(Object.fromEntries((await result).works)).toEqual({
      '10.5281/a.1': { title: 'A', isDoubtful: false },
      '10.5281/b.2': { title: '', isDoubtful: true },
      '10.5281/c.3': { title: '', isDoubtful: false },
    });
    expect(new URL(requests[0]?.url ?? '').searchParams.get('query')).toBe('doi:("10.5281/a.1" OR "10.5281/b\\\\2")');
  });
});

describe('what the registry says', () => {
  test('is the agency of a name, and nothing about a name of nobody', async () => {
    const { result, requests } = ask(
      queryRegistry,
      {
        body: [
          { DOI: '10.11922/ABC', RA: 'ISTIC' },
          { DOI: '10.1/x', status: 'DOI does not exist' },
          { DOI: '10.2/y', RA: '' },
        ],
      },
      target('10.11922/ABC'),
      target('10.1/a#b'),
    );
    expect(Object.fromEntries(await result)).toEqual({ '10.11922/abc': 'ISTIC' });
    expect(requests[0]?.url).toBe('https://doi.org/doiRA/10.11922/ABC,10.1/a%23b');
  });

  test('is nothing where it does not talk', async () => {
    expect(await ask(queryRegistry, { status: 404, body: '<html>' }).result).toEqual(new Map());
  });
});
