import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { createTempFolder, runCli, writeTestFiles } from '../run-cli.ts';

/** A server whose answers depend on the path, what it was asked in a test, and the folder of that test. */
export const at = {
  folder: '',
  remove: () => {},
  base: '',
  asked: [] as string[],
  /** The headers of each request. */
  headers: [] as IncomingHttpHeaders[],
  /** The most requests at once. */
  most: 0,
  /** Answers that wait until a test lets them go. */
  held: [] as (() => void)[],
  /** Answers that wait until there are so many, and a moment longer for one too many. */
  slow: [] as (() => void)[],
  wanted: 0,
  server: undefined as unknown as Server,
};
let atOnce = 0;

export const answers: Record<string, number> = { '/gone': 410, '/walled': 403, '/broken': 500 };

/** It is asked for twice: a 404 is believed only when a browser gets it too. */
export const missing = '/gone';

/** Opens the server for the file that calls this, and a folder for each of its tests. */
export function useCheckedServer(): void {
  beforeAll(async () => {
    at.server = createServer((request, response) => {
      at.asked.push(request.url ?? '');
      at.headers.push(request.headers);
      if (request.url === '/silent') return;
      atOnce += 1;
      at.most = Math.max(at.most, atOnce);
      // Answered, or given up by the client.
      response.on('close', () => {
        atOnce -= 1;
      });
      const answer = () => {
        response.writeHead(answers[request.url ?? ''] ?? 200, { 'content-type': 'text/html' });
        response.end('<title>A page</title><p>Some words to read on this page.</p>');
      };
      if (request.url?.startsWith('/slow')) {
        if (at.slow.push(answer) === at.wanted) setTimeout(() => at.slow.splice(0).map((go) => go()), 20);
      } else if (request.url?.startsWith('/held')) at.held.push(answer);
      else answer();
    });
    await new Promise<void>((resolve) => at.server.listen(0, '127.0.0.1', resolve));
    at.base = `http://127.0.0.1:${(at.server.address() as AddressInfo).port}`;
  });

  afterAll(
    () =>
      new Promise<void>((resolve) => {
        at.server.close(() => resolve());
        at.server.closeAllConnections();
      }),
  );

  beforeEach(() => {
    Object.assign(at, createTempFolder({}), { asked: [], most: 0, held: [], slow: [] });
  });

  afterEach(() => at.remove());
}

/** Writes links into notes.md and checks it. */
export function check(paths: string[], ...args: string[]) {
  writeTestFiles(at.folder, {
    'notes.md': paths.map((path) => `[${path.slice(1)}](${path.startsWith('/') ? at.base : ''}${path})\n`).join('\n'),
  });
  return runCli(at.folder, ['check', 'notes.md', '--allow-address', '127.0.0.0/8', ...args]);
}

export const verdicts = (out: string) =>
  Object.fromEntries(
    JSON.parse(out).links.map(({ url, verdict, note }: Record<string, string>) => [
      url?.replace(at.base, ''),
      `${verdict}${note ? ` ${note}` : ''}`,
    ]),
  );
