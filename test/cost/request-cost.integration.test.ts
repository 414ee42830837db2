import { expect, it, vi } from 'vitest';
import { systemClock } from '../../src/runtime/clock.ts';
import { createTestClient, serveRaw } from '../http/loopback-server.ts';
import { countPromises } from './count-promises.ts';

/**
 * What a request costs over a connection that is open, as counts. The numbers were measured with
 * docs/decisions/speed.md, and may grow by a fifth.
 */
const measured = { promises: 12, timers: 1 };
const allowedGrowth = 1.2;
const requestCount = 200;

it('a request makes few promises and one timer, and writes once', async () => {
  let pieces = 0;
  const server = await serveRaw((socket) => {
    pieces += 1;
    socket.write('HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 2\r\n\r\nok');
  });
  const network = createTestClient({ clock: systemClock });
  const headers = { accept: 'text/html' };
  const request = () => network.request({ url: `${server.baseUrl}/page`, headers });
  for (let warmUp = 0; warmUp < 5; warmUp += 1) await request();
  pieces = 0;
  const timer = vi.spyOn(globalThis, 'setTimeout');
  const promises = await countPromises(async () => {
    for (let sent = 0; sent < requestCount; sent += 1) expect(await request()).toMatchObject({ ok: true, status: 200 });
  });
  const timers = timer.mock.calls.length;
  timer.mockRestore();
  expect(promises / requestCount).toBeLessThan(measured.promises * allowedGrowth);
  expect(timers / requestCount).toBeLessThan(measured.timers * allowedGrowth);
  expect(pieces).toBe(requestCount);
  expect(server.connections.all).toBe(1);
});
