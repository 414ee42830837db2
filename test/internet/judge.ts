import { checkLinks } from '../../src/links/check.ts';
import type { CheckedLink, CheckSummary, LinkToCheck } from '../../src/links/verdict.ts';
import { systemClock } from '../../src/net/clock.ts';
import type { Network, Reply } from '../../src/net/network.ts';
import { openNetwork } from '../../src/net/open.ts';
import { openInternet, type SimulatedHost, type SimulatedInternet } from '../../src/sandbox/internet/server.ts';
import type { Case } from './case.ts';

export interface Run {
  links: CheckedLink[];
  summary: CheckSummary;
  requests: SimulatedInternet['requests'];
  /** What the second network asked. */
  again: SimulatedInternet['requests'];
}

export interface RunSettings {
  faults?: Case['faults'];
  token?: boolean;
  hasty?: boolean;
  /** The hosts as they look from a second network. */
  second?: SimulatedHost[];
  /** The second network is not there: nobody answers on it. */
  deaf?: boolean;
  /** Address of GitHub's interface. */
  github?: string;
  /** What checks them in place of `checkLinks`. */
  check?: typeof checkLinks;
}

/** Checks links on a simulated internet by the real network, without the waiting that politeness asks for between two requests. */
export async function runOn(hosts: SimulatedHost[], links: LinkToCheck[], settings: RunSettings = {}): Promise<Run> {
  const internet = await openInternet(hosts);
  // Long enough for a busy machine; only hosts that never answer are given up early.
  const wait = settings.hasty ? 200 : 5000;
  const deadlines = { connect: wait, headers: wait, body: wait, total: 15_000 };
  const network = openNetwork({ route: internet.route, deadlines, patience: 0 });
  const elsewhere = settings.second === undefined ? undefined : await openInternet(settings.second);
  const second = elsewhere && openNetwork({ route: elsewhere.route, deadlines, patience: 0 });
  const checked: CheckedLink[] = [];
  let draws = 0;
  try {
    const run = (settings.check ?? checkLinks)(links, {
      network: withFaults({ ...network, pace: () => {} }, settings.faults ?? {}),
      ...(second === undefined
        ? {}
        : { second: { ...second, pace: () => {}, ...(settings.deaf ? { ask: async ({ url }) => silence(url) } : {}) } }),
      clock: systemClock,
      random: () => (draws++ * 0.37) % 1,
      github: { api: settings.github ?? 'https://api.github.com', ...(settings.token === false ? {} : { token: 'a-token' }) },
    });
    for (;;) {
      const next = await run.next();
      if (next.done)
        return { links: checked, summary: next.value, requests: internet.requests, again: elsewhere?.requests ?? [] };
      checked.push(next.value);
    }
  } finally {
    await network.close();
    await internet.close();
    await second?.close();
    await elsewhere?.close();
  }
}

/** A place for links that stand nowhere in particular. */
export function link(url: string, rest: Partial<LinkToCheck> = {}): LinkToCheck {
  return { url, at: [{ file: 'list.md', line: 1, column: 1 }], ...rest };
}

const silence = (url: string): Reply => ({ ok: false, kind: 'timeout', message: 'nobody answers', url, hops: [] });

/** Hosts that a loopback server can not play: names that do not exist, bad certificates. */
function withFaults(network: Network, faults: NonNullable<Case['faults']>): Network {
  const faultAt = (url: string) => faults[URL.parse(url)?.hostname ?? ''];
  const failure = (url: string, hops: Reply['hops']): Reply => {
    const fault = faultAt(url);
    return {
      ok: false,
      kind: fault?.kind ?? 'dns',
      ...(fault?.code === undefined ? {} : { code: fault.code }),
      message: fault?.code ?? 'fault',
      url,
      hops,
    };
  };
  return {
    ...network,
    async ask(question) {
      if (faultAt(question.url) !== undefined) return failure(question.url, []);
      const follow = question.follow ?? (() => true);
      const reply = await network.ask({ ...question, follow: (next) => faultAt(next.href) === undefined && follow(next) });
      const next =
        reply.ok && reply.status >= 300 && reply.status < 400
          ? URL.parse(reply.headers.location ?? '', reply.url)?.href
          : undefined;
      if (!reply.ok || next === undefined || faultAt(next) === undefined) return reply;
      return failure(next, [...reply.hops, { url: reply.url, status: reply.status, to: next }]);
    },
  };
}
