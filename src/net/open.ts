import { type AskTools, ask } from './ask.ts';
import { newBag } from './bag.ts';
import { systemClock } from './clock.ts';
import { openFetch } from './fetch.ts';
import { openGuard } from './guard.ts';
import { defaultPace, openHosts } from './hosts.ts';
import type { Deadlines, Network, NetworkSettings, Pace, Question } from './network.ts';
import { readProxies } from './proxy.ts';
import { openNameLookup } from './resolve.ts';
import { openSender } from './send.ts';
import { newStop, onWithdrawal, type Stop, stopNow } from './withdraw.ts';

/** Long enough for a slow host on the other side of the world (three SYNs go out within 10 s), short enough for a run. */
export const defaultDeadlines: Deadlines = { connect: 10_000, headers: 15_000, body: 10_000, total: 30_000 };

const defaultUserAgent = 'Mozilla/5.0 (compatible; Listkeeper; link check)';

/**
 * Opens the one door to the outside. Throws a RangeError when `allowAddresses` or a proxy of `environment` cannot be understood; nothing that comes
 * later throws. What is not given has the defaults of `NetworkSettings`.
 */
export function openNetwork(settings: NetworkSettings = {}): Network {
  const clock = settings.clock ?? systemClock;
  const random = settings.random ?? Math.random;
  const connections = Math.max(1, settings.connections ?? 256);
  const deadlines = { ...defaultDeadlines, ...settings.deadlines };
  const guard = openGuard(settings.allowAddresses);
  const proxies = readProxies(settings.environment);
  const route = settings.route ?? (() => undefined);
  const { perHost } = settings;
  const pace = (one: Pace): Pace => (perHost === undefined ? one : { ...one, concurrency: Math.min(one.concurrency, perHost) });
  const usual = { ...defaultPace, concurrency: perHost ?? defaultPace.concurrency };
  const hosts = openHosts({ clock, connections, patience: settings.patience ?? 120_000, random, usual });
  const byHost = new Map<string, number>();
  const byService = new Map<string, number>();
  const sender = openSender({
    guard,
    resolve: openNameLookup(),
    proxies,
    route,
    deadlines,
    connections,
    concurrency: hosts.concurrency,
    clock,
    onSend(url, service) {
      count(byHost, url.hostname);
      if (service !== undefined) count(byService, service);
    },
  });
  const forOctokit = openFetch(proxies, route);
  const sending = newBag<Stop>();
  let closed = false;

  // Made for what is being sent only: a hundred thousand questions may wait, and each must stay small.
  const stoppable: AskTools['stoppable'] = async (asker, work) => {
    const stop = newStop(closed || asker?.aborted === true);
    const stopListening = onWithdrawal(asker, () => stopNow(stop));
    const sent = sending.add(stop);
    try {
      return await work(stop);
    } finally {
      sent();
      stopListening();
    }
  };
  const userAgent = settings.userAgent ?? defaultUserAgent;
  const tools: AskTools = { hosts, sender, clock, total: deadlines.total, userAgent, stoppable };

  return {
    ask: (question: Question) => ask(question, tools),
    pace: (host, one) => hosts.pace(host, pace(one)),
    fetch: forOctokit.fetch,
    requests: () => ({ byHost: Object.fromEntries(byHost), byService: Object.fromEntries(byService) }),
    async close() {
      closed = true;
      hosts.close();
      for (const stop of sending) stopNow(stop);
      sender.close();
      await forOctokit.close();
    },
  };
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
