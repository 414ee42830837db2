import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, Octokit } from 'octokit';
import { openSandbox, type Sandbox, type SandboxOptions } from '../../../src/sandbox/open-sandbox.ts';
import { attachOpenApiContract, type OpenApiContract } from '../openapi-contract/openapi-contract.ts';

export const owner = 'keeper';
export const repo = 'list';
export const repositoryParams = { owner, repo };
export const fullRepositoryName = `${owner}/${repo}`;

type OctokitClient = InstanceType<typeof Octokit>;

export interface TestSandbox {
  sandbox: Sandbox;
  contract: OpenApiContract;
  /** As a bot is let in: signed by the App, then by a token of its installation. */
  octokit: OctokitClient;
  /** With another token, or none. */
  createClient(auth?: string): OctokitClient;
  close(): Promise<void>;
}

/**
 * A sandbox under the contract, with one repository of these files that the App is installed on.
 */
export async function openTestSandbox(files: Record<string, string>, settings: SandboxOptions = {}): Promise<TestSandbox> {
  const sandbox = await openSandbox(settings);
  const contract = attachOpenApiContract(sandbox);
  await sandbox.createRepository({ owner, name: repo, files });
  const quiet = { baseUrl: sandbox.api, retry: { enabled: false }, throttle: { enabled: false }, log: silentLog };
  const app = new App({
    appId: sandbox.app.id,
    privateKey: sandbox.app.privateKey,
    Octokit: Octokit.defaults(quiet),
    log: silentLog,
  });
  return {
    sandbox,
    contract,
    octokit: await app.getInstallationOctokit(sandbox.installationId),
    createClient: (auth) => new Octokit({ ...quiet, ...(auth === undefined ? {} : { auth }) }),
    close: () => sandbox.close(),
  };
}

const silentLog = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** @returns the status of a call that is meant to be refused, and GitHub's word for why. */
export async function captureRejection(call: Promise<unknown>): Promise<{ status: number; message: string }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && 'status' in error) return { status: Number(error.status), message: error.message };
    throw error;
  }
  throw new Error('It was not refused');
}

export interface WebhookReceiver {
  url: string;
  /** Name and action of what came, as `pull_request.opened`. */
  events: string[];
  requests: { headers: Record<string, string>; body: string }[];
  /** Statuses for the next requests; then 202. */
  statusQueue: number[];
  close(): Promise<void>;
}

/** A bot's door that takes whatever comes. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const events: string[] = [];
  const requests: WebhookReceiver['requests'] = [];
  const answers: number[] = [];
  const server: Server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    const headers = Object.fromEntries(Object.entries(request.headers).map(([key, value]) => [key, String(value)]));
    const { action } = JSON.parse(body);
    events.push(`${headers['x-github-event']}${action ? `.${action}` : ''}`);
    requests.push({ headers, body });
    response.writeHead(answers.shift() ?? 202).end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    events,
    requests,
    statusQueue: answers,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
