import type { HttpClient } from '../http/index.ts';
import type { ServiceName } from '../model/service-name.ts';
import type { CheckedLink, CheckSummary, LinkCollection, LinkToCheck, Verdict } from '../model/verdict.ts';
import { type Identity, identify } from './identify/index.ts';
import {
  acceptByHost,
  addSecondOpinions,
  checkNamedForms,
  checkWithCanaries,
  createMirrorCombiner,
  createTargetIndex,
  getAccessCode,
  type JudgedTarget,
  type MonitoredNetwork,
  monitorNetwork,
  type TargetIndex,
  withHostHeaders,
} from './pipeline/index.ts';
import { getService, loadService } from './services/index.ts';
import {
  type CheckContext,
  type CheckTarget,
  type LinkService,
  mergeAsync,
  type ServiceContext,
  type TargetCollection,
  type TargetOutcome,
  type TargetVerdict,
} from './services/shared/index.ts';
import { correctMistypedUrl, unstatedCode } from './url/index.ts';
import { createMarker } from './verdict/index.ts';
import { getNamedPart } from './web/index.ts';

export type { CheckContext } from './services/shared/index.ts';

const offlineVerdict: Verdict = { verdict: 'unknown', reason: 'offline', evidence: { asked: 'nobody' } };

/**
 * Checks links, and yields every given link exactly once, in the order of arrival.
 * - Links with equal identities are checked once, and mirrors of one address are yielded together.
 * - Services run concurrently, each at its own pace, and are verified when they call many links
 *   gone.
 * - With a second network, links that the first could not reach, or saw missing, are checked again
 *   at the end.
 * - Verdicts are held back until any host responds. When none does, our own network is offline: all
 *   of them become `unknown`/`offline`, and the summary has `online: false`.
 * @returns the summary, with the requests of both networks.
 */
export async function* checkLinks(links: LinkCollection, context: CheckContext): AsyncGenerator<CheckedLink, CheckSummary> {
  const started = context.clock.now();
  const abortController = new AbortController();
  const secondAbortController = new AbortController();
  const { hosts = [] } = context;
  const monitored = monitorNetwork(withHostHeaders(context.network, hosts), abortController);
  const signal =
    context.signal === undefined ? abortController.signal : AbortSignal.any([context.signal, abortController.signal]);
  const targetIndex = createTargetIndex(links);
  const combineMirrors = createMirrorCombiner(links);
  let deferred = 0;
  const emit = (judged: CheckedLink): CheckedLink[] => {
    if (judged.reason === 'deferred') deferred++;
    return combineMirrors(acceptByHost(judged, hosts));
  };
  let number = -1;
  for (const link of links) {
    number += 1;
    const identity = identify(link.url);
    const known = identity.service === 'unknown' ? createMalformedVerdict(identity) : context.getCachedVerdict?.(link);
    if (known === undefined) targetIndex.add(number, identity);
    else
      for (const one of emit({ ...known, url: link.url, identity: identity.key, service: identity.service, at: link.at }))
        yield one;
  }

  const services = await loadServices(targetIndex.byService());
  const check: CheckBy = (network, targets, runSignal) =>
    mergeResults(startChecks(targets, services, createServiceContext(network, context, runSignal)));
  const results = withSecondNetwork({ context, check, monitored, signal, targetIndex, secondAbortController });
  let heldBack: CheckedLink[] = [];
  try {
    const judgedTargets = checkNamedForms(judgeTargets(results, targetIndex), { network: monitored.network, signal });
    for await (const { verdict, links: judged } of judgedTargets) {
      if (monitored.hasResponded()) {
        for (const one of heldBack.flatMap(emit)) yield one;
        heldBack = [];
      } else if (!monitored.hasPrivateGitHubResponded() || !hasHostResponded(verdict)) {
        heldBack.push(...judged);
        continue;
      }
      // Not by `yield*`, which makes three promises of each item of an array.
      for (const one of judged.flatMap(emit)) yield one;
    }
    const online = heldBack.length === 0 || context.signal?.aborted === true || (await monitored.isOnline());
    yield* (
      online ? heldBack : heldBack.map((link) => ({ ...link, ...offlineVerdict, evidence: { ...offlineVerdict.evidence } }))
    ).flatMap(emit);
    return { online, requests: countRequests(context), seconds: (context.clock.now() - started) / 1000, deferred };
  } finally {
    abortController.abort();
    secondAbortController.abort();
  }
}

/** Checks targets by one of the two networks. */
type CheckBy = (
  network: HttpClient,
  targets: readonly [ServiceName, TargetCollection][],
  signal: AbortSignal,
) => AsyncIterable<TargetVerdict>;

interface CheckRun {
  context: CheckContext;
  check: CheckBy;
  monitored: MonitoredNetwork;
  signal: AbortSignal;
  targetIndex: TargetIndex;
  secondAbortController: AbortController;
}

/** The verdicts of the first network, with second opinions where there is a second one. */
function withSecondNetwork(run: CheckRun): AsyncIterable<TargetVerdict> {
  const { context, check, monitored, signal, targetIndex, secondAbortController } = run;
  const results = check(monitored.network, targetIndex.byService(), signal);
  if (context.secondNetwork === undefined) return results;
  const second = monitorNetwork(withHostHeaders(context.secondNetwork, context.hosts ?? []), secondAbortController);
  const secondSignal = AbortSignal.any([signal, secondAbortController.signal]);
  return addSecondOpinions(results, {
    check: (targets) => check(second.network, targetIndex.subset(targets), secondSignal),
    isWorthwhile: async () => !signal.aborted && (await monitored.isOnline()),
    isOnline: second.isOnline,
  });
}

