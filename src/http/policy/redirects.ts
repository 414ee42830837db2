/** One request of a chain of redirects. Header names are in lower case. */
export interface RequestStep {
  url: URL;
  method: 'GET' | 'HEAD' | 'POST';
  headers: Record<string, string>;
  body?: string;
}

const redirectStatuses = [301, 302, 303, 307, 308];
const maxUrlLength = 8192;

/** What any server may see. Everything else a question brings (authorization, cookie, keys of an API) was meant for the first host only. */
const crossOriginHeaders = ['accept', 'accept-language', 'accept-encoding', 'user-agent', 'range'];

/**
 * The request that a redirect asks for (RFC 9110, 15.4), or undefined when this answer is none that can be followed: no or an unreadable
 * `location`, another scheme (an app's, say), or a POST that would have to be sent again to another host.
 */
export function resolveRedirect(step: RequestStep, status: number, location: string | undefined): RequestStep | undefined {
  if (!redirectStatuses.includes(status) || location === undefined || location === '' || location.length > maxUrlLength)
    return undefined;
  const url = URL.parse(location, step.url.href);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return undefined;
  url.username = '';
  url.password = '';
  if (url.hash === '') url.hash = step.url.hash;

  // Another port is another server, and from https to http everybody on the way can read along.
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
