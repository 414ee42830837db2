import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HttpServer } from '../../../src/bot/http/http-server.ts';
import { Metrics } from '../../../src/bot/metrics.ts';
import type { JobStore } from '../../../src/bot/queue/job-store.ts';
import { openJobStore } from '../../../src/bot/queue/sqlite/sqlite-job-store.ts';
import { Readiness } from '../../../src/bot/readiness.ts';
import { ListkeeperError } from '../../../src/errors/listkeeper-error.ts';
import { testClock } from '../test-clock.ts';

const secret = 'a secret of the test';
let jobStore: JobStore;
let readiness: Readiness;
let server: HttpServer;
let url: string;
let webhooks: number;
let metrics: Metrics;

beforeEach(async () => {
  webhooks = 0;
  await open({ webhookPath: '/hooks' });
});
afterEach(async () => {
  await server.close();
  await jobStore.close();
});

async function open(more: { webhookPath?: string }) {
  const clock = testClock();
  metrics = new Metrics();
  jobStore = openJobStore(':memory:', clock);
  readiness = new Readiness(jobStore);
  server = new HttpServer({
    webhookSecret: secret,
    jobStore,
    metrics,
    readiness,
    clock,
    log: () => {},
    onWebhook: () => {
      webhooks += 1;
    },
    onInstallationRestored: () => {},
    ...more,
  });
  url = await server.listen(0, '127.0.0.1');
}

const get = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(`${url}${path}`, init);
  return { status: response.status, headers: response.headers, text: await response.text() };
};

const breakStore = () => {
  const fail = async () => {
    throw new ListkeeperError('queue-unavailable', { file: 'inbox.sqlite', problem: 'full' });
  };
  Object.assign(jobStore, { checkWritable: fail, countByState: fail, getValue: fail });
};

describe('the server of the bot', () => {
  it('says who it is and where webhooks go, and 404 elsewhere', async () => {
    expect(JSON.parse((await get('/?x=1')).text)).toMatchObject({ webhooks: '/hooks' });
    expect((await get('/other')).status).toBe(404);
    expect((await get('/', { method: 'POST' })).status).toBe(404);
  });

  it('takes no webhook where no path is given for them', async () => {
    await server.close();
    await jobStore.close();
    await open({});
    expect(JSON.parse((await get('/')).text)).not.toHaveProperty('webhooks');
    expect((await get('/hooks', { method: 'POST' })).status).toBe(404);
  });

  it('answers a webhook, counts it, and says by which method it is sent', async () => {
    const body = JSON.stringify({ installation: { id: 1 }, repository: { name: 'list', owner: { login: 'a' } } });
    const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
    const headers = {
      'content-type': 'application/json',
      'x-github-event': 'star',
      'x-github-delivery': 'a-guid',
      'x-hub-signature-256': signature,
    };
    expect((await get('/hooks', { method: 'POST', body, headers })).status).toBe(202);
    const refused = await get('/hooks');
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'POST']);
    expect(webhooks).toBe(2);
    const page = await metrics.format({ counts: await jobStore.countByState() }, 0);
    expect(page).toMatch(/deliveries_total\{[^}]*accepted[^}]*\} 1/);
    expect(page).toMatch(/deliveries_total\{[^}]*refused[^}]*\} 1/);
  });
});

describe('the probes', () => {
  it('are well where all is well', async () => {
    expect(JSON.parse((await get('/healthz')).text)).toMatchObject({ ok: true, jobs: { queued: 0 } });
    expect(JSON.parse((await get('/readyz')).text)).toEqual({ ready: true });
  });

  it('say that the bot lives without its job store, but is not ready, and why', async () => {
    breakStore();
    expect(await get('/healthz')).toMatchObject({ status: 200, text: '{"ok":true,"jobs":null}\n' });
    const { status, text } = await get('/readyz');
    expect(status).toBe(503);
    expect(JSON.parse(text)).toMatchObject({ ready: false, code: 'queue-unavailable', remedy: expect.any(String) });
  });

  it('say that it is not ready while GitHub rejects its key', async () => {
    readiness.setAppProblem(new ListkeeperError('queue-unavailable', { file: 'x', problem: 'full' }));
    expect((await get('/readyz')).status).toBe(503);
    readiness.setAppProblem(undefined);
    expect((await get('/readyz')).status).toBe(200);
  });
});

describe('closing', () => {
  it('may be asked for twice, and no connection is taken after it', async () => {
    server.startClosing();
    await Promise.all([server.close(), server.close()]);
    await expect(get('/')).rejects.toThrow();
  });

  it('is not needed by a server whose port is taken', async () => {
    const other = new HttpServer({ jobStore, readiness } as never);
    await expect(other.listen(Number(new URL(url).port), '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
