import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createInThreadTransports } from '../../../src/bot/worker/index.ts';
import { connectRpc } from '../../../src/bot/worker/rpc.ts';
import type { ServerApi, WorkerApi, WorkerInit } from '../../../src/bot/worker/rpc-api.ts';
import { type OpenDependencies, serveWorkerApi } from '../../../src/bot/worker/worker-api.ts';
import type { HttpClient, ReserveTurn } from '../../../src/http/index.ts';

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
});
const init: WorkerInit = {
  credentials: { appId: '1', privateKey },
  environment: { GITHUB_API_URL: 'https://github.example.org/api/v3' },
  throttle: false,
  sharesPaces: false,
};

/** A GitHub that answers so to each path. */
function createNetwork(answers: Record<string, unknown>): HttpClient {
  const fetch = async (input: string | URL | Request) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    const answer = answers[pathname.replace('/api/v3', '')];
    return Response.json(answer ?? { message: 'Not Found' }, { status: answer === undefined ? 404 : 200 });
  };
  return { fetch } as unknown as HttpClient;
}

/** A worker in this thread, as the server sees it. */
function openWorker(openDependencies: OpenDependencies, server: Partial<Record<keyof ServerApi, () => Promise<unknown>>> = {}) {
  const [transport, workerTransport] = createInThreadTransports();
  const counted: unknown[] = [];
  const methods = { countGitHubRequest: async (sample: unknown) => void counted.push(sample), ...server };
  const { call } = connectRpc<WorkerApi, ServerApi>(transport, methods as never);
  return { call, counted, worker: serveWorkerApi(workerTransport, openDependencies) };
}

const hook = { url: 'https://keeper.example.org/hook', content_type: 'json', insecure_ssl: '0' };

describe('the worker', () => {
  it('answers before it has started that it is there, and keeps other calls until it has', async () => {
    const { call, worker } = openWorker(() => ({ network: createNetwork({ '/app/hook/config': hook }) }));
    await call('ping', undefined);
    const early = call('readWebhookUrl', undefined);
    await call('initialize', init);
    expect(await early).toBe('https://keeper.example.org/hook');
    await worker.close();
  });

  it('counts its requests to GitHub where the server can show them', async () => {
    const { call, counted, worker } = openWorker(() => ({ network: createNetwork({ '/app/hook/config': hook }) }));
    await call('initialize', init);
    await call('readWebhookUrl', undefined);
    expect(counted).toHaveLength(1);
    await worker.close();
  });

  it('goes on when the server takes no counts any more', async () => {
    const gone = () => Promise.reject(new Error('the server has gone'));
    const dependencies = { network: createNetwork({ '/app/hook/config': hook }) };
    const { call, worker } = openWorker(() => dependencies, { countGitHubRequest: gone });
    await call('initialize', init);
    expect(await call('readWebhookUrl', undefined)).toBe('https://keeper.example.org/hook');
    await worker.close();
  });

  it('rejects every call with the reason for which it could not start', async () => {
    const { call, worker } = openWorker(() => Promise.reject(new Error('no network here')));
    const early = call('readApp', undefined);
    const outcomes = await Promise.allSettled([call('initialize', init), early, call('readWebhookUrl', undefined)]);
    for (const outcome of outcomes) expect(outcome).toMatchObject({ status: 'rejected', reason: { message: 'no network here' } });
    await worker.close();
  });

  it('keeps the pace of hosts with other machines only where there are some', async () => {
    const paces: (ReserveTurn | undefined)[] = [];
    const open: OpenDependencies = (_, { reserveTurn }) => {
      paces.push(reserveTurn);
      return { network: createNetwork({}) };
    };
    for (const sharesPaces of [false, true]) {
      const { call, worker } = openWorker(open, { reserveTurn: async () => 250 });
      await call('initialize', { ...init, sharesPaces });
      expect(await paces.at(-1)?.('example.org', 1000)).toBe(sharesPaces ? 250 : undefined);
      await worker.close();
    }
  });

  it('keeps its own pace while the server can not say whose turn it is', async () => {
    let reserve: ReserveTurn | undefined;
    const open: OpenDependencies = (_, { reserveTurn }) => {
      reserve = reserveTurn;
      return { network: createNetwork({}) };
    };
    const { call, worker } = openWorker(open, { reserveTurn: () => Promise.reject(new Error('queue-unavailable')) });
    await call('initialize', { ...init, sharesPaces: true });
    expect(await reserve?.('example.org', 1000)).toBe(0);
    await worker.close();
  });
});
