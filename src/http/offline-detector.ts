import { registrableDomain } from './registrable-domain.ts';
import type { HttpClient, HttpResult, NetworkErrorKind } from './types.ts';

/** Notices that it is our own network that is missing, so that silence is never taken for many dead links. */
export interface OfflineDetector {
  /** One reply of `host`: `ok` for any answer whatever its status. `code` tells a name that does not exist from names that cannot be asked. */
  record(host: string, outcome: 'ok' | NetworkErrorKind, code?: string): void;
  isOffline(): boolean;
}

/** Failures in which nothing of the other side was ever heard. A reset or a bad certificate is a sign of life. */
const silentErrorKinds: readonly NetworkErrorKind[] = ['dns', 'unreachable', 'refused', 'proxy', 'timeout'];
/** Silence of so many unrelated sites is ours, not theirs. */
const minSilentDomains = 3;

/**
 * Offline when nobody answered and either three unrelated sites (by registrable domain) were silent, or fewer were asked and every one
 * failed in a way that is usually our side's: names cannot be asked, no route, no proxy. One answer is enough to be online for good.
 */
export function createOfflineDetector(): OfflineDetector {
  const silentDomains = new Set<string>();
  let hasSignOfLife = false;
  let onlyLocalErrors = true;
  return {
    record(host, outcome, code) {
      if (outcome === 'ok' || outcome === 'tls' || outcome === 'reset' || outcome === 'protocol') hasSignOfLife = true;
      else if (silentErrorKinds.includes(outcome)) {
        silentDomains.add(registrableDomain(host));
        const ours = outcome === 'unreachable' || outcome === 'proxy' || (outcome === 'dns' && code !== 'ENOTFOUND');
        onlyLocalErrors &&= ours;
      }
    },
    isOffline: () => !hasSignOfLife && silentDomains.size > 0 && (silentDomains.size >= minSilentDomains || onlyLocalErrors),
  };
}

/** Whether these replies, taken together, look like a missing network. */
export function seemsOffline(results: Iterable<HttpResult>): boolean {
  const detector = createOfflineDetector();
  for (const reply of results) {
    const host = URL.parse(reply.url)?.hostname ?? reply.url;
    if (reply.ok) detector.record(host, 'ok');
    else detector.record(host, reply.kind, reply.code);
  }
  return detector.isOffline();
}

/** Unrelated, long-lived hosts, one of which every network reaches: two that the whole world can, one for networks inside China. */
const connectivityCheckUrls = ['https://www.example.com/', 'https://www.iana.org/', 'https://www.baidu.com/'];

/**
 * Asks hosts that are always there; true when any of them shows a sign of life. For a run in which every reply was silence (a single
 * link with a name that does not exist, say), where the replies alone cannot tell.
 */
export async function checkConnectivity(network: HttpClient, urls: readonly string[] = connectivityCheckUrls): Promise<boolean> {
  let hasSignOfLife = false;
  await Promise.all(
    urls.map(async (url) => {
      const reply = await network.request({ url, method: 'HEAD', maxRedirects: 0, service: 'canary' });
      if (reply.ok || ['tls', 'reset', 'protocol'].includes(reply.kind)) hasSignOfLife = true;
    }),
  );
  return hasSignOfLife;
}
