import { describe, expect, test } from 'vitest';
import { isDeletedNameUrl, queryHandle } from '../../../../src/links/services/shared/handle-system.ts';
import type { ServiceContext } from '../../../../src/links/services/shared/index.ts';
import { type Answers, createAnsweringNetwork } from '../check-service.ts';

const ask = (answers: Answers, name = '10.1000/182') => {
  const { network, requests } = createAnsweringNetwork(answers);
  const resolver = { origin: 'https://doi.org', service: 'doi', asked: 'doi handle' } as const;
  return { answer: queryHandle(name, { network } as ServiceContext, resolver), requests };
};
const values = (...records: unknown[]) => ({ responseCode: 1, values: records });
const url = (value: unknown) => ({ type: 'URL', data: { format: 'string', value } });

// Source: https://www.handle.net/tech_manual/HN_Tech_Manual_9.pdf, response codes
describe('a name of the Handle System', () => {
  test.each([
    [{ body: values({ type: 'HS_ADMIN' }, url('https://site.example/x')) }, 'found'],
    [{ body: values() }, 'found'],
    [{ status: 404, body: { responseCode: 100 } }, 'missing'],
    [{ body: { responseCode: 200 } }, 'without-url'],
    [{ status: 404, body: { responseCode: 301 } }, 'without-url'],
    [{ status: 404, body: '<html>' }, 'failed'],
    [{ body: {} }, 'failed'],
    [{ body: { responseCode: '1' } }, 'failed'],
    [{ status: 500, body: { responseCode: 100 } }, 'failed'],
    ['timeout', 'failed'],
  ] as const)('%j is %s', async (answers, kind) => {
    expect((await ask(answers).answer).kind).toBe(kind);
  });

  test.each([[url('no address')], [url(7)], [{ type: 'URL' }], [{ type: 'URL', data: null }], [7], [null]])(
    'has no landing page by %j',
    async (record) => {
      const answer = await ask({ body: values(record) }).answer;
      expect(answer.kind === 'found' && answer.landing).toBeUndefined();
    },
  );

  test('has one by its address, and is asked for with what a name may hold', async () => {
    const { answer, requests } = ask({ body: values(url('https://site.example/x')) }, '10.1000/a<b>/c?d#e');
    expect(await answer).toMatchObject({ landing: new URL('https://site.example/x') });
    expect(requests[0]?.url).toBe('https://doi.org/api/handles/10.1000/a%3Cb%3E/c%3Fd%23e?type=URL');
  });

  test('values that are no list are none', async () => {
    expect((await ask({ body: { responseCode: 1, values: 'x' } }).answer).kind).toBe('found');
  });
});

test.each([
  ['https://www.crossref.org/_deleted-doi/', true],
  ['https://crossref.org/deleted_DOI.html', true],
  ['https://support.datacite.org/invalidDOI', true],
  ['https://www.crossref.org/blog/', false],
  ['https://site.example/deleted_DOI.html', false],
  ['https://notcrossref.org/deleted_DOI.html', false],
])('%s is the page of deleted names: %s', (address, expected) => {
  expect(isDeletedNameUrl(new URL(address))).toBe(expected);
});
