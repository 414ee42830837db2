import type { RawRequest } from '../exchange-client.ts';

const namePattern = /^[!#$%&'*+.^_`|~\w-]+$/;
const valuePattern = /^[\t\x20-\x7e\x80-\xff]*$/;
const pathPattern = /^[\x21-\x7e]+$/;
/** Headers that change how a message is sent. undici decides about those, and refuses most. */
const connectionHeaders = new Set(['connection', 'content-length', 'expect', 'keep-alive', 'transfer-encoding', 'upgrade']);

/**
 * The bytes of a request, as undici writes them.
 *
 * @returns undefined for a request with anything unusual in it, which undici sends or refuses
 */
export function formatRequest({ method, path, headers, body }: RawRequest): string | undefined {
  const { host, ...others } = headers;
  if (host === undefined || !valuePattern.test(host) || !pathPattern.test(path)) return undefined;
  let text = `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: keep-alive\r\n`;
  for (const [name, value] of Object.entries(others)) {
    if (!namePattern.test(name) || !valuePattern.test(value) || connectionHeaders.has(name.toLowerCase())) return undefined;
    text += `${name}: ${value}\r\n`;
  }
  if (method !== 'POST') return body === undefined ? `${text}\r\n` : undefined;
  const bytes = Buffer.from(body ?? '');
  return `${text}content-length: ${bytes.length}\r\n\r\n${bytes.toString('latin1')}`;
}
