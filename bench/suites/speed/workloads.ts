/** The links to check, and the lower bound of the time. */
export interface Workload {
  name: string;
  what: string;
  urls: string[];
  /** Lower bound in seconds, with at most eight requests at once to a host. */
  bound: number;
  /** Goal as a multiple of the bound. */
  goal: number;
  /** Links to hosts that never respond. */
  silent: number;
  /** Refusals (429) that may be caused. */
  refusals: number;
}

/**
 * Workloads shorter than this (seconds) are measured more often, because a few ms decide who is
 * ahead.
 */
const shortBoundSeconds = 1;

/** The number of runs of a workload. */
export function countRuns({ bound }: Workload, runs: number): number {
  return bound < shortBoundSeconds ? 3 * runs : runs;
}

/** Latency of a response in seconds. */
export const latencySeconds = 0.1;
/** Concurrent requests to one host. */
export const maxRequestsPerHost = 8;
/** Connections over all hosts. */
export const maxConnections = 256;
/** Timeout in seconds for a host that does not respond. */
export const deadlineSeconds = 10;

function generateLinks(host: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `http://${host}/${i}`);
}

export function spreadLinks(count: number, hosts: number): string[] {
  return Array.from({ length: count }, (_, i) => `http://h${i % hosts}.invented.cn/${i}`);
}

/** max(⌈n/c⌉·L over hosts, N·L/C): the time by latency and limits alone, without processor time. */
function computeBoundSeconds(urls: string[]): number {
  const perHost = Map.groupBy(urls, (url) => new URL(url).hostname);
  const longest = Math.max(...[...perHost.values()].map((some) => Math.ceil(some.length / maxRequestsPerHost) * latencySeconds));
  return Math.max(longest, (urls.length * latencySeconds) / maxConnections);
}

export function createWorkloads(): Workload[] {
  const make = (name: string, what: string, urls: string[], more: Partial<Workload> = {}): Workload => {
    return { name, what, urls, bound: computeBoundSeconds(urls), goal: 1.25, silent: 0, refusals: 0, ...more };
  };
  const many = spreadLinks(1500, 1500);
  const hanging = Array.from({ length: 30 }, (_, i) => `http://hanging${i}.invented.cn/`);
  const limited = [...generateLinks('limited.invented.cn', 600), ...spreadLinks(400, 50)];
  return [
    make('W1', '91 links, 33 hosts', [...generateLinks('big.invented.cn', 20), ...spreadLinks(71, 32)]),
    make('W2', '1,000 links, 50 hosts', spreadLinks(1000, 50)),
    make('W3', '1,000 links, 600 of them on one host', [...generateLinks('big.invented.cn', 600), ...spreadLinks(400, 50)]),
    make('W4', '1,500 links, 1,500 hosts', many),
    make('W5', 'W4 and 30 hosts that hang, 10 s deadline', [...hanging, ...many], { bound: deadlineSeconds, silent: 30 }),
    make('W6', 'W3, that host limited to 20/s, burst 40, Retry-After 3', limited, {
      bound: (600 - 40) / 20,
      goal: 1.35,
      refusals: 12,
    }),
  ];
}
