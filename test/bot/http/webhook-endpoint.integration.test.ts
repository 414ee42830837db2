import { createHmac } from 'node:crypto';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BodyReader } from '../../../src/bot/http/body-reader.ts';
import { verifySignature } from '../../../src/bot/http/signature.ts';
import { receiveWebhook } from '../../../src/bot/http/webhook-endpoint.ts';
import type { JobStore } from '../../../src/bot/queue/job-store.ts';
import { openJobStore } from '../../../src/bot/queue/sqlite/sqlite-job-store.ts';
import { ListkeeperError } from '../../../src/errors/listkeeper-error.ts';
import { testClock } from '../test-clock.ts';

const secret = 'a secret of the test';
const sign = (body: string | Uint8Array) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
const push = JSON.stringify({
  ref: 'refs/heads/main',
  installation: { id: 1 },
  repository: { name: 'list', owner: { login: 'someone' }, default_branch: 'main' },
});

let jobStore: JobStore;
let lines: string[];
let address: string;
let close: () => Promise<void>;

beforeEach(async () => {
  jobStore = openJobStore(':memory:', testClock());
  lines = [];
  const verify = (body: Uint8Array, signature: string) => verifySignature(body, signature, secret);
  const bodies = new BodyReader(40 * 1024 * 1024);
  const server = createServer(async (incoming, outgoing) => {
    const { status, reply } = await receiveWebhook(incoming, {
      isSignatureValid: verify,
      bodies,
      jobStore,
      log: (_, words) => lines.push(words),
    });
    outgoing.writeHead(status, status === 413 ? { connection: 'close' } : {}).end(reply);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = () => new Promise((resolve) => server.close(() => resolve()));
});

afterEach(async () => {
  await jobStore.close();
  await close();
});

function headers(body: string, more: Record<string, string> = {}): Record<string, string> {
  const common = { 'content-type': 'application/json', 'x-github-event': 'push', 'x-github-delivery': 'a-guid' };
  return { ...common, 'x-hub-signature-256': sign(body), ...more };
}

async function send(body: string, more: Record<string, string> = {}): Promise<number> {
  return (await fetch(address, { method: 'POST', body, headers: headers(body, more) })).status;
}

describe('a webhook', () => {
  it('is answered with 503 when the job store can not take it, so that GitHub keeps it', async () => {
    jobStore.acceptDelivery = async () => {
      throw new ListkeeperError('queue-unavailable', { file: 'inbox.sqlite', problem: 'full' });
    };
    expect(await send(push)).toBe(503);
    expect(lines.join()).toContain('inbox.sqlite');
    expect(lines.join()).toContain('Free some space');
  });

  it('is stored and answered', async () => {
    expect(await send(push)).toBe(202);
    expect(await jobStore.claim()).toMatchObject({ kind: 'publish', owner: 'someone', repo: 'list', installation: 1 });
  });

  it('that is delivered twice is answered twice and queued once', async () => {
    await send(push);
    await jobStore.complete((await jobStore.claim()) ?? { row: 0, tries: 0 });
    expect(await send(push)).toBe(202);
    expect(await jobStore.claim()).toBeUndefined();
  });

  it.each([
    ['a wrong signature', { 'x-hub-signature-256': sign('something else') }, 401],
    ['an empty signature', { 'x-hub-signature-256': '' }, 401],
    ['no event', { 'x-github-event': '' }, 400],
    ['a GUID that is none', { 'x-github-delivery': '../../etc' }, 400],
    ['another content type', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ])('with %s is refused and not stored', async (_, more, status) => {
    expect(await send(push, more)).toBe(status);
    expect((await jobStore.countByState()).queued).toBe(0);
    expect(await jobStore.acceptDelivery({ guid: 'a-guid', event: 'push', action: undefined }, [])).toBe('new');
  });

  it('with a body that is not JSON is refused even if it is signed', async () => {
    expect(await send('{')).toBe(400);
  });

  it('never has its payload logged', async () => {
    await send(push, { 'x-hub-signature-256': sign('other') });
    await send(push);
    expect(lines.join('\n')).not.toContain('refs/heads');
  });

  it('with a content-length above 25 MB is refused before its body is read', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const outgoing = request(
        address,
        { method: 'POST', headers: headers('', { 'content-length': '26214401' }) },
        (response) => {
          resolve(response.statusCode);
          outgoing.destroy();
        },
      );
      outgoing.on('error', (error) => (outgoing.destroyed ? undefined : reject(error)));
      outgoing.flushHeaders();
    });
    expect(status).toBe(413);
  });

  it('without a content-length is read up to the limit only', async () => {
    const chunk = Buffer.alloc(1024 * 1024);
    let sent = 0;
    await new Promise<void>((resolve) => {
      const outgoing = request(address, { method: 'POST', headers: headers('') }, (response) => {
        expect(response.statusCode).toBe(413);
        outgoing.destroy();
      });
      // Whether the answer is seen before the connection breaks off is chance; that it ends is not.
      outgoing.on('error', () => {});
      outgoing.on('close', resolve);
      const more = () => {
        while (!outgoing.destroyed && sent < 400) {
          sent++;
          if (!outgoing.write(chunk)) return outgoing.once('drain', more);
        }
        return outgoing;
      };
      more();
    });
    expect(sent).toBeLessThan(400);
    expect((await jobStore.countByState()).queued).toBe(0);
  });

  it('gets through while others hold large bodies, the largest of which give way', async () => {
    const replies: number[] = [];
    const others = [20, 24, 16].map((size) => {
      const outgoing = request(address, { method: 'POST', headers: headers('', { 'content-length': '25000000' }) });
      outgoing.on('response', (response) => replies.push(response.statusCode ?? 0)).on('error', () => {});
      return new Promise<typeof outgoing>((resolve) => outgoing.write(Buffer.alloc(size * 1024 * 1024), () => resolve(outgoing)));
    });
    const open = await Promise.all(others);
    expect(await send(push)).toBe(202);
    const large = `${push.slice(0, -1)},"more":"${'x'.repeat(22 * 1024 * 1024)}"}`;
    // What others have sent counts once it was read, which a busy machine may do late.
    await expect.poll(() => send(large, { 'x-github-delivery': 'another' })).toBe(202);
    for (const each of open) each.write('more');
    await expect.poll(() => replies).toContain(503);
    for (const each of open) each.destroy();
    await expect.poll(() => send(large, { 'x-github-delivery': 'a-third' })).toBe(202);
  });

  it('is accepted by POST only', async () => {
    expect((await fetch(address)).status).toBe(405);
  });
});
