import { memoizeLast } from '../../../runtime/memoize-last.ts';
import type { RawRequest } from '../exchange-client.ts';

const namePattern = /^[!#$%&'*+.^_`|~\w-]+$/;
const valuePattern = /^[\t\x20-\x7e\x80-\xff]*$/;
const pathPattern = /^[\x21-\x7e]+$/;
/**
 * Headers that change how or to which host a message is sent. undici decides about those. It
 * refuses most, and writes a host of the caller in place of the address's.
 */
const connectionHeaders = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
]);

/**
 * The bytes of a request, as undici writes them.
 *
 * @returns undefined for a request with anything unusual in it, which undici sends or refuses
 */
export function formatRequest({ method, path, host, headers, body }: RawRequest): string | undefined {
  if (!valuePattern.test(host) || !pathPattern.test(path)) return undefined;
  const lines = formatHeaders(headers);
  if (lines === undefined) return undefined;
  const text = `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: keep-alive\r\n${lines}`;
  if (method !== 'POST') return body === undefined ? `${text}\r\n` : undefined;
  const bytes = Buffer.from(body ?? '');
  return `${text}content-length: ${bytes.length}\r\n\r\n${bytes.toString('latin1')}`;
}

/**
 * The lines of headers, or undefined when one is unusual. A run sends nearly all of its requests
 * with the same ones.
 */
const formatHeaders = memoizeLast((headers: Readonly<Record<string, string>>): string | undefined => {
  let lines = '';
  for (const [name, value] of Object.entries(headers)) {
    if (!namePattern.test(name) || !valuePattern.test(value) || connectionHeaders.has(name.toLowerCase())) return undefined;
    lines += `${name}: ${value}\r\n`;
  }
  return lines;
});
