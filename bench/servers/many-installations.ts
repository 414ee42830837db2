import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { InstallationLimits } from './github-limits.ts';

/**
 * The embedded GitHub with an installation for each repository, GitHub's limits for each of them,
 * and a latency. The embedded GitHub itself knows one installation.
 */
export interface ManyInstallations {
  api: string;
  /** The installation of a repository. */
  getInstallation(repository: string): number;
  /** Requests so far: method, path, and the name of a query. */
  requests: string[];
  /** Requests that were refused for a limit. */
  countRefusals(): number;
  close(): Promise<void>;
}

/** Milliseconds before each answer: about what GitHub takes. */
const latencyMs = 80;
const firstInstallation = 100;

export async function openManyInstallations(sandbox: {
  api: string;
  installationId: number;
  repositories: readonly string[];
}): Promise<ManyInstallations> {
  const limits = sandbox.repositories.map(() => new InstallationLimits());
  const indexes = new Map(sandbox.repositories.map((name, index) => [name, index]));
  const byToken = new Map<string, InstallationLimits>();
  const requests: string[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readText(request);
    const path = request.url ?? '/';
    const query = path.endsWith('/graphql') ? ` ${/\bquery (\w+)/.exec(body)?.[1]}` : '';
    requests.push(`${request.method} ${path}${query}`);
    await wait(latencyMs);
    const installation = byToken.get(request.headers.authorization?.split(' ')[1] ?? '');
    const limited = installation?.take(request.method ?? '', path, Date.now());
    if (limited !== undefined) return refuse(response, limited);
    if (installation) response.once('close', () => installation.end());
    const index = Number(/^\/api\/v3\/app\/installations\/(\d+)\/access_tokens$/.exec(path)?.[1]) - firstInstallation;
    const installed = sandbox.repositories[index];
    // A token for all repositories of an installation is one for its only repository.
    const reply = await forward(request, installed === undefined ? body : JSON.stringify({ repositories: [installed] }), sandbox);
    let bytes = Buffer.from(await reply.arrayBuffer());
    const own = limits[index];
    if (own) byToken.set((JSON.parse(bytes.toString('utf8')) as { token: string }).token, own);
    const headers = Object.fromEntries(
      [...reply.headers].filter(([name]) => !/^(?:content-length|transfer-encoding)$/.test(name)),
    );
    // An archive is at another address of the embedded GitHub.
    if (headers.location)
      headers.location = headers.location.replace(new URL(sandbox.api).origin, `http://${request.headers.host}`);
    if (/\/app\/installations(?:\?|$)/.test(path)) {
      const page = listInstallations(bytes, sandbox.repositories, new URL(path, `http://${request.headers.host}`));
      bytes = Buffer.from(page.body);
      if (page.link) headers.link = page.link;
    }
    response.writeHead(reply.status, headers).end(bytes);
  }

  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    api: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v3`,
    getInstallation: (repository) => (indexes.get(repository) ?? 0) + firstInstallation,
    requests,
    countRefusals: () => limits.reduce((sum, { refusals }) => sum + refusals, 0),
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** A page of the only installation of the embedded GitHub, once for each repository. */
function listInstallations(bytes: Buffer, repositories: readonly string[], url: URL): { body: string; link: string | undefined } {
  const [only] = JSON.parse(bytes.toString('utf8')) as object[];
  const page = Number(url.searchParams.get('page') ?? 1);
  const size = Number(url.searchParams.get('per_page') ?? 30);
  const start = (page - 1) * size;
  const shown = repositories.slice(start, start + size).map((_, index) => ({ ...only, id: firstInstallation + start + index }));
  url.searchParams.set('page', String(page + 1));
  return { body: JSON.stringify(shown), link: start + size < repositories.length ? `<${url}>; rel="next"` : undefined };
}

function refuse(response: ServerResponse, seconds: number): void {
  const headers = { 'content-type': 'application/json', 'retry-after': String(seconds) };
  response.writeHead(403, headers).end(JSON.stringify({ message: 'You have exceeded a secondary rate limit.' }));
}

function pickHeaders({ headers }: IncomingMessage): Record<string, string> {
  const names = ['authorization', 'accept', 'content-type', 'user-agent', 'x-github-api-version', 'if-none-match'];
  return Object.fromEntries(names.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])));
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Sends a request on to the embedded GitHub, as one of its only installation. */
function forward(
  request: IncomingMessage,
  body: string,
  { api, installationId }: { api: string; installationId: number },
): Promise<Response> {
  const target = (request.url ?? '/')
    .replace(/(\/app\/installations\/)\d+/, (_, start: string) => `${start}${installationId}`)
    .replace(/(\/app\/installations\?.*\bpage=)\d+/, (_, start: string) => `${start}1`);
  return fetch(new URL(target, api), {
    method: request.method ?? 'GET',
    headers: pickHeaders(request),
    redirect: 'manual',
    ...(body === '' ? {} : { body }),
  });
}
