import { describe, expect, test } from 'vitest';
import { checkService, testVerdicts } from '../check-service.ts';

const url = 'https://hdl.handle.net/11304/a3d012ca-4e23';
const record = (responseCode: number, target?: string) => ({
  body: { responseCode, ...(target === undefined ? {} : { values: [{ type: 'URL', data: { value: target } }] }) },
});

// Source: https://www.handle.net/hnr_documentation.html (response codes 1, 100, 200)
describe('a name of the Handle System', () => {
  testVerdicts(url, [
    [
      'is unknown to the registry, for certain',
      { status: 404, ...record(100) },
      { verdict: 'gone', reason: 'not-found', evidence: { authoritative: true, code: '100' } },
    ],
    [
      'leads to the page of deleted names',
      record(1, 'https://www.crossref.org/_deleted-doi/'),
      { verdict: 'gone', reason: 'removed', evidence: { authoritative: true } },
    ],
    ['is there, and its page is asked', record(1, 'https://site.example/'), { evidence: { asked: 'page' } }],
    ['is there without an address', record(200), { evidence: { asked: 'page' } }],
    ['leads to no address', record(1, 'not an address'), { evidence: { asked: 'page' } }],
    ['is kept elsewhere', { status: 404, ...record(301) }, { evidence: { asked: 'page' } }],
    ['is told by its page where the registry does not answer', 'timeout', { evidence: { asked: 'page' } }],
    [
      'is told by its page where the answer is a page',
      { status: 404, body: '<title>404</title>' },
      { evidence: { asked: 'page' } },
    ],
  ]);

  test('is asked for with its slashes kept', async () => {
    const { requests } = await checkService(['https://hdl.handle.net/20.500.12085/a%3Fb/c'], record(100));
    expect(requests.map((request) => request.url)).toEqual(['https://hdl.handle.net/api/handles/20.500.12085/a%3Fb/c?type=URL']);
  });
});
