import { describe, expect, it } from 'vitest';
import { formatRequest } from '../../../../src/http/connection/http1/request-head.ts';

const host = 'a.example';
const headers = { accept: '*/*' };

describe('formatRequest', () => {
  it('writes the host first, and the length of a body in bytes', () => {
    expect(formatRequest({ method: 'GET', path: '/a', host, headers })).toBe(
      'GET /a HTTP/1.1\r\nhost: a.example\r\nconnection: keep-alive\r\naccept: */*\r\n\r\n',
    );
    const post = formatRequest({ method: 'POST', path: '/', host: 'a', headers: {}, body: '中' });
    expect(post?.endsWith('content-length: 3\r\n\r\n\xe4\xb8\xad')).toBe(true);
  });

  it('writes nothing that could be read as another line or another length', () => {
    const format = (name: string, value: string) =>
      formatRequest({ method: 'GET', path: '/', host, headers: { ...headers, [name]: value } });
    expect(format('x', 'a\r\nb: c')).toBeUndefined();
    expect(format('x\r\ny', 'a')).toBeUndefined();
    expect(format('Transfer-Encoding', 'chunked')).toBeUndefined();
    expect(format('content-length', '3')).toBeUndefined();
    expect(format('host', 'b.example'), 'one host only').toBeUndefined();
    expect(formatRequest({ method: 'GET', path: '/ HTTP/1.1\r\nx: y', host, headers })).toBeUndefined();
  });
});
