import type { HttpRequest } from '../../../src/http/index.ts';
import type { SimulatedHost, SimulatedRequest, SimulatedResponse } from '../../../src/sandbox/internet/responses.ts';
import type { Answers } from '../../links/services/check-service.ts';

/** What a host answers to one request, without a port. */
export function ask(
  hosts: readonly SimulatedHost[],
  url: string,
  rest: Partial<Omit<SimulatedRequest, 'url'>> = {},
): SimulatedResponse {
  const address = new URL(url);
  const host = hosts.find((one) => one.host === address.hostname);
  const answer = host?.respond({ method: 'GET', headers: {}, body: '', cookies: {}, ...rest, url: address });
  return answer ?? { status: 404, body: 'nobody answers' };
}

/** The hosts in place of a network, for a checker. Redirects are followed as the checker wishes, cookies kept. */
export function answerByHosts(hosts: readonly SimulatedHost[]): Answers {
  return (request: HttpRequest) => {
    let url = request.url;
    for (let hops = 0; ; hops += 1) {
      const header = request.cookieJar?.getCookieHeader(new URL(url)) ?? '';
      const cookies = Object.fromEntries(header.split('; ').map((pair) => pair.split(/=(.*)/s, 2) as [string, string]));
      const {
        status = 200,
        headers = {},
        body = '',
      } = ask(hosts, url, { method: request.method ?? 'GET', body: request.body ?? '', cookies });
      request.cookieJar?.storeCookies(new URL(url), [headers['set-cookie'] ?? []].flat());
      const next = status >= 300 && status < 400 ? URL.parse(String(headers.location), url) : null;
      const isFollowed = next !== null && hops < (request.maxRedirects ?? 10) && (request.shouldFollowRedirect?.(next) ?? true);
      if (!isFollowed) {
        const flat = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
        return { status, body: String(body), headers: flat, ...(url === request.url ? {} : { url }) };
      }
      url = next.href;
    }
  };
}
