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
  /** Requests so far. */
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
  const byToken = new Map<string, InstallationLimits>();
  const requests: string[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readText(request);
    const path = request.url ?? '/';
    requests.push(`${request.method} ${path}`);
    await wait(latencyMs);
    const limited = byToken.get(request.headers.authorization?.split(' ')[1] ?? '')?.take(request.method ?? '', path, Date.now());
    if (limited !== undefined) return refuse(response, limited);
    const index = Number(/^\/api\/v3\/app\/installations\/(\d+)\/access_tokens$/.exec(path)?.[1]) - firstInstallation;
    const installed = sandbox.repositories[index];
    // A token for all repositories of an installation is one for its only repository.
    const forwarded = installed === undefined ? body : JSON.stringify({ repositories: [installed] });
    const target = path.replace(/(\/app\/installations\/)\d+/, (_, start: string) => `${start}${sandbox.installationId}`);
    const reply = await fetch(new URL(target, sandbox.api), {
      method: request.method ?? 'GET',
      headers: pickHeaders(request),
      redirect: 'manual',
      ...(forwarded === '' ? {} : { body: forwarded }),
    });
    let bytes = Buffer.from(await reply.arrayBuffer());
    const own = limits[index];
    if (own) byToken.set((JSON.parse(bytes.toString('utf8')) as { token: string }).token, own);
    if (/\/app\/installations(?:\?|$)/.test(path)) bytes = Buffer.from(listInstallations(bytes, sandbox.repositories));
    const headers = Object.fromEntries(
      [...reply.headers].filter(([name]) => !/^(?:content-length|transfer-encoding)$/.test(name)),
    );
    // An archive is at another address of the embedded GitHub.
    if (headers.location)
      headers.location = headers.location.replace(new URL(sandbox.api).origin, `http://${request.headers.host}`);
    response.writeHead(reply.status, headers).end(bytes);
  }

  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    api: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v3`,
    getInstallation: (repository) => sandbox.repositories.indexOf(repository) + firstInstallation,
    requests,
    countRefusals: () => limits.reduce((sum, { refusals }) => sum + refusals, 0),
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** The only installation of the embedded GitHub, once for each repository. */
function listInstallations(bytes: Buffer, repositories: readonly string[]): string {
  const [only] = JSON.parse(bytes.toString('utf8')) as object[];
  return JSON.stringify(repositories.map((_, index) => ({ ...only, id: firstInstallation + index })));
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
