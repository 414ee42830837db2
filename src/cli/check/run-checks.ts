import { identify } from '../../links/identify/index.ts';
import { type CheckContext, checkReadings, type HostRule } from '../../links/index.ts';
import type { CheckedLink, CheckSummary, LinkCollection, Verdict } from '../../model/verdict.ts';
import { monotonicNow, systemClock } from '../../runtime/clock.ts';
import { readContactAddress } from '../../runtime/contact-address.ts';
import { resolveApiUrl } from '../../runtime/github-api-url.ts';
import { escapeTerminal } from '../../text/escape/escape-terminal.ts';
import type { Terminal } from '../terminal/index.ts';
import { checkLinksCached } from './cached-check.ts';
import type { CheckOptions } from './check-options.ts';
import type { CheckNetworks } from './networks.ts';
import type { VerdictCache } from './verdict-cache.ts';

export interface CheckRun {
  links: LinkCollection;
  cache: VerdictCache | undefined;
  /** Headers and accepted status codes by host. */
  hosts: readonly HostRule[];
  /** Whether a history keeps what pages look like. */
  summarizePages: boolean;
  /** Whether facts about repositories are wanted. */
  collectFacts: boolean;
  /**
   * The contact address in the settings of the list. `--mailto` has priority over it, and it has
   * priority over the environment.
   */
  mailto: string | undefined;
  /** Called with each verdict as it comes in. */
  onVerdict(link: CheckedLink, isCached: boolean): void;
}

/** Between two updates of the progress line, in ms. */
const progressMs = 40;

/**
 * Checks the links over the network; verdicts that the cache still knows are taken from it. Shows
 * the progress.
 */
export async function checkOnline(
  run: CheckRun,
  networks: CheckNetworks,
  { maxPerHost, deadline, mailto }: CheckOptions,
  terminal: Terminal,
): Promise<CheckSummary> {
  const { links, cache, hosts, summarizePages, collectFacts, onVerdict } = run;
  const { environment } = terminal;
  const contactAddress = mailto ?? run.mailto ?? environment.LISTKEEPER_MAILTO;
  const token = environment.GITHUB_TOKEN || environment.GH_TOKEN;
  const context: CheckContext = {
    ...networks,
    hosts,
    ...readContactAddress({ LISTKEEPER_MAILTO: contactAddress }),
    clock: systemClock,
    random: Math.random,
    checkParts: true,
    summarizePages,
    ...(collectFacts ? { collectFacts: 'upkeep' as const } : {}),
    github: { api: resolveApiUrl(environment), ...(token ? { token } : {}) },
    ...(maxPerHost === undefined ? {} : { maxPerHost }),
    ...(deadline === undefined ? {} : { signal: AbortSignal.timeout(deadline * 1000) }),
  };
  let count = 0;
  let shownAt = Number.NEGATIVE_INFINITY;
  try {
    const results = checkReadings(links, {
      check: (some) => checkLinksCached(some, context, cache),
      get: ({ checked }) => checked,
      set: (item, checked) => ({ ...item, checked }),
    });
    for (;;) {
      const next = await results.next();
      if (next.done) return next.value;
      const { checked, isCached } = next.value;
      count += 1;
      // Each writes a line, and nobody reads a thousand in a second.
      const now = monotonicNow();
      if (now - shownAt >= progressMs) {
        shownAt = now;
        terminal.progress(`${count} / ${links.length}  ${escapeTerminal(checked.url)}`);
      }
      onVerdict(checked, isCached);
    }
  } finally {
    terminal.progress('');
  }
}

/** What is known without a request: the verdicts of the cache. Other links are deferred. */
export function checkOffline({ links, cache, onVerdict }: CheckRun): CheckSummary {
  let deferred = 0;
  for (const link of links) {
    const { key, service } = identify(link.url);
    const cached = cache?.get(link);
    if (cached === undefined) deferred += 1;
    const verdict: Verdict = cached ?? { verdict: 'unknown', reason: 'offline', evidence: { asked: 'nobody' } };
    onVerdict({ ...verdict, url: link.url, identity: key, service, at: link.at }, cached !== undefined);
  }
  return { online: true, requests: { byHost: {}, byService: {} }, seconds: 0, deferred };
}
