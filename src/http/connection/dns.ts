import { Resolver, promises as system } from 'node:dns';
import { promisify } from 'node:util';
import { createNetworkError, type NetworkError, toNetworkError } from '../network-error.ts';
import { isLocalName } from '../policy/index.ts';

/** Addresses of a name, IPv4 first; a `dns` fault otherwise: ENOTFOUND when both voices say so, else EAI_AGAIN. Never rejects. */
export type DnsLookup = (hostname: string) => Promise<string[] | NetworkError>;

/** Two voices that know names. Both reject with the resolver's error. */
export interface DnsResolvers {
  /** The system's own, which reads the hosts file and may do more than DNS. Not called any more when `needed` says no. */
  lookupSystem: (hostname: string, needed: () => boolean) => Promise<string[]>;
  /** DNS over the network, without threads. */
  queryDns: (hostname: string) => Promise<string[]>;
  now: () => number;
  /** How long the system's voice has the floor alone, in ms. */
  systemHeadStartMs: number;
}

/** An answer is kept this long, in ms; a no for less, since it may be a stumble; "try again" not at all. */
const positiveTtlMs = 300_000;
const negativeTtlMs = 30_000;
/** Threads that Node gives to lookups by default. Queueing here instead of there keeps deadlines honest. */
const maxSystemLookups = 2;

/**
 * Names to addresses, remembered for a while. Node's `dns.lookup` runs on the thread pool, two at a time by default: thirty dead names
 * at ten seconds each would hold up a whole run and make healthy names look dead. So the system is asked first, and DNS itself as soon as
 * the system takes long or says no; whoever has an address first is believed.
 */
export function createDnsLookup(resolvers: DnsResolvers = createSystemResolvers()): DnsLookup {
  const cache = new Map<string, { until: number; found: Promise<string[] | NetworkError> }>();
  return (hostname) => {
    const name = hostname.replace(/\.$/, '').toLowerCase();
    const cached = cache.get(name);
    if (cached && cached.until > resolvers.now()) return cached.found;
    const found = raceResolvers(name, resolvers);
    const entry = { until: Number.POSITIVE_INFINITY, found };
    cache.set(name, entry);
    void found.then((result) => {
      if (Array.isArray(result)) entry.until = resolvers.now() + positiveTtlMs;
      else if (result.code === 'ENOTFOUND') entry.until = resolvers.now() + negativeTtlMs;
      else cache.delete(name);
    });
    return found;
  };
}

function raceResolvers(name: string, resolvers: DnsResolvers): Promise<string[] | NetworkError> {
  return new Promise((resolve) => {
    const errors: { system?: unknown; direct?: unknown } = {};
    let done = false;
    let asked = isLocalName(name);
    let pending = 1;
    const answer = (result: string[] | NetworkError) => {
      done = true;
      clearTimeout(timer);
      resolve(result);
    };
    const hear = (who: 'system' | 'direct', work: Promise<string[]>) => {
      work
        .then((addresses) => {
          if (addresses.length === 0) throw Object.assign(new Error(`${name} has no address`), { code: 'ENOTFOUND' });
          if (!done) answer(addresses);
        })
        .catch((error: unknown) => {
          errors[who] = error;
          pending -= 1;
          if (done) return;
          askDirect();
          if (pending === 0) answer(combineDnsErrors(name, errors.system, errors.direct));
        });
    };
    const askDirect = () => {
      if (asked || done) return;
      asked = true;
      pending += 1;
      hear('direct', resolvers.queryDns(name));
    };
    const timer = setTimeout(askDirect, resolvers.systemHeadStartMs);
    hear(
      'system',
      resolvers.lookupSystem(name, () => !done),
    );
  });
}

const noSuchNameCodes = ['ENOTFOUND', 'ENODATA', 'ENONAME'];

/** "No such name" counts when neither voice had trouble; trouble of either is something to try again. */
function combineDnsErrors(name: string, systemError: unknown, dnsError: unknown): NetworkError {
  const codes = [systemError, dnsError]
    .filter((error) => error !== undefined)
    .map((error) => toNetworkError(error, 'dns').code ?? 'unknown');
  // A library that found no resolver to ask (ECONNREFUSED) says nothing about the name.
  const decisiveCodes = codes.filter((code) => code !== 'ECONNREFUSED');
  if (decisiveCodes.length > 0 && decisiveCodes.every((code) => noSuchNameCodes.includes(code)))
    return createNetworkError('dns', 'ENOTFOUND', `${name} does not exist`);
  return createNetworkError('dns', 'EAI_AGAIN', `${name} could not be looked up (${codes.join(', ')})`);
}

function createSystemResolvers(): DnsResolvers {
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  const resolve4: (name: string) => Promise<string[]> = promisify(resolver.resolve4.bind(resolver));
  const resolve6: (name: string) => Promise<string[]> = promisify(resolver.resolve6.bind(resolver));
  const withSemaphore = createSemaphore(maxSystemLookups);
  return {
    lookupSystem: (name, needed) =>
      withSemaphore(async () => {
        if (!needed()) return [];
        const found = await system.lookup(name, { all: true, order: 'ipv4first' });
        return found.map(({ address }) => address);
      }),
    async queryDns(name) {
      const [four, six] = await Promise.allSettled([resolve4(name), resolve6(name)]);
      const addresses = [four, six].flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
      if (addresses.length === 0 && four.status === 'rejected') throw four.reason;
      return addresses;
    },
    now: () => performance.now(),
    systemHeadStartMs: 250,
  };
}

/** Lets `width` works run at once, the others in the order they came. */
function createSemaphore(maxConcurrent: number): <T>(work: () => Promise<T>) => Promise<T> {
  let busy = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (busy >= maxConcurrent) await new Promise<void>((resolve) => waiting.push(resolve));
    else busy += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  };
}
