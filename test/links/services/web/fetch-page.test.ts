import { describe, expect, test } from 'vitest';
import type { HttpRequest } from '../../../../src/http/index.ts';
import { browserUserAgent, type ServiceContext } from '../../../../src/links/services/shared/index.ts';
import { fetchPage } from '../../../../src/links/services/web/fetch-page.ts';
import { type Answers, createAnsweringNetwork } from '../check-service.ts';

async function fetch(url: string, answers: Answers) {
  const { network, requests } = createAnsweringNetwork(answers);
  const { response, page } = await fetchPage(url, { network } as ServiceContext, 65_536);
  return { response, page, requests };
}
const asBrowser = ({ headers }: HttpRequest) => headers?.['user-agent'] === browserUserAgent;
const byteOnly = ({ headers }: HttpRequest) => headers?.range === 'bytes=0-0';
const page = 'https://site.example/a';
const file = 'https://site.example/a.PDF?x=1';
const pdf = { headers: { 'content-type': 'application/pdf' }, body: '%' };

describe('a page', () => {
  test('is asked for once, and parsed once', async () => {
    const { page: parsed, requests } = await fetch(page, { body: '<title>A</title>' });
    expect([parsed?.title, requests.length]).toEqual(['A', 1]);
  });

  test('that is missing is asked for as a browser asks, whose answer counts when it is better', async () => {
    const hidden = await fetch(page, (request) => (asBrowser(request) ? { body: '<title>A</title>' } : { status: 404 }));
    expect([hidden.response.ok && hidden.response.status, hidden.requests.length]).toEqual([200, 2]);
    const gone = await fetch(page, (request) => ({ status: asBrowser(request) ? 403 : 410 }));
    expect(gone.response).toMatchObject({ status: 410 });
    const silent = await fetch(page, (request) => (asBrowser(request) ? 'timeout' : { status: 404 }));
    expect(silent.response).toMatchObject({ status: 404 });
  });

  test('behind a wall is not asked for again', async () => {
    expect((await fetch(page, { status: 403 })).requests).toHaveLength(1);
  });

  test.each([
    ['a refresh in its head', { body: '<meta http-equiv="refresh" content="0;url=/b">' }],
    ['a refresh in its headers', { headers: { refresh: '0; url=/b' }, body: 'x'.repeat(9000) }],
    ['a script that is all it has', { body: '<script>location.href = "/b"</script>' }],
    ['a call that is all it has', { body: "<script>window.location.replace('/b')</script>" }],
  ])('is followed by %s, once', async (_, answer) => {
    const { response, requests } = await fetch(page, ({ url }) =>
      url === page ? answer : { body: '<meta http-equiv="refresh" content="0;url=/c">' },
    );
    expect(requests.map(({ url }) => url)).toEqual([page, 'https://site.example/b']);
    expect(response.redirects).toEqual([{ url: page, status: 200, to: 'https://site.example/b' }]);
  });

  test.each([
    ['itself', '<meta http-equiv="refresh" content="0;url=/a">'],
    ['a script', '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">'],
    ['a file of the machine', '<meta http-equiv="refresh" content="0;url=file:///etc/passwd">'],
    ['no address', '<meta http-equiv="refresh" content="0;url=http://[">'],
    ['a dealer’s page, which is a sign of its own', '<script>location.href="/lander"</script>'],
    ['another place beside words of its own', '<p>Words that a reader sees.</p><script>location.href="/b"</script>'],
  ])('is not followed to %s', async (_, body) => {
    expect((await fetch(page, { body })).requests).toHaveLength(1);
  });

  test('that is an error is not followed', async () => {
    expect((await fetch(page, { status: 500, headers: { refresh: '0;url=/b' } })).requests).toHaveLength(1);
  });
});

describe('a file', () => {
  test('is asked for its first byte', async () => {
    const { requests, response } = await fetch(file, { status: 206, ...pdf });
    expect(requests.map(byteOnly)).toEqual([true]);
    expect(response).toMatchObject({ status: 206 });
  });

  test.each([
    ['the range is refused', { status: 416 }],
    ['it comes as a page', { body: '<title>Download</title>' }],
    ['the server has to think', { status: 202 }],
    ['the connection breaks', 'reset' as const],
    ['nobody answers', 'timeout' as const],
  ])('is asked for as a page where %s', async (_, answer) => {
    const { requests, response } = await fetch(file, (request) => (byteOnly(request) ? answer : { body: '<title>x</title>' }));
    expect(requests.map(byteOnly)).toEqual([true, false]);
    expect(response).toMatchObject({ status: 200 });
  });

  test('that is missing is asked for as a browser asks', async () => {
    const { requests } = await fetch(file, { status: 404 });
    expect(requests.map((request) => [byteOnly(request), asBrowser(request)])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  test('has a name without an address no second time', async () => {
    expect((await fetch(file, 'dns')).requests).toHaveLength(1);
  });
});
