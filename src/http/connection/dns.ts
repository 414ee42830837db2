import { Resolver, promises as systemDns } from 'node:dns';
import { promisify } from 'node:util';
import { monotonicNow } from '../../runtime/clock.ts';
import { createNetworkError, type NetworkError, toNetworkError } from '../network-error.ts';
import { isLocalName } from '../request-rules/index.ts';
import { Semaphore } from '../scheduling/index.ts';

/**
 * Resolves a host name to its addresses, IPv4 first. Never rejects.
 *
 * The error is ENOTFOUND only when every resolver says that the name does not exist, else
 * EAI_AGAIN.
 */
export type DnsLookup = (hostname: string) => Promise<string[] | NetworkError>;

/** The two resolvers that are used together. Both reject with the resolver's error. */
export interface DnsResolvers {
  /**
   * `getaddrinfo`, which reads the hosts file too. Skips the lookup if `isNeeded` has become false.
   */
  lookupSystem: (hostname: string, isNeeded: () => boolean) => Promise<string[]>;
  /** DNS queries over the network, which need no thread. */
  queryDns: (hostname: string) => Promise<string[]>;
  now: () => number;
  /** How long the system resolver runs alone, in ms. */
  systemHeadStartMs: number;
}

/**
 * How long answers are cached, in ms. "Does not exist" may be an error in passing, so it is kept
 * for less.
 */
const positiveTtlMs = 300_000;
const negativeTtlMs = 30_000;
/**
 * System lookups at once. They block threads of libuv's pool, of which Node uses at most half for
 * them by default: two. Lookups that wait here, unlike those that wait there, can still be skipped.
 */
const maxSystemLookups = 2;
const systemHeadStartMs = 250;

/**
 * Creates a caching lookup that races two resolvers.
 *
 * The system resolver runs on the thread pool, two at a time. Thirty dead names of ten seconds each
 * would block a whole run, and make healthy names time out. So DNS is queried as well as soon as
 * the system resolver is slow or fails, and the first address counts.
 */
export function createDnsLookup(resolvers: DnsResolvers = createSystemResolvers()): DnsLookup {
  const cache = new Map<string, { expiresAt: number; result: Promise<string[] | NetworkError> }>();
  return (hostname) => {
    const name = hostname.replace(/\.$/, '').toLowerCase();
    const cached = cache.get(name);
    if (cached && cached.expiresAt > resolvers.now()) return cached.result;
    const result = raceResolvers(name, resolvers);
    const entry = { expiresAt: Number.POSITIVE_INFINITY, result };
    cache.set(name, entry);
    void result.then((addresses) => {
      if (Array.isArray(addresses)) entry.expiresAt = resolvers.now() + positiveTtlMs;
      else if (addresses.code === 'ENOTFOUND') entry.expiresAt = resolvers.now() + negativeTtlMs;
      else cache.delete(name);
    });
    return result;
  };
}

function raceResolvers(name: string, resolvers: DnsResolvers): Promise<string[] | NetworkError> {
  return new Promise((resolve) => {
    const errors: unknown[] = [];
    let isDone = false;
    let hasQueriedDns = isLocalName(name);
    let pending = 1;
    const settle = (result: string[] | NetworkError) => {
      isDone = true;
      clearTimeout(headStartTimer);
      resolve(result);
    };
    const follow = (lookup: Promise<string[]>) => {
      lookup
        .then((addresses) => {
          if (addresses.length === 0) throw Object.assign(new Error(name), { code: 'ENOTFOUND' });
          if (!isDone) settle(addresses);
        })
        .catch((error: unknown) => {
          errors.push(error);
          pending -= 1;
          if (isDone) return;
          queryDns();
          if (pending === 0) settle(combineDnsErrors(name, errors));
        });
    };
    const queryDns = () => {
      if (hasQueriedDns || isDone) return;
      hasQueriedDns = true;
      pending += 1;
      follow(resolvers.queryDns(name));
    };
    const headStartTimer = setTimeout(queryDns, resolvers.systemHeadStartMs);
    follow(resolvers.lookupSystem(name, () => !isDone));
  });
}

const noSuchNameCodes = ['ENOTFOUND', 'ENODATA', 'ENONAME'];

/** A name does not exist only when no resolver had trouble: trouble may pass. */
function combineDnsErrors(name: string, errors: readonly unknown[]): NetworkError {
  const codes = errors.map((error) => toNetworkError(error, 'dns').code ?? 'EUNKNOWN');
  // ECONNREFUSED means that c-ares found no server to query, which says nothing about the name.
  const decisiveCodes = codes.filter((code) => code !== 'ECONNREFUSED');
  if (decisiveCodes.length > 0 && decisiveCodes.every((code) => noSuchNameCodes.includes(code)))
    return createNetworkError('dns', 'ENOTFOUND', name);
  return createNetworkError('dns', 'EAI_AGAIN', `${name} (${codes.join(', ')})`);
}

function createSystemResolvers(): DnsResolvers {
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  const resolve4: (name: string) => Promise<string[]> = promisify(resolver.resolve4.bind(resolver));
  const resolve6: (name: string) => Promise<string[]> = promisify(resolver.resolve6.bind(resolver));
  const semaphore = new Semaphore(maxSystemLookups);
  return {
    lookupSystem: (name, isNeeded) =>
      semaphore.run(async () => {
        if (!isNeeded()) return [];
        const found = await systemDns.lookup(name, { all: true, order: 'ipv4first' });
        return found.map(({ address }) => address);
      }),
    async queryDns(name) {
      const [ipv4, ipv6] = await Promise.allSettled([resolve4(name), resolve6(name)]);
      const addresses = [ipv4, ipv6].flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
      if (addresses.length === 0 && ipv4.status === 'rejected') throw ipv4.reason;
      return addresses;
    },
    now: monotonicNow,
    systemHeadStartMs,
  };
}
