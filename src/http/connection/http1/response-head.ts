import type { ResponseHeaders } from '../exchange-client.ts';

/** How the end of a body is found (RFC 9112, 6.3). */
type BodyFraming = { kind: 'length'; bytes: number } | { kind: 'chunked' } | { kind: 'until-close' };

/** The head of a response. */
export interface ResponseHead {
  status: number;
  headers: ResponseHeaders;
  framing: BodyFraming;
  /** The server leaves the connection open after the response. */
  keepAlive: boolean;
  /** How long an idle connection may be kept, as the server said it. */
  keepAliveSeconds: number | undefined;
}

const statusLinePattern = /HTTP\/1\.1 ([2-5]\d\d)(?: [\t\x20-\x7e\x80-\xff]*)?(?:\r\n(?!$)|$)/y;
/**
 * Blanks at the end of a value are unusual, and parsers differ about them. The value begins with no
 * blank, so that a line of many blanks is tried in one way only.
 */
const headerLinePattern =
  /([!#$%&'*+.^_`|~\w-]+):[ \t]*((?:[\x21-\x7e\x80-\xff](?:[\t\x20-\x7e\x80-\xff]*[\x21-\x7e\x80-\xff])?)?)(?:\r\n(?!$)|$)/y;

/**
 * Reads the head of a final response to HTTP/1.1, without its last two line breaks.
 *
 * @returns undefined when anything is unusual: an interim response, another version, a folded line,
 *   two lengths, a coding other than `chunked`. undici's parser decides about those.
 */
export function parseResponseHead(text: string, isHeadRequest: boolean): ResponseHead | undefined {
  statusLinePattern.lastIndex = 0;
  const status = Number(statusLinePattern.exec(text)?.[1]);
  if (Number.isNaN(status)) return undefined;
  const headers: ResponseHeaders = {};
  for (let at = statusLinePattern.lastIndex; at < text.length; at = headerLinePattern.lastIndex) {
    headerLinePattern.lastIndex = at;
    const [, name, value] = headerLinePattern.exec(text) ?? [];
    if (name === undefined || value === undefined) return undefined;
    addHeader(headers, name.toLowerCase(), value);
  }
  const framing = findFraming(headers);
  if (!framing) return undefined;
  const hasNoBody = status === 204 || status === 304;
  return {
    status,
    headers,
    framing: hasNoBody || isHeadRequest ? { kind: 'length', bytes: 0 } : framing,
    keepAlive: isKeptAlive(headers, { isHeadRequest, hasNoBody, framing }),
    keepAliveSeconds: parseKeepAlive(headers['keep-alive']),
  };
}

function addHeader(headers: ResponseHeaders, name: string, value: string): void {
  // A server may send a header named `__proto__`, which would be no ordinary property.
  if (name === '__proto__') return;
  const before = Object.hasOwn(headers, name) ? headers[name] : undefined;
  if (before === undefined) headers[name] = value;
  else if (Array.isArray(before)) before.push(value);
  else headers[name] = [before, value];
}

/** Undefined where the length is in doubt, which is where responses are smuggled. */
function findFraming(headers: ResponseHeaders): BodyFraming | undefined {
  const length = headers['content-length'];
  const coding = headers['transfer-encoding'];
  if (coding !== undefined) return length === undefined && coding === 'chunked' ? { kind: 'chunked' } : undefined;
  if (length === undefined) return { kind: 'until-close' };
  return typeof length === 'string' && /^\d{1,15}$/.test(length) ? { kind: 'length', bytes: Number(length) } : undefined;
}

/** RFC 9112, 9.3. A response without a body that names a length may still have sent one. */
function isKeptAlive(
  headers: ResponseHeaders,
  { isHeadRequest, hasNoBody, framing }: { isHeadRequest: boolean; hasNoBody: boolean; framing: BodyFraming },
): boolean {
  const tokens = [headers.connection ?? [], headers['proxy-connection'] ?? []]
    .flat()
    .flatMap((value) => value.toLowerCase().split(','))
    .map((token) => token.trim());
  if (tokens.includes('close')) return false;
  if (isHeadRequest) return hasNoBody || framing.kind !== 'until-close' || tokens.includes('keep-alive');
  if (hasNoBody) return framing.kind === 'until-close' || (framing.kind === 'length' && framing.bytes === 0);
  return framing.kind !== 'until-close';
}

function parseKeepAlive(value: string | string[] | undefined): number | undefined {
  const seconds = /timeout=(\d{1,6})/.exec([value ?? []].flat().join(','))?.[1];
  return seconds === undefined ? undefined : Number(seconds);
}