function countRequests({ network, secondNetwork }: CheckContext): CheckSummary['requests'] {
  const counts = network.requestCounts();
  return secondNetwork === undefined ? counts : addRequestCounts(counts, secondNetwork.requestCounts());
}

/**
 * Whether a host responded. The answer of a private GitHub server counts without the internet, too.
 */
const hasHostResponded = ({ verdict, reason }: Verdict): boolean =>
  verdict === 'alive' || verdict === 'moved' || verdict === 'restricted' || (verdict === 'gone' && reason !== 'no-such-host');

function createServiceContext(network: HttpClient, context: CheckContext, signal: AbortSignal): ServiceContext {
  let pageChecker: Promise<(target: CheckTarget) => Promise<Verdict>> | undefined;
  const serviceContext: ServiceContext = {
    ...context,
    network,
    random: context.random ?? (() => 0.5),
    signal,
    identify,
    checkPage: async (target) => {
      pageChecker ??= import('./services/web/check.ts').then(({ createPageChecker }) => createPageChecker(serviceContext));
      return (await pageChecker)(target);
    },
  };
  return serviceContext;
}

function addRequestCounts(a: CheckSummary['requests'], b: CheckSummary['requests']): CheckSummary['requests'] {
  const added = (one: Record<string, number>, other: Record<string, number>) => {
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    return Object.fromEntries(Array.from(names, (name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]));
  };
  return { byHost: added(a.byHost, b.byHost), byService: added(a.byService, b.byService) };
}

function createMalformedVerdict(identity: Identity): Verdict {
  const suggestion = correctMistypedUrl(identity.id);
  const evidence = { asked: 'nobody', ...(suggestion === undefined ? {} : { marker: createMarker('did-you-mean', suggestion) }) };
  return { verdict: 'unknown', reason: 'malformed', evidence };
}

type LoadedServices = ReadonlyMap<ServiceName, LinkService>;

async function loadServices(byService: readonly [ServiceName, TargetCollection][]): Promise<LoadedServices> {
  return new Map(await Promise.all(byService.map(async ([name]) => [name, await loadService(name)] as const)));
}

/** Starts the checkers of all services. Their paces are set before the first request. */
function startChecks(
  byService: readonly [ServiceName, TargetCollection][],
  services: LoadedServices,
  context: ServiceContext,
): AsyncIterable<TargetVerdict>[] {
  return byService.map(([name, targets]) => {
    const service = services.get(name);
    if (service === undefined) throw new Error(`the service ${name} was not loaded`);
    for (const [host, pace] of Object.entries(service.pace)) context.network.setPace(host, pace);
    return checkWithCanaries(service, targets, context);
  });
}

/** Of one service they need no merging: each generator in a row costs a microsecond a link. */
function mergeResults(results: readonly AsyncIterable<TargetVerdict>[]): AsyncIterable<TargetVerdict> {
  const [first] = results;
  return first !== undefined && results.length === 1 ? first : mergeAsync(results);
}

async function* judgeTargets(
  results: AsyncIterable<TargetVerdict>,
  targetIndex: TargetIndex,
): AsyncGenerator<JudgedTarget, void> {
  for await (const [target, verdict] of results)
    yield { verdict, links: expandToLinks(targetIndex.takeLinks(target), target, verdict) };
}

/** The verdicts of all links to a resource, adapted to the spelling and the code of each. */
function expandToLinks(links: readonly LinkToCheck[], target: CheckTarget, outcome: TargetOutcome): CheckedLink[] {
  const { missingParts = [], ...targetVerdict } = outcome;
  return links.map((link, index) => {
    const identity = index === 0 ? target.identity : identify(link.url);
    const own = addAnchorNote(adaptVerdictToLink(link, identity, target, targetVerdict), link, missingParts);
    return { ...own, url: link.url, identity: identity.key, service: identity.service, at: link.at };
  });
}

function addAnchorNote(own: Verdict, { url }: LinkToCheck, missingParts: readonly string[]): Verdict {
  if (missingParts.length === 0 || own.verdict !== 'alive' || own.note !== undefined) return own;
  return missingParts.includes(getNamedPart(url) ?? '') ? { ...own, note: 'no-such-anchor' } : own;
}

function adaptVerdictToLink(link: LinkToCheck, identity: Identity, target: CheckTarget, targetVerdict: Verdict): Verdict {
  const code = getAccessCode(link, identity);
  const isAboutCode = targetVerdict.reason === 'code-right' || targetVerdict.reason === 'code-wrong';
  // A verdict about one code says nothing about another.
  const isAboutAnother = isAboutCode && code !== target.code;
  // The list already tells its readers that no code is stated: the share is there, and nothing is
  // to be done.
  const isCodeUnstated = link.code === unstatedCode && code === undefined;
  if (isAboutAnother || (isCodeUnstated && targetVerdict.reason === 'code-missing')) {
    const { verdict, reason } =
      code === undefined && !isCodeUnstated
        ? ({ verdict: 'restricted', reason: 'code-missing' } as const)
        : ({ verdict: 'alive', reason: 'exists-needs-code' } as const);
    return { ...targetVerdict, verdict, reason };
  }
  const to = targetVerdict.verdict === 'alive' ? getService(identity.service).getCanonicalUrl?.(link.url, identity) : undefined;
  return to === undefined ? targetVerdict : { ...targetVerdict, verdict: 'moved', reason: 'canonical-address', to };
}
