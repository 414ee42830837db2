import type { Network } from '../net/network.ts';
import { meant } from './identify/mistyped.ts';
import { type Identity, identify } from './identify.ts';
import { mirrorsIn } from './mirrors.ts';
import { proved } from './proof.ts';
import { lookedAtTwice } from './second.ts';
import { judgeOf, loadService, type ServiceName } from './services/index.ts';
import {
  type CheckTools,
  type Judged,
  merge,
  type Service,
  type ServiceTools,
  type Target,
  type Targets,
} from './services/service.ts';
import { pageChecker } from './services/web.ts';
import { codeOf, newThings } from './things.ts';
import type { CheckedLink, CheckSummary, LinkToCheck, Verdict } from './verdict.ts';
import { watch } from './watch.ts';

export type { CheckTools } from './services/service.ts';

const offline: Verdict = { verdict: 'unknown', reason: 'offline', evidence: { asked: 'nobody' } };

/**
 * Judges links and yields them as the verdicts come, every given link exactly once. Links with equal identities are asked for once. Services
 * run side by side, each at its own pace, and are proved when they say no to many things. With a second network, what the first could not
 * reach or saw missing is asked there too, at the end. Mirrors of one address come out together. Until the first sign of life of any host the
 * verdicts are held back, but for what a GitHub of one's own says: when there is none, it is our own network that is missing, every link
 * that was held is `unknown`/`offline` and the summary says `online: false`. Returns the summary, with the requests of both networks.
 */
export async function* checkLinks(links: readonly LinkToCheck[], tools: CheckTools): AsyncGenerator<CheckedLink, CheckSummary> {
  const started = tools.clock.now();
  const stop = new AbortController();
  const watched = watch(tools.network, stop);
  const signal = tools.signal === undefined ? stop.signal : AbortSignal.any([tools.signal, stop.signal]);
  const things = newThings();
  const together = mirrorsIn(links);
  let deferred = 0;
  const out = (judged: CheckedLink): CheckedLink[] => {
    if (judged.reason === 'deferred') deferred++;
    return together(judged);
  };
  for (const link of links) {
    const identity = identify(link.url);
    const known = identity.service === 'unknown' ? malformed(identity) : tools.remembered?.(link);
    if (known === undefined) things.add(link, identity);
    else yield* out({ ...known, url: link.url, identity: identity.key, service: identity.service, at: link.at });
  }

  const byService = things.byService();
  const services = await loaded(byService);
  const first = start(byService, services, toolsFor(watched.network, tools, signal));
  const { second } = tools;
  const stopThere = new AbortController();
  const there = second && watch(second, stopThere);
  const all =
    there === undefined
      ? merge(first)
      : lookedAtTwice(merge(first), {
          ask: (targets) =>
            merge(
              start(things.among(targets), services, toolsFor(there.network, tools, AbortSignal.any([signal, stopThere.signal]))),
            ),
          worthwhile: async () => !signal.aborted && (await watched.online()),
          hears: there.online,
        });
  let held: CheckedLink[] = [];
  try {
    for await (const [target, verdict] of all) {
      const judged = spread(things.take(target.identity.key), target, verdict, services);
      if (watched.heard()) {
        yield* held.flatMap(out);
        held = [];
      } else if (!watched.near() || !isAnswered(verdict)) {
        held.push(...judged);
        continue;
      }
      yield* judged.flatMap(out);
    }
    const online = held.length === 0 || tools.signal?.aborted === true || (await watched.online());
    yield* (online ? held : held.map((link) => ({ ...link, ...offline, evidence: { ...offline.evidence } }))).flatMap(out);
    const requests = second === undefined ? tools.network.requests() : sum(tools.network.requests(), second.requests());
    return { online, requests, seconds: (tools.clock.now() - started) / 1000, deferred };
  } finally {
    stop.abort();
    stopThere.abort();
  }
}

/** Whether somebody answered: what a GitHub of one's own says holds without a way to the rest of the world, too. */
const isAnswered = ({ verdict, reason }: Verdict): boolean =>
  verdict === 'alive' || verdict === 'moved' || verdict === 'restricted' || (verdict === 'gone' && reason !== 'no-such-host');

function toolsFor(network: Network, tools: CheckTools, signal: AbortSignal): ServiceTools {
  const own: ServiceTools = { ...tools, network, random: tools.random ?? (() => 0.5), signal, page: (target) => page(target) };
  const page = pageChecker(own);
  return own;
}

function sum(a: CheckSummary['requests'], b: CheckSummary['requests']): CheckSummary['requests'] {
  const added = (one: Record<string, number>, other: Record<string, number>) => {
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    return Object.fromEntries(Array.from(names, (name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]));
  };
  return { byHost: added(a.byHost, b.byHost), byService: added(a.byService, b.byService) };
}

function malformed(identity: Identity): Verdict {
  const intended = meant(identity.id);
  const evidence = { asked: 'nobody', ...(intended === undefined ? {} : { marker: `perhaps ${intended.slice(0, 190)}` }) };
  return { verdict: 'unknown', reason: 'malformed', evidence };
}

type Services = ReadonlyMap<ServiceName, Service>;

async function loaded(byService: readonly [ServiceName, Targets][]): Promise<Services> {
  return new Map(await Promise.all(byService.map(async ([name]) => [name, await loadService(name)] as const)));
}

/** What is judged by services that were loaded. All paces hold before anybody is asked. */
function start(byService: readonly [ServiceName, Targets][], services: Services, tools: ServiceTools): AsyncIterable<Judged>[] {
  return byService.map(([name, targets]) => {
    const service = services.get(name);
    if (service === undefined) throw new Error(`the service ${name} was not loaded`);
    for (const [host, pace] of Object.entries(service.pace)) tools.network.pace(host, pace);
    return proved(service, targets, tools);
  });
}

/** One verdict for every link to a thing, with what is each link's own: its spelling and its code. */
function spread(links: readonly LinkToCheck[], target: Target, seen: Verdict, services: Services): CheckedLink[] {
  const service = services.get(judgeOf(target.identity));
  return links.map((link, index) => {
    const identity = index === 0 ? target.identity : identify(link.url);
    const own = ownVerdict(link, identity, target, seen, service);
    return { ...own, url: link.url, identity: identity.key, service: identity.service, at: link.at };
  });
}

function ownVerdict(link: LinkToCheck, identity: Identity, target: Target, seen: Verdict, service: Service | undefined): Verdict {
  const code = codeOf(link, identity);
  // What was seen of one code says nothing of another.
  if ((seen.reason === 'code-right' || seen.reason === 'code-wrong') && code !== target.code) {
    const { verdict, reason } =
      code === undefined
        ? ({ verdict: 'restricted', reason: 'code-missing' } as const)
        : ({ verdict: 'alive', reason: 'exists-needs-code' } as const);
    return { ...seen, verdict, reason };
  }
  const to = seen.verdict === 'alive' ? service?.respell?.(link.url, identity) : undefined;
  return to === undefined ? seen : { ...seen, verdict: 'moved', reason: 'canonical-address', to };
}
