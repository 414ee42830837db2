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
  const lines = formatHeaders(others);
  if (lines === undefined) return undefined;
  const text = `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: keep-alive\r\n${lines}`;
  if (method !== 'POST') return body === undefined ? `${text}\r\n` : undefined;
  const bytes = Buffer.from(body ?? '');
  return `${text}content-length: ${bytes.length}\r\n\r\n${bytes.toString('latin1')}`;
}

/** The last headers with their lines: a run sends nearly all of its requests with the same ones. */
let lastHeaders: { entries: readonly [string, string][]; lines: string } | undefined;

/** The lines of headers, or undefined when one is unusual. */
function formatHeaders(headers: Record<string, string>): string | undefined {
  const entries = Object.entries(headers);
  const last = lastHeaders;
  const isSame =
    last?.entries.length === entries.length &&
    entries.every(([name, value], index) => last.entries[index]?.[0] === name && last.entries[index]?.[1] === value);
  if (last && isSame) return last.lines;
  let lines = '';
  for (const [name, value] of entries) {
    if (!namePattern.test(name) || !valuePattern.test(value) || connectionHeaders.has(name.toLowerCase())) return undefined;
    lines += `${name}: ${value}\r\n`;
  }
  lastHeaders = { entries, lines };
  return lines;
}
