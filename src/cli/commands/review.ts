import { resolve } from 'node:path';
import { createLocalForge } from '../../forge/local/index.ts';
import { createHttpClient, type HttpClient } from '../../http/index.ts';
import { buildReview } from '../../jobs/review/index.ts';
import { buildReviewCheck, formatPullRequestComment } from '../../report/review/index.ts';
import { systemClock } from '../../runtime/clock.ts';
import { resolveApiUrl } from '../../runtime/github-api-url.ts';
import { printJson, toPrintedFindings } from '../output/index.ts';
import { type CommonOptions, exitCodes, type Terminal } from '../terminal/index.ts';

export interface ReviewOptions extends CommonOptions {
  base: string;
  head: string;
  offline?: boolean;
  allowAddress: string[];
  /** True when `--language` was given; otherwise the comment is in the language of the list's settings, as the bot's is. */
  hasLanguageOption?: boolean;
}

/**
 * `listkeeper review --base REF --head REF [dir]`: the comment that the bot would write on a pull request from `head` into `base`, from
 * a clone and by the settings of `base`. Exit code 1 when the check would fail.
 */
export async function runReview(dir: string | undefined, options: ReviewOptions, terminal: Terminal): Promise<number> {
  const { environment } = terminal;
  const root = resolve(terminal.cwd, dir ?? '.');
  const began = systemClock.now();
  const real = createHttpClient({ environment, allowAddresses: options.allowAddress });
  const network = options.offline ? createOfflineNetwork(real) : real;
  try {
    const token = environment.GITHUB_TOKEN || environment.GH_TOKEN;
    const github = { api: resolveApiUrl(environment), ...(token ? { token } : {}) };
    const forge = createLocalForge(root, { base: options.base, head: options.head });
    const reviewed = await buildReview(forge, await forge.readPullRequest(0), {
      network,
      clock: systemClock,
      random: Math.random,
      github,
    });
    const seen = options.hasLanguageOption ? { ...reviewed, language: options.language } : reviewed;
    const { conclusion } = buildReviewCheck(seen, seen.language);
    const comment = formatPullRequestComment(seen, seen.language);
    if (options.format === 'json') {
      const findings = toPrintedFindings(seen.findings, { language: options.language, root, cwd: terminal.cwd });
      const seconds = (systemClock.now() - began) / 1000;
      const result = { conclusion, findings, links: seen.links, requests: network.requestCounts(), seconds, comment };
      printJson(terminal, result);
    } else terminal.out(`${comment.trimEnd()}\n`);
    return conclusion === 'failure' ? exitCodes.somethingFound : exitCodes.nothingFound;
  } finally {
    await real.close();
  }
}

/** A network that asks nobody, as on a machine without one: then no link is judged, and the comment says so. */
function createOfflineNetwork(network: HttpClient): HttpClient {
  return {
    ...network,
    request: async ({ url }) => ({
      ok: false,
      kind: 'unreachable',
      code: 'OFFLINE',
      message: 'asked to stay offline',
      url,
      redirects: [],
    }),
    fetch: () => Promise.reject(new TypeError('asked to stay offline')),
  };
}
