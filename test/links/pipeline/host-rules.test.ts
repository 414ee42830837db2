import { describe, expect, test } from 'vitest';
import type { HttpClient, HttpRequest } from '../../../src/http/types.ts';
import { acceptByHost, withHostHeaders } from '../../../src/links/pipeline/host-rules.ts';
import type { CheckedLink } from '../../../src/model/verdict.ts';

const rule = (host: string, accept: number[], headers: Record<string, string> = {}) => ({ host, accept, headers });

describe('accepted status codes', () => {
  const link = (url: string, status: number): CheckedLink => ({
    url,
    identity: `url:${url}`,
    service: 'web',
    at: [],
    verdict: 'gone',
    reason: 'not-found',
    evidence: { asked: 'page', status },
  });
  const rules = [rule('a.example', [404]), rule('*.b.example', [403])];

  test.each([
    ['https://a.example/x', 404, 'alive'],
    ['https://a.example/x', 410, 'gone'],
    ['https://www.a.example/x', 404, 'gone'],
    ['https://docs.b.example/', 403, 'alive'],
    ['https://b.example/', 403, 'gone'],
    ['https://eb.example/', 403, 'gone'],
    ['no address', 404, 'gone'],
  ])('%s with %d is %s', (url, status, verdict) => {
    expect(acceptByHost(link(url, status), rules).verdict).toBe(verdict);
  });

  test('leave what was judged by its content', () => {
    expect(acceptByHost(link('https://a.example/x', 200), [rule('a.example', [200])]).verdict).toBe('gone');
  });
});

test('headers go to their host only, and win over those of the checker', async () => {
  const sent: HttpRequest[] = [];
  const network = { request: async (request: HttpRequest) => void sent.push(request) } as unknown as HttpClient;
  const wrapped = withHostHeaders(network, [rule('a.example', [], { accept: 'text/plain' }), rule('b.example', [])]);
  for (const url of ['https://a.example/x', 'https://b.example/x'])
    await wrapped.request({ url, headers: { accept: '*/*', range: 'bytes=0-0' } });
  expect(sent.map(({ headers }) => headers)).toEqual([
    { accept: 'text/plain', range: 'bytes=0-0' },
    { accept: '*/*', range: 'bytes=0-0' },
  ]);
});
