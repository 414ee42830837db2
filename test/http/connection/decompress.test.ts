import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createBodyDecoder } from '../../../src/http/connection/decompress.ts';

const text = 'A page about rivers. '.repeat(200);

async function decode(encoding: string | undefined, body: Buffer, maxBytes = 1_000_000, chunkSize = 50) {
  const decoder = createBodyDecoder(encoding, maxBytes);
  for (let at = 0; at < body.length; at += chunkSize) if (!decoder.push(body.subarray(at, at + chunkSize))) break;
  const { bytes, ...rest } = await decoder.finish();
  return { text: Buffer.from(bytes).toString(), ...rest };
}

describe('createBodyDecoder', () => {
  it.each([
    [undefined, (body: Buffer) => body],
    ['unknown', (body: Buffer) => body],
    ['gzip', gzipSync],
    ['X-GZIP ', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
  ])('decodes %s', async (encoding, compress) => {
    expect(await decode(encoding, compress(Buffer.from(text)))).toEqual({ text, truncated: false, broken: false });
  });

  it.each([
    [undefined, Buffer.from(text)],
    ['gzip', gzipSync(text)],
  ])('keeps maxBytes of a longer body: %s', async (encoding, body) => {
    expect(await decode(encoding, body, 10)).toEqual({ text: text.slice(0, 10), truncated: true, broken: false });
  });

  it('stops a decompression bomb early', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const { text: kept, truncated } = await decode('gzip', bomb, 1000, 16_384);
    expect([kept.length, truncated]).toEqual([1000, true]);
  });

  it('keeps what was decoded of a body that stops early', async () => {
    const whole = gzipSync(Buffer.from(Array.from({ length: 5000 }, (_, n) => `${n * 7919}`).join(' ')));
    const { text: kept, broken } = await decode('gzip', whole.subarray(0, whole.length - 200));
    expect(kept).toMatch(/^0 7919 15838 /);
    expect(broken).toBe(false);
  });

  it('reports invalid data as broken', async () => {
    expect(await decode('gzip', Buffer.from('<html>not compressed</html>'))).toMatchObject({ text: '', broken: true });
  });
});
