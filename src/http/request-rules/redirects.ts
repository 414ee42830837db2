import { maxUrlLength } from '../types.ts';

/** One request of a redirect chain. Header names are in lower case. */
export interface RequestStep {
  url: URL;
  method: 'GET' | 'HEAD' | 'POST';
  headers: Readonly<Record<string, string>>;
  body?: string;
}

const redirectStatuses = [301, 302, 303, 307, 308];

/** All other headers (authorization, cookies, API keys) are for the first host only. */
const crossOriginHeaders = ['accept', 'accept-language', 'accept-encoding', 'user-agent', 'range'];

/**
 * The request that a redirect asks for (RFC 9110, 15.4).
 *
 * @returns undefined when the redirect cannot be followed: it has no valid `location`, its scheme
 * is not HTTP, or it would repeat a POST to another host.
 */
export function resolveRedirect(step: RequestStep, status: number, location: string | undefined): RequestStep | undefined {
  if (!redirectStatuses.includes(status) || location === undefined || location === '' || location.length > maxUrlLength)
    return undefined;
  const url = URL.parse(location, step.url.href);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return undefined;
  url.username = '';
  url.password = '';
  if (url.hash === '') url.hash = step.url.hash;

  // Another port is another server, and a step from https to http exposes the headers on the way.
  const isSameOrigin = url.host === step.url.host && (url.protocol === step.url.protocol || url.protocol === 'https:');
  const headers = isSameOrigin
    ? step.headers
    : Object.fromEntries(Object.entries(step.headers).filter(([name]) => crossOriginHeaders.includes(name)));
  if (step.method !== 'POST') return { url, method: step.method, headers };
  if (status !== 307 && status !== 308) {
    const { 'content-type': _, 'content-length': __, ...rest } = headers;
    return { url, method: 'GET', headers: rest };
  }
  if (!isSameOrigin) return undefined;
  return { url, method: 'POST', headers, ...(step.body === undefined ? {} : { body: step.body }) };
}
