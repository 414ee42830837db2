import { getRegistrableDomain } from '../registrable-domain.ts';
import type { HttpClient, HttpResult, NetworkErrorKind } from '../types.ts';

type Outcome = 'ok' | NetworkErrorKind;

/**
 * Failures without any sign of the other side. A reset or an invalid certificate is a sign of life.
 */
const silentErrorKinds: readonly Outcome[] = ['dns', 'unreachable', 'refused', 'proxy', 'timeout'];
const livingOutcomes: readonly Outcome[] = ['ok', 'tls', 'reset', 'protocol'];
/** If this many unrelated sites are silent, the problem is our own network. */
const minSilentDomains = 3;

/**
 * Detects that our own network is down, so that silence is not taken for many dead links.
 *
 * The network counts as down if nobody responded, and one of two things holds:
 * - Three unrelated sites (by registrable domain) were silent.
 * - All failures are typical of our own side, such as unusable DNS, no route or no proxy.
 *
 * After one sign of life the network counts as up for good.
 */
export class OfflineDetector {
  readonly #silentDomains = new Set<string>();
  #hasSignOfLife = false;
  #hasOnlyLocalErrors = true;

  /**
   * Records one result of `host`.
   *
   * @param outcome - `ok` for every response, whatever its status.
   * @param code - distinguishes a name that does not exist (ENOTFOUND) from unusable DNS.
   */
  record(host: string, outcome: Outcome, code?: string): void {
    if (livingOutcomes.includes(outcome)) this.#hasSignOfLife = true;
    if (!silentErrorKinds.includes(outcome)) return;
    this.#silentDomains.add(getRegistrableDomain(host));
    const isLocalError = outcome === 'unreachable' || outcome === 'proxy' || (outcome === 'dns' && code !== 'ENOTFOUND');
    this.#hasOnlyLocalErrors &&= isLocalError;
  }

  isOffline(): boolean {
    const silentCount = this.#silentDomains.size;
    return !this.#hasSignOfLife && silentCount > 0 && (silentCount >= minSilentDomains || this.#hasOnlyLocalErrors);
  }
}

/** Whether these results together suggest that the network is down. */
export function seemsOffline(results: Iterable<HttpResult>): boolean {
  const detector = new OfflineDetector();
  for (const result of results) {
    const host = URL.parse(result.url)?.hostname ?? result.url;
    if (result.ok) detector.record(host, 'ok');
    else detector.record(host, result.kind, result.code);
  }
  return detector.isOffline();
}

/**
 * Unrelated, long-lived hosts, of which every network reaches one: the last is for networks inside
 * China.
 */
const connectivityCheckUrls = ['https://www.example.com/', 'https://www.iana.org/', 'https://www.baidu.com/'];

/**
 * Asks hosts that are always up; true if any shows a sign of life. For runs in which every result
 * was silence, such as that of a single link with a name that does not exist.
 */
export async function checkConnectivity(network: HttpClient, urls: readonly string[] = connectivityCheckUrls): Promise<boolean> {
  const results = await Promise.all(
    urls.map((url) => network.request({ url, method: 'HEAD', maxRedirects: 0, service: 'canary' })),
  );
  return results.some((result) => livingOutcomes.includes(result.ok ? 'ok' : result.kind));
}
