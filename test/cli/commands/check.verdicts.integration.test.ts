import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTempFolder, runCli, validList, writeTestFiles } from '../run-cli.ts';

let folder: string;
let remove: () => void;

beforeEach(() => {
  ({ folder, remove } = createTempFolder(validList));
});

afterEach(() => remove());

describe('check', () => {
  let server: Server;
  let base: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      response.writeHead(request.url === '/gone' ? 410 : 200, { 'content-type': 'text/html' });
      response.end('<title>A page</title><p>Some words to read on this page.</p>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

  const local = ['--allow-address', '127.0.0.0/8', '--format', 'json'];

  it('checks links of a Markdown file at their positions, and exits with 1 when one is gone', async () => {
    writeTestFiles(folder, { 'notes.md': `# Notes\n\n[one](${base}/one) and [two](${base}/gone)\n` });
    const { code, out } = await runCli(folder, ['check', 'notes.md', ...local]);
    const result = JSON.parse(out);
    expect(code).toBe(1);
    expect(result).toMatchObject({
      findings: [],
      online: true,
      seconds: expect.any(Number),
      requests: { byHost: expect.anything() },
    });
    const links = result.links.toSorted((a: { url: string }, b: { url: string }) => (a.url < b.url ? 1 : -1));
    expect(links).toMatchObject([
      { url: `${base}/one`, service: 'web', verdict: 'alive', reason: 'ok', at: [{ file: 'notes.md', line: 3, column: 1 }] },
      { url: `${base}/gone`, identity: expect.any(String), verdict: 'gone', evidence: { status: 410 } },
    ]);
    expect((await runCli(folder, ['check', 'notes.md', ...local, '--exclude', '/gone$'])).code).toBe(0);
    expect((await runCli(folder, ['check', 'notes.md', ...local, '--accept', 'gone'])).code).toBe(0);
  });

  it('checks URLs, and links of data with their entry', async () => {
    writeTestFiles(folder, {
      'data/books/primer.yml': validList['data/books/primer.yml']?.replace(/https:.*/, `${base}/primer`) ?? '',
    });
    const { code, out } = await runCli(folder, ['check', 'data', `${base}/more`, ...local]);
    expect(code).toBe(0);
    const places = JSON.parse(out).links.map((link: { url: string; at: unknown }) => [link.url, link.at]);
    expect(new Map(places).get(`${base}/primer`)).toMatchObject([{ file: 'data/books/primer.yml', line: 10, entry: 'primer' }]);
    expect(new Map(places).get(`${base}/more`)).toEqual([]);
  });

  it('makes no requests with --offline', async () => {
    const { code, out } = await runCli(folder, ['check', 'data', '--offline']);
    expect(code).toBe(0);
    expect(out).toBe('data/books/primer.yml:10:10: https://books.invented.org/primer\n1 link, no requests made (--offline)\n');
  });

  it('refuses missing files and unknown verdicts', async () => {
    expect((await runCli(folder, ['check', 'nothing.md'])).code).toBe(2);
    expect((await runCli(folder, ['check', 'data', '--accept', 'fine'])).code).toBe(2);
  });
});
