import type { Dispatcher } from 'undici';
import type { ProxySettings } from './proxy/index.ts';

/**
 * Creates a `fetch` with our proxies and routes, for a library with its own URLs, rate limits and
 * retries (Octokit). The URLs are the operator's, so there is no address guard.
 */
export function createFetch(
  proxies: ProxySettings,
  route: (url: URL) => URL | undefined,
): { fetch: typeof globalThis.fetch; close: () => Promise<void> } {
  let fetchPromise: ReturnType<typeof createFetchWithProxies> | undefined;
  return {
    // undici is loaded on first use, because most runs never ask GitHub.
    fetch: async (input, init) => {
      fetchPromise ??= createFetchWithProxies(proxies, route);
      return (await fetchPromise).fetch(input, init);
    },
    close: async () => (await fetchPromise)?.close(),
  };
}

async function createFetchWithProxies(proxies: ProxySettings, route: (url: URL) => URL | undefined) {
  const { Agent, EnvHttpProxyAgent, fetch: undiciFetch } = await import('undici');
  const options = { allowH2: false, connectTimeout: 15_000, headersTimeout: 60_000, bodyTimeout: 60_000 };
  const directAgent = new Agent(options);
  // Without a proxy these are empty strings: if undefined, undici would read the process's
  // environment.
  const proxyAgent = new EnvHttpProxyAgent({
    ...options,
    httpProxy: proxies.httpProxy,
    httpsProxy: proxies.httpsProxy,
    noProxy: proxies.noProxy,
  });
  const dispatcher = proxyAgent.compose((dispatch) => (request, handler) => {
    const url = URL.parse(request.path, String(request.origin));
    const routed = url ? route(url) : undefined;
    if (!url || !routed) return dispatch(request, handler);
    return directAgent.dispatch(
      { ...request, origin: routed.origin, headers: setHostHeader(request.headers, url.host) },
      handler,
    );
  });
  const fetchWithDispatcher = (input: Parameters<typeof undiciFetch>[0], init?: Parameters<typeof undiciFetch>[1]) =>
    undiciFetch(input, { ...init, dispatcher });
  return {
    // undici declares its own copies of the types of Node's global fetch.
    fetch: fetchWithDispatcher as unknown as typeof globalThis.fetch,
    close: async () => {
      await Promise.all([proxyAgent.destroy(), directAgent.destroy()]);
    },
  };
}

function setHostHeader(
  headers: Dispatcher.DispatchOptions['headers'],
  host: string,
): Record<string, string | string[] | undefined> {
  if (Array.isArray(headers)) {
    const pairs: [string, string][] = [];
    for (let i = 0; i + 1 < headers.length; i += 2) pairs.push([String(headers[i]), String(headers[i + 1])]);
    return { ...Object.fromEntries(pairs), host };
  }
  if (headers && Symbol.iterator in headers) return { ...Object.fromEntries(headers as Iterable<[string, string]>), host };
  return { ...headers, host };
}
