import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { parseServerSentEvents, startSmeeClient } from '../../../src/bot/http/smee-client.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import fc from '../../seeded-fast-check.ts';
import { testClock } from '../test-clock.ts';

async function* pieces(text: string, cuts: number[]) {
  const bytes = new TextEncoder().encode(text);
  let from = 0;
  for (const cut of [...cuts.map((each) => each % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length]) {
    yield bytes.subarray(from, cut);
    from = cut;
  }
}

describe('a webhook channel', () => {
  it('is read the same wherever the stream is cut', async () => {
    const text = ': hello\r\nevent: ready\ndata: {}\n\ndata: 一\ndata: 二\r\n\r\nid: 7\n\n';
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { maxLength: 8 }), async (cuts) => {
        expect(await Array.fromAsync(parseServerSentEvents(pieces(text, cuts)))).toEqual(['{}', '一\n二']);
      }),
      { numRuns: 50 },
    );
  });

  it('forwards events to the webhook endpoint with the needed headers', async () => {
    const body = { zen: 'Half measures are as bad as nothing at all.' };
    const event = {
      'x-github-event': 'ping',
      'x-github-delivery': 'guid',
      'x-hub-signature-256': 'sha256=0',
      cookie: 'no',
      body,
    };
    const arrived = Promise.withResolvers<{ headers: object; text: string }>();
    const server = createServer(async (request, response) => {
      if (request.method === 'GET') {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write(`data: ${JSON.stringify({ ...event, 'content-type': 'application/json' })}\n\n`);
        return;
      }
      const chunks = await Array.fromAsync(request as AsyncIterable<Buffer>);
      arrived.resolve({ headers: request.headers, text: Buffer.concat(chunks).toString('utf8') });
      response.writeHead(202).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const network = createHttpClient({});
    const follow = startSmeeClient({
      channelUrl: `${base}/channel`,
      webhookUrl: `${base}/hooks`,
      network,
      clock: testClock(),
      log: () => {},
    });
    const { headers, text } = await arrived.promise;
    expect(headers).toMatchObject({
      'x-github-event': 'ping',
      'x-hub-signature-256': 'sha256=0',
      'content-type': 'application/json',
    });
    expect(headers).not.toHaveProperty('cookie');
    expect(text).toBe(JSON.stringify(body));
    await follow.stop();
    await network.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});
