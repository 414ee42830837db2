import { Probot, ProbotOctokit } from 'probot';
import { retrySettings } from '../../forge/github/index.ts';
import { type AppClient, createAppClient, type InstalledRepository } from '../../forge/index.ts';
import type { HttpClient } from '../../http/index.ts';
import { reviewCheckName } from '../../jobs/shared/index.ts';
import type { Clock } from '../../runtime/clock.ts';
import { resolveApiUrl } from '../../runtime/github-api-url.ts';
import type { Credentials } from './credentials.ts';

export type { InstalledRepository };

/** The bot's standing as a GitHub App: who it is, where it is installed, and what lets it in there. */
export interface GitHubApp extends AppClient {
  /** Where the API is. */
  apiUrl: string;
}

export interface GitHubAppSettings {
  credentials: Pick<Credentials, 'appId' | 'privateKey'>;
  environment: Readonly<Record<string, string | undefined>>;
  network: Pick<HttpClient, 'fetch'>;
  clock: Clock;
  /** Keep GitHub's pace for writes. False for a forge on loopback. Default true. */
  throttle?: boolean;
}

/** Probot holds the key and speaks as the App; what it says goes through our network. Asks nothing yet. */
export function openGitHubApp({ credentials, environment, network, clock, throttle = true }: GitHubAppSettings): GitHubApp {
  const api = resolveApiUrl(environment);
  const probot = new Probot({
    appId: credentials.appId,
    privateKey: credentials.privateKey,
    baseUrl: api,
    request: { fetch: network.fetch },
    // Probot's own lines would name requests and payloads; what is worth saying the bot says itself.
    logLevel: 'fatal',
    logFormat: 'json',
    Octokit: ProbotOctokit.defaults(retrySettings(throttle)),
  });
  return {
    ...createAppClient({
      authenticateApp: () => probot.auth(),
      apiUrl: api,
      fetch: network.fetch,
      checkName: reviewCheckName,
      clock,
      throttle,
    }),
    apiUrl: api,
  };
}
