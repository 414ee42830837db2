import { describe, expect, it } from 'vitest';
import type { ResponseHandler } from '../../../../src/http/connection/exchange-client.ts';
import { Http1Client } from '../../../../src/http/connection/http1/index.ts';
import { ScriptedSocket } from './scripted-socket.ts';

const get = { method: 'GET' as const, path: '/', host: 'a.example', headers: {} };
const answer = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';

function open(...pieces: string[]) {
  const socket = new ScriptedSocket(
    pieces.map((piece) => Buffer.from(piece)),
    'open',
  );
  const events: string[] = [];
  const client = new Http1Client(socket.asSocket, () => void events.push('closed'));
  const handler: ResponseHandler = {
    onRequestStart() {},
    onResponseStart: (_, status) => void events.push(String(status)),
    onResponseData: (_, chunk) => void events.push(chunk.toString()),
    onResponseEnd: () => void events.push('end'),
    onResponseError: (_, error) => void events.push(error.message),
  };
  return { socket, client, handler, events };
}

describe('Http1Client', () => {
  it('keeps a connection for the next request, and waits a turn before it sends it', async () => {
    const { socket, client, handler, events } = open(answer);
    client.dispatch(get, handler);
    await socket.finished;
    expect(events).toEqual(['200', 'ok', 'end']);
    const sent = socket.written;
    client.dispatch(get, handler);
    expect(socket.written).toBe(sent);
    await new Promise((resolve) => setImmediate(resolve));
    expect(socket.written).toBe(sent + sent);
    client.destroy(new Error('ended'));
  });

  it('never takes what came too early for the answer to the next request', async () => {
    const { socket, client, handler, events } = open(answer);
    client.dispatch(get, handler);
    await socket.finished;
    client.dispatch(get, handler);
    socket.push(answer);
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    expect(events.slice(3)).toEqual(['closed', 'bad response']);
  });

  it('closes a connection on which the server sent more than its response', async () => {
    const { socket, client, handler, events } = open(`${answer}HTTP/1.1 200 OK`);
    client.dispatch(get, handler);
    await socket.finished;
    expect(events).toEqual(['200', 'ok', 'closed', 'end']);
    expect(socket.destroyed).toBe(true);
  });

  it('lets undici go on where a response becomes unusual, and keeps that connection too', async () => {
    const chunked = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nab\r\n';
    const { socket, client, handler, events } = open(chunked, '2;x=y\r\ncd\r\n0\r\n\r\n');
    client.dispatch(get, handler);
    await socket.finished;
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(events).toEqual(['200', 'ab', 'cd', 'end']);
    expect(socket.written.match(/GET/g), 'the request was sent once').toHaveLength(1);
    client.dispatch(get, handler);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(socket.written.match(/GET/g)).toHaveLength(2);
    client.destroy(new Error('ended'));
  });
});
