import { describe, expect, it } from 'vitest';
import { parseResponseHead } from '../../../../src/http/connection/http1/response-head.ts';

const parse = (...lines: string[]) => parseResponseHead(lines.join('\r\n'), false);

describe('parseResponseHead', () => {
  it('reads status and headers, a repeated one as a list', () => {
    expect(parse('HTTP/1.1 200 OK', 'Content-Length: 5', 'set-cookie: a', 'Set-Cookie:b', '__proto__: x')).toEqual({
      status: 200,
      headers: { 'content-length': '5', 'set-cookie': ['a', 'b'] },
      framing: { kind: 'length', bytes: 5 },
      keepAlive: true,
      keepAliveSeconds: undefined,
    });
  });

  it.each([
    ['another version', 'HTTP/1.0 200 OK'],
    ['an interim response', 'HTTP/1.1 103 Early Hints'],
    ['a line without a colon', 'HTTP/1.1 200 OK', 'x'],
    ['a folded line', 'HTTP/1.1 200 OK', 'a: b', ' c'],
    ['a blank before the colon', 'HTTP/1.1 200 OK', 'a : b'],
    ['two lengths', 'HTTP/1.1 200 OK', 'content-length: 1', 'content-length: 1'],
    ['a length and a coding', 'HTTP/1.1 200 OK', 'content-length: 1', 'transfer-encoding: chunked'],
    ['another coding', 'HTTP/1.1 200 OK', 'transfer-encoding: gzip, chunked'],
    ['a bare line feed', 'HTTP/1.1 200 OK\na: b'],
  ])('leaves %s to undici', (_, ...lines) => {
    expect(parse(...lines)).toBeUndefined();
  });

  it('reads a value behind very many blanks, and leaves one before a blank to undici', () => {
    const blanks = ' '.repeat(400_000);
    expect(parse('HTTP/1.1 200 OK', `a:${blanks}x  y`, 'b: \t', 'c:z')?.headers).toEqual({ a: 'x  y', b: '', c: 'z' });
    // A pattern that tries each way to share the blanks would need many seconds.
    expect(parse('HTTP/1.1 200 OK', `a:${blanks}x `)).toBeUndefined();
    expect(parse('HTTP/1.1 200 OK', `a:${blanks}\u0001`)).toBeUndefined();
  });

  it('says whether the connection stays open, and how long', () => {
    expect(parse('HTTP/1.1 200 OK', 'content-length: 0', 'connection: close, x')?.keepAlive).toBe(false);
    expect(parse('HTTP/1.1 200 OK')?.keepAlive, 'the body ends with the connection').toBe(false);
    expect(parse('HTTP/1.1 204 No Content')?.keepAlive).toBe(true);
    expect(parse('HTTP/1.1 204 No Content', 'content-length: 3')?.keepAlive, 'there may be a body').toBe(false);
    const kept = parse('HTTP/1.1 200 OK', 'content-length: 0', 'keep-alive: timeout=5, max=100');
    expect(kept?.keepAliveSeconds).toBe(5);
  });
});
