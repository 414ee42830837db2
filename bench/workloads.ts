/** What a checker is asked for, and what nobody can be faster than. */
export interface Workload {
  name: string;
  what: string;
  urls: string[];
  /** Seconds below which nobody can stay who asks no host for more than eight things at once. */
  bound: number;
  /** Goal as a multiple of the bound. */
  goal: number;
  /** Links that must not be answered. */
  silent: number;
  /** Refusals (429) that may be caused. */
  refusals: number;
}

/** What is over in less than so many seconds is measured more often: there a few milliseconds decide who is ahead. */
const short = 1;

/** How often a workload is measured where `runs` is asked for. */
export function timesOf({ bound }: Workload, runs: number): number {
  return bound < short ? 3 * runs : runs;
}

/** Seconds of an answer. */
export const latency = 0.1;
/** Requests to one host. */
export const atOnce = 8;
/** Connections over all hosts. */
export const connections = 256;
/** Seconds until a host that does not answer is given up. */
export const deadline = 10;

function links(host: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `http://${host}/${i}`);
}

export function spread(count: number, hosts: number): string[] {
  return Array.from({ length: count }, (_, i) => `http://h${i % hosts}.invented.cn/${i}`);
}

/** max( over hosts ⌈n/c⌉·L, N·L/C ): what latency and politeness alone take, without any processor's time. */
function bound(urls: string[]): number {
  const perHost = Map.groupBy(urls, (url) => new URL(url).hostname);
  const longest = Math.max(...[...perHost.values()].map((some) => Math.ceil(some.length / atOnce) * latency));
  return Math.max(longest, (urls.length * latency) / connections);
}

export function workloads(): Workload[] {
  const make = (name: string, what: string, urls: string[], more: Partial<Workload> = {}): Workload => {
    return { name, what, urls, bound: bound(urls), goal: 1.25, silent: 0, refusals: 0, ...more };
  };
  const many = spread(1500, 1500);
  const hanging = Array.from({ length: 30 }, (_, i) => `http://hanging${i}.invented.cn/`);
  const limited = [...links('limited.invented.cn', 600), ...spread(400, 50)];
  return [
    make('W1', '91 links, 33 hosts', [...links('big.invented.cn', 20), ...spread(71, 32)]),
    make('W2', '1,000 links, 50 hosts', spread(1000, 50)),
    make('W3', '1,000 links, 600 of them on one host', [...links('big.invented.cn', 600), ...spread(400, 50)]),
    make('W4', '1,500 links, 1,500 hosts', many),
    make('W5', 'W4 and 30 hosts that hang, 10 s deadline', [...hanging, ...many], { bound: deadline, silent: 30 }),
    make('W6', 'W3, that host limited to 20/s, burst 40, Retry-After 3', limited, {
      bound: (600 - 40) / 20,
      goal: 1.35,
      refusals: 12,
    }),
  ];
}
