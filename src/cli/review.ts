import { resolve } from 'node:path';
import { apiAddress } from '../forge/api-address.ts';
import { localForge } from '../forge/local.ts';
import { reviewOf } from '../jobs/review-pull-request.ts';
import { systemClock } from '../net/clock.ts';
import type { Network } from '../net/network.ts';
import { openNetwork } from '../net/open.ts';
import { reviewCheck } from '../report/check-run.ts';
import { pullRequestComment } from '../report/pull-request.ts';
import { printedFindings, printJson } from './findings.ts';
import type { CommonOptions, Terminal } from './terminal.ts';
import { exitCodes } from './usage-error.ts';

export interface ReviewOptions extends CommonOptions {
  base: string;
  head: string;
  offline?: boolean;
  allowAddress: string[];
  /** True when `--language` was given; otherwise the comment is in the language of the list's settings, as the bot's is. */
  inLanguage?: boolean;
}

/**
 * `listkeeper review --base REF --head REF [dir]`: the comment that the bot would write on a pull request from `head` into `base`, from
 * a clone and by the settings of `base`. Exit code 1 when the check would fail.
 */
export async function review(dir: string | undefined, options: ReviewOptions, terminal: Terminal): Promise<number> {
  const { environment } = terminal;
  const root = resolve(terminal.cwd, dir ?? '.');
  const began = systemClock.now();
  const real = openNetwork({ environment, allowAddresses: options.allowAddress });
  const network = options.offline ? offline(real) : real;
  try {
    const token = environment.GITHUB_TOKEN || environment.GH_TOKEN;
    const github = { api: apiAddress(environment), ...(token ? { token } : {}) };
    const forge = localForge(root, { base: options.base, head: options.head });
    const reviewed = await reviewOf(forge, await forge.pullRequest(0), {
      network,
      clock: systemClock,
      random: Math.random,
      github,
    });
    const seen = options.inLanguage ? { ...reviewed, language: options.language } : reviewed;
    const { conclusion } = reviewCheck(seen, seen.language);
    const comment = pullRequestComment(seen, seen.language);
    if (options.format === 'json') {
      const findings = printedFindings(seen.findings, { language: options.language, root, cwd: terminal.cwd });
      const seconds = (systemClock.now() - began) / 1000;
      const result = { conclusion, findings, links: seen.links, requests: network.requests(), seconds, comment };
      printJson(terminal, result);
    } else terminal.out(`${comment.trimEnd()}\n`);
    return conclusion === 'failure' ? exitCodes.somethingFound : exitCodes.nothingFound;
  } finally {
    await real.close();
  }
}

/** A network that asks nobody, as on a machine without one: then no link is judged, and the comment says so. */
function offline(network: Network): Network {
  return {
    ...network,
    ask: async ({ url }) => ({
      ok: false,
      kind: 'unreachable',
      code: 'OFFLINE',
      message: 'asked to stay offline',
      url,
      hops: [],
    }),
    fetch: () => Promise.reject(new TypeError('asked to stay offline')),
  };
}
