import { resolve } from 'node:path';
import { createLocalForge } from '../../forge/local/index.ts';
import { createHttpClient, type HttpClient } from '../../http/index.ts';
import { buildReview } from '../../jobs/review/index.ts';
import { getMessages } from '../../messages/index.ts';
import { buildReviewCheck, formatPullRequestComment } from '../../report/review/index.ts';
import { systemClock } from '../../runtime/clock.ts';
import { resolveApiUrl } from '../../runtime/github-api-url.ts';
import { formatFixHint, toPrintedFindings } from '../output/index.ts';
import { type CommonOptions, exitCodes, printJson, type Terminal } from '../terminal/index.ts';

export interface ReviewOptions extends CommonOptions {
  base: string;
  head: string;
  offline?: boolean;
  allowAddress: string[];
}

/**
 * `listkeeper review --base REF --head REF [dir]`: the bot’s comment on a pull request from `head`
 * into `base`. Reads a clone, and the settings of `base`. Without `--language` the comment is in
 * the language of the settings.
 * @returns exit code 1 when the check would fail.
 */
export async function runReview(dir: string | undefined, options: ReviewOptions, terminal: Terminal): Promise<number> {
  const { environment, cwd } = terminal;
  const root = resolve(cwd, dir ?? '.');
  const startMs = systemClock.now();
  const client = createHttpClient({ environment, allowAddresses: options.allowAddress });
  const network = options.offline ? createOfflineNetwork(client) : client;
  try {
    const token = environment.GITHUB_TOKEN || environment.GH_TOKEN;
    const github = { api: resolveApiUrl(environment), ...(token ? { token } : {}) };
    const forge = createLocalForge(root, { base: options.base, head: options.head });
    const pullRequest = await forge.readPullRequest(0);
    const built = await buildReview(forge, pullRequest, { network, clock: systemClock, random: Math.random, github });
    const review = options.hasLanguageOption ? { ...built, language: options.language } : built;
    const { conclusion, title } = buildReviewCheck(review, review.language);
    const comment = formatPullRequestComment(review, review.language);
    if (options.format === 'json') {
      const findings = toPrintedFindings(review.findings, { language: options.language, root, cwd });
      const seconds = (systemClock.now() - startMs) / 1000;
      printJson(terminal, {
        conclusion,
        findings,
        links: review.links,
        requests: network.requestCounts(),
        seconds,
        comment,
      });
    } else {
      terminal.out(`${comment.trimEnd()}\n`);
      // On stderr, so that stdout is the comment and nothing else.
      const conclusions = getMessages(options.language).commandResults.review.conclusion;
      terminal.err(`${getMessages(options.language).common.labelled(conclusions[conclusion] ?? conclusion, title)}\n`);
      terminal.err(formatFixHint(review.findings, options.language));
    }
    return conclusion === 'failure' ? exitCodes.somethingFound : exitCodes.nothingFound;
  } finally {
    await client.close();
  }
}

/**
 * A network that makes no requests, as on a machine without one: no link is checked, and the
 * comment says so.
 */
function createOfflineNetwork(network: HttpClient): HttpClient {
  const message = 'offline';
  return {
    ...network,
    request: async ({ url }) => ({ ok: false, kind: 'unreachable', code: 'OFFLINE', message, url, redirects: [] }),
    fetch: () => Promise.reject(new TypeError(message)),
  };
}
