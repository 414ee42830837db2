import { createHttpClient } from '../../../src/http/client.ts';
import type { HttpClient, HttpResult, HttpTimeouts } from '../../../src/http/types.ts';
import { checkLinks } from '../../../src/links/check.ts';
import type { CheckedLink, CheckSummary, LinkToCheck } from '../../../src/model/verdict.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import type { SimulatedHost } from '../../../src/sandbox/internet/responses.ts';
import { openSimulatedInternet, type SimulatedInternet } from '../../../src/sandbox/internet/simulated-internet.ts';
import type { LinkCase } from './link-case.ts';

export interface SimulatedRun {
  links: CheckedLink[];
  summary: CheckSummary;
  requests: SimulatedInternet['requests'];
  /** What the second network asked. */
  secondRequests: SimulatedInternet['requests'];
}

export interface SimulatedRunSettings {
  faults?: LinkCase['faults'];
  token?: boolean;
  shortTimeouts?: boolean;
  /** The hosts as they look from a second network. */
  secondHosts?: SimulatedHost[];
  /** The second network is not there: nobody answers on it. */
  isSecondSilent?: boolean;
  /** Address of GitHub's interface. */
  github?: string;
  summarizePages?: boolean;
  /** What checks them in place of `checkLinks`. */
  check?: typeof checkLinks;
}

/**
 * Checks links on a simulated internet by the real network, without the waiting that politeness
 * asks for between two requests.
 */
export async function checkSimulated(
  hosts: SimulatedHost[],
  links: LinkToCheck[],
  settings: SimulatedRunSettings = {},
): Promise<SimulatedRun> {
  const internet = await openSimulatedInternet(hosts);
  // Long enough for a busy machine; only hosts that never answer are given up early.
  const wait = settings.shortTimeouts ? 200 : 5000;
  const deadlines: HttpTimeouts = { connectMs: wait, headersMs: wait, bodyMs: wait, totalMs: 15_000 };
  const network = createHttpClient({ route: internet.route, timeouts: deadlines, maxWaitMs: 0 });
  const elsewhere = settings.secondHosts === undefined ? undefined : await openSimulatedInternet(settings.secondHosts);
  const second = elsewhere && createHttpClient({ route: elsewhere.route, timeouts: deadlines, maxWaitMs: 0 });
  const checked: CheckedLink[] = [];
  let draws = 0;
  try {
    const run = (settings.check ?? checkLinks)(links, {
      network: withFaults({ ...network, setPace: () => {} }, settings.faults ?? {}),
      ...(second === undefined
        ? {}
        : {
            secondNetwork: {
              ...second,
              setPace: () => {},
              ...(settings.isSecondSilent ? { request: async ({ url }) => createTimeout(url) } : {}),
            },
          }),
      clock: systemClock,
      checkParts: true,
      summarizePages: settings.summarizePages ?? false,
      random: () => (draws++ * 0.37) % 1,
      github: { api: settings.github ?? 'https://api.github.com', ...(settings.token === false ? {} : { token: 'a-token' }) },
    });
    for (;;) {
      const next = await run.next();
      if (next.done)
        return { links: checked, summary: next.value, requests: internet.requests, secondRequests: elsewhere?.requests ?? [] };
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
export function createLink(url: string, rest: Partial<LinkToCheck> = {}): LinkToCheck {
  return { url, at: [{ file: 'list.md', line: 1, column: 1 }], ...rest };
}

const createTimeout = (url: string): HttpResult => ({
  ok: false,
  kind: 'timeout',
  message: 'nobody answers',
  url,
  redirects: [],
});

/** Hosts that a loopback server can not play: names that do not exist, bad certificates. */
function withFaults(network: HttpClient, faults: NonNullable<LinkCase['faults']>): HttpClient {
  const faultAt = (url: string) => faults[URL.parse(url)?.hostname ?? ''];
  const failure = (url: string, hops: HttpResult['redirects']): HttpResult => {
    const fault = faultAt(url);
    return {
      ok: false,
      kind: fault?.kind ?? 'dns',
      ...(fault?.code === undefined ? {} : { code: fault.code }),
      message: fault?.code ?? 'fault',
      url,
      redirects: hops,
    };
  };
  return {
    ...network,
    async request(question) {
      if (faultAt(question.url) !== undefined) return failure(question.url, []);
      const follow = question.shouldFollowRedirect ?? (() => true);
      const reply = await network.request({
        ...question,
        shouldFollowRedirect: (next) => faultAt(next.href) === undefined && follow(next),
      });
      const next =
        reply.ok && reply.status >= 300 && reply.status < 400
          ? URL.parse(reply.headers.location ?? '', reply.url)?.href
          : undefined;
      if (!reply.ok || next === undefined || faultAt(next) === undefined) return reply;
      return failure(next, [...reply.redirects, { url: reply.url, status: reply.status, to: next }]);
    },
  };
}

/** `[1, 2, …, count]` */
export const numbersTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
