import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { BodyReader } from '../../../src/bot/http/body-reader.ts';

const megabyte = 1024 * 1024;

function request(pieces: Iterable<Buffer> | AsyncIterable<Buffer>, headers: Record<string, string> = {}): IncomingMessage {
  return Object.assign(Readable.from(pieces), { headers }) as unknown as IncomingMessage;
}

/** A request whose pieces come when they are given. */
function slowRequest() {
  const body = new Readable({ read() {} });
  return { request: Object.assign(body, { headers: {} }) as unknown as IncomingMessage, body };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('the body of a request', () => {
  test('is read whole', async () => {
    expect(await new BodyReader().read(request([Buffer.from('a'), Buffer.from('b')]))).toEqual(Buffer.from('ab'));
    expect(await new BodyReader().read(request([]))).toEqual(Buffer.from(''));
  });

  test('is too large by what it says of itself, or by what comes', async () => {
    const small = request([Buffer.from('a')], { 'content-length': String(25 * megabyte + 1) });
    expect(await new BodyReader().read(small)).toBe('too-large');
    const large = request(
      Array.from({ length: 26 }, () => Buffer.alloc(megabyte)),
      { 'content-length': '7' },
    );
    expect(await new BodyReader().read(large)).toBe('too-large');
    expect(await new BodyReader().read(request([Buffer.from('a')], { 'content-length': 'x' }))).toEqual(Buffer.from('a'));
  });

  test('is interrupted where the client goes away', async () => {
    const { request: slow, body } = slowRequest();
    const read = new BodyReader().read(slow);
    body.push('a');
    await settle();
    body.destroy();
    expect(await read).toBe('interrupted');
  });
});

describe('many bodies at one time', () => {
  test('the largest gives way, and a small one gets through', async () => {
    const reader = new BodyReader(10);
    const large = slowRequest();
    const largeRead = reader.read(large.request);
    large.body.push('12345678');
    await settle();
    expect(await reader.read(request([Buffer.from('abcd')]))).toEqual(Buffer.from('abcd'));
    large.body.push('9');
    expect(await largeRead).toBe('busy');
  });

  test('that are done make room for others', async () => {
    const reader = new BodyReader(10);
    for (let round = 0; round < 5; round += 1) expect(await reader.read(request([Buffer.from('12345678')]))).toHaveLength(8);
  });

  test('one that alone is more than all may be gives way to nobody but is given up', async () => {
    expect(await new BodyReader(10).read(request([Buffer.from('12345678901')]))).toBe('busy');
  });
});
