import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileCacheEnvironment } from '../bot/compile-cache.ts';
import { createTempFolder } from './run-cli.ts';

const program = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const hook = pathToFileURL(fileURLToPath(new URL('print-packages.ts', import.meta.url))).href;

/** All hosts, by way of a proxy. */
let server: Server;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url?.endsWith('/moved'))
      response.writeHead(301, { location: 'http://elsewhere.invented.cn/', 'set-cookie': 'a=b' });
    else response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<title>A page</title><p>Some words to read on this page.</p>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/**
 * Runs the program with a file of this text. Returns what it printed and the packages that it
 * loaded.
 */
async function loadedBy(markdown: string, ...args: string[]): Promise<{ out: string; packages: string[] }> {
  const { folder, remove } = createTempFolder({ 'list.md': markdown });
  const proxy = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const env = { ...compileCacheEnvironment, PATH: process.env.PATH, http_proxy: proxy };
  const child = spawn(process.execPath, ['--import', hook, program, 'check', 'list.md', ...args], { cwd: folder, env });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  remove();
  return { out, packages: JSON.parse(err.trim().split('\n').at(-1) ?? '') as string[] };
}

/** Responses that nearly all servers send are read without undici. */
const always = ['commander', 'ipaddr.js'];
const forPages = ['domelementtype', 'domhandler', 'dom-serializer', 'domutils', 'entities', 'htmlparser2'];

describe('a check of plain Markdown loads only what it uses', () => {
  it.each(['text', 'json', 'markdown', 'sarif', 'junit'])('for pages, with the output %s', async (format) => {
    const { out, packages } = await loadedBy('# Links\n\n- [a page](http://a.invented.cn/page)\n', '--format', format);
    expect(out).not.toBe('');
    expect(packages).toEqual([...always, ...forPages].sort());
  });

  it('loads no network code when it makes no requests', async () => {
    const { out, packages } = await loadedBy('# Links\n\n- [a page](http://a.invented.cn/page)\n', '--offline');
    expect(out).toContain('http://a.invented.cn/page');
    expect(packages).not.toContain('undici');
  });
});

it('loads the code of a response, text or service on its first use', async () => {
  const moved = await loadedBy('- [a page](http://a.invented.cn/moved)\n', '--format', 'json');
  expect(moved.packages).toContain('tough-cookie');
  const marked = await loadedBy('- [**a page**](http://a.invented.cn/page)\n', '--format', 'json');
  expect(marked.packages).toContain('remark');
  expect(JSON.parse(marked.out)).toMatchObject({ links: [{ verdict: 'alive' }] });
});
