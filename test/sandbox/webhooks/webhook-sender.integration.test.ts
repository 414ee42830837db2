import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWebhookSender, type WebhookSender } from '../../../src/sandbox/webhooks/webhook-sender.ts';
import { listen } from '../../http/loopback-server.ts';
import { createTestWorld, type TestWorld } from '../helpers/create-test-world.ts';

let test: TestWorld;
let sender: WebhookSender;
let received: { headers: IncomingMessage['headers']; body: string }[];
let answer: (response: ServerResponse) => void;

beforeEach(async () => {
  test = createTestWorld();
  await test.create();
  received = [];
  answer = (response) => response.writeHead(202).end('ok');
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    received.push({ headers: request.headers, body });
    answer(response);
  });
  const { baseUrl } = await listen(server);
  const { clock, nextId } = test.world;
  sender = createWebhookSender({ secret: 'a secret', url: baseUrl, clock, nextId });
});
afterEach(() => sender.abort());

async function send(more = {}) {
  const repository = test.world.hosted.get('keeper/list');
  if (!repository) throw new Error('no repository');
  sender.enqueue(test.world, { event: 'push', repository, sender: repository.owner, payload: { ref: 'x' }, ...more });
  await sender.waitForDeliveries();
}

describe('a webhook', () => {
  it('is signed, and says of which installation it is', async () => {
    await send({ event: 'issues', action: 'opened' });
    const [{ headers, body } = { headers: {}, body: '' }] = received;
    const signature = createHmac('sha256', 'a secret').update(body).digest('hex');
    expect(headers).toMatchObject({ 'x-github-event': 'issues', 'x-hub-signature-256': `sha256=${signature}` });
    expect(JSON.parse(body)).toMatchObject({
      action: 'opened',
      ref: 'x',
      repository: { full_name: 'keeper/list' },
      installation: { id: test.world.installation.id },
      sender: { login: 'keeper' },
    });
    expect(sender.deliveries).toMatchObject([{ status: 'OK', statusCode: 202, responseBody: 'ok', redelivery: false }]);
  });

  it('is sent again under the same name, and only when that is asked for', async () => {
    answer = (response) => response.writeHead(500).end();
    await send();
    const [first] = sender.deliveries;
    expect(first).toMatchObject({ status: 'Invalid HTTP Response: 500', statusCode: 500 });
    if (first) sender.redeliver(first);
    await sender.waitForDeliveries();
    expect(sender.deliveries).toMatchObject([{ guid: first?.guid }, { guid: first?.guid, redelivery: true }]);
  });

  it('has the state of its moment, whatever happens while it waits', async () => {
    const payload = { list: ['one'] };
    const sent = send({ payload });
    payload.list.push('two');
    await sent;
    expect(JSON.parse(received[0]?.body ?? '').list).toEqual(['one']);
  });

  it('comes after the one before it', async () => {
    await Promise.all(['a', 'b', 'c'].map((ref) => send({ payload: { ref } })));
    expect(received.map(({ body }) => JSON.parse(body).ref)).toEqual(['a', 'b', 'c']);
  });

  it('without an answer is recorded with what went wrong', async () => {
    answer = (response) => response.destroy();
    await send();
    expect(sender.deliveries).toMatchObject([{ statusCode: 0, status: expect.stringMatching(/socket|reset/i) }]);
  });

  it('keeps the beginning of a long answer', async () => {
    answer = (response) => response.end('x'.repeat(200_000));
    await send();
    expect(sender.deliveries[0]?.responseBody).toHaveLength(64 * 1024);
  });
});

describe('no webhook is sent', () => {
  it.each<[string, () => unknown, object]>([
    ['for an event that the App does not want', () => {}, { event: 'star' }],
    ['while the installation is suspended', () => Object.assign(test.world.installation, { suspendedAt: 1 }), {}],
    ['where the App is not installed', () => test.world.installation.repositories.clear(), {}],
    ['without an address', () => sender.setUrl(undefined), {}],
    ['after the end', () => sender.abort(), {}],
  ])('%s', async (_, change, more) => {
    change();
    await send(more);
    expect([received, sender.deliveries]).toEqual([[], []]);
  });

  it('but that the installation is suspended', async () => {
    test.world.installation.suspendedAt = 1;
    await send({ event: 'installation', action: 'suspend' });
    expect(received).toHaveLength(1);
  });
});
