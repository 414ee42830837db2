import type { FailureKind, Network, Reply } from './network.ts';
import { siteOf } from './site.ts';

/** Notices that it is our own network that is missing, so that silence is never taken for many dead links. */
export interface OfflineWatch {
  /** One reply of `host`: `ok` for any answer whatever its status. `code` tells a name that does not exist from names that cannot be asked. */
  saw(host: string, outcome: 'ok' | FailureKind, code?: string): void;
  offline(): boolean;
}

/** Failures in which nothing of the other side was ever heard. A reset or a bad certificate is a sign of life. */
const silent: readonly FailureKind[] = ['dns', 'unreachable', 'refused', 'proxy', 'timeout'];
/** Silence of so many unrelated sites is ours, not theirs. */
const enough = 3;

/**
 * Offline when nobody answered and either three unrelated sites (by registrable domain) were silent, or fewer were asked and every one
 * failed in a way that is usually our side's: names cannot be asked, no route, no proxy. One answer is enough to be online for good.
 */
export function watchForOffline(): OfflineWatch {
  const silentSites = new Set<string>();
  let heard = false;
  let onlyOurs = true;
  return {
    saw(host, outcome, code) {
      if (outcome === 'ok' || outcome === 'tls' || outcome === 'reset' || outcome === 'protocol') heard = true;
      else if (silent.includes(outcome)) {
        silentSites.add(siteOf(host));
        const ours = outcome === 'unreachable' || outcome === 'proxy' || (outcome === 'dns' && code !== 'ENOTFOUND');
        onlyOurs &&= ours;
      }
    },
    offline: () => !heard && silentSites.size > 0 && (silentSites.size >= enough || onlyOurs),
  };
}

/** Whether these replies, taken together, look like a missing network. */
export function seemsOffline(replies: Iterable<Reply>): boolean {
  const watch = watchForOffline();
  for (const reply of replies) {
    const host = URL.parse(reply.url)?.hostname ?? reply.url;
    if (reply.ok) watch.saw(host, 'ok');
    else watch.saw(host, reply.kind, reply.code);
  }
  return watch.offline();
}

/** Unrelated, long-lived hosts, one of which every network reaches: two that the whole world can, one for networks inside China. */
const canaries = ['https://www.example.com/', 'https://www.iana.org/', 'https://www.baidu.com/'];

/**
 * Asks hosts that are always there; true when any of them shows a sign of life. For a run in which every reply was silence (a single
 * link with a name that does not exist, say), where the replies alone cannot tell.
 */
export async function canariesAnswer(network: Network, addresses: readonly string[] = canaries): Promise<boolean> {
  let alive = false;
  await Promise.all(
    addresses.map(async (url) => {
      const reply = await network.ask({ url, method: 'HEAD', maxHops: 0, service: 'canary' });
      if (reply.ok || ['tls', 'reset', 'protocol'].includes(reply.kind)) alive = true;
    }),
  );
  return alive;
}
