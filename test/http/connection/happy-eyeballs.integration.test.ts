import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { HappyEyeballs } from '../../../src/http/connection/happy-eyeballs.ts';
import { isNetworkError } from '../../../src/http/network-error.ts';

const servers: Server[] = [];
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

/** A server at one address of this machine; the port it has. */
async function listen(host = '127.0.0.1'): Promise<{ port: number; server: Server }> {
  const server = createServer((socket) => sockets.push(socket));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return { port: (server.address() as AddressInfo).port, server };
}

async function connect(addresses: string[], port: number) {
  const result = await new HappyEyeballs(addresses, port).result;
  if (!isNetworkError(result)) sockets.push(result);
  return result;
}

// RFC 8305.
describe('several addresses of one host', () => {
  test('the first that opens is used', async () => {
    const { port } = await listen();
    const result = await connect(['127.0.0.1', '127.0.0.2'], port);
    expect(!isNetworkError(result) && result.remoteAddress).toBe('127.0.0.1');
  });

  test('one that refuses makes way for the next at once', async () => {
    const { port } = await listen('127.0.0.2');
    const result = await connect(['127.0.0.1', '127.0.0.2'], port);
    expect(!isNetworkError(result) && result.remoteAddress).toBe('127.0.0.2');
  });

  test('one that is silent makes way for the next after a while', async () => {
    const { port } = await listen();
    // An address of TEST-NET-1, which nobody answers (RFC 5737).
    const result = await connect(['192.0.2.1', '127.0.0.1'], port);
    expect(!isNetworkError(result) && result.remoteAddress).toBe('127.0.0.1');
  });

  test('without one that opens, the last error counts', async () => {
    const { port, server } = await listen();
    await new Promise((resolve) => server.close(resolve));
    expect(await connect(['127.0.0.1', '127.0.0.2'], port)).toMatchObject({ kind: 'refused' });
  });
});

test('attempts that are given up settle nothing', async () => {
  const { port, server } = await listen();
  const eyeballs = new HappyEyeballs(['127.0.0.1'], port);
  let isSettled = false;
  void eyeballs.result.then(() => {
    isSettled = true;
  });
  eyeballs.stop();
  // The next connection is there, so that the one before it would be.
  await connect(['127.0.0.1'], port);
  await new Promise((resolve) => server.close(resolve) && sockets.splice(0).forEach((socket) => void socket.destroy()));
  expect(isSettled).toBe(false);
});
