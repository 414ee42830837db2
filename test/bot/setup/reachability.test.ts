import { expect, test } from 'vitest';
import { testReachability } from '../../../src/bot/setup/reachability.ts';

const ask = (fetch: () => Promise<Response>) => testReachability('https://bot.example/', 'our answer', { fetch: fetch as never });

test('the address leads back where the answer is ours', async () => {
  expect(await ask(async () => new Response('our answer'))).toEqual({ state: 'reached' });
});

test.each([
  ['another answer', new Response('<html>Welcome to nginx', { status: 200 }), 200],
  ['our answer and more', new Response('our answer!'), 200],
  ['nothing', new Response(null, { status: 204 }), 204],
  ['a redirect, which is not followed', new Response(null, { status: 302 }), 302],
])('another server answers with %s', async (_, response, status) => {
  expect(await ask(async () => response)).toEqual({ state: 'other-server', status });
});

test('of a long answer only the beginning is read', async () => {
  let pieces = 0;
  const body = new ReadableStream({
    pull(controller) {
      pieces += 1;
      controller.enqueue(new TextEncoder().encode('x'.repeat(600)));
    },
  });
  expect(await ask(async () => new Response(body))).toMatchObject({ state: 'other-server' });
  expect(pieces).toBeLessThan(10);
});

test('nothing answers: the deepest cause is named', async () => {
  const failed = new TypeError('fetch failed', {
    cause: new Error('x', { cause: new Error('getaddrinfo ENOTFOUND bot.example') }),
  });
  expect(await ask(() => Promise.reject(failed))).toEqual({ state: 'unreached', detail: 'getaddrinfo ENOTFOUND bot.example' });
  const circle = new Error('in a circle');
  circle.cause = circle;
  expect(await ask(() => Promise.reject(circle))).toEqual({ state: 'unreached', detail: 'in a circle' });
});
