import { Probot, ProbotOctokit } from 'probot';
import { apiAddress } from '../forge/api-address.ts';
import { type AppDoor, appDoor, type RepositoryOfApp } from '../forge/app.ts';
import { briefly } from '../forge/octokit.ts';
import { reviewCheckName } from '../jobs/tools.ts';
import type { Clock } from '../net/clock.ts';
import type { Network } from '../net/network.ts';
import type { Credentials } from './credentials.ts';

export type { RepositoryOfApp };

/** The bot's standing as a GitHub App: who it is, where it is installed, and what lets it in there. */
export interface GitHubApp extends AppDoor {
  /** Where the API is. */
  api: string;
}

export interface AppSettings {
  credentials: Pick<Credentials, 'appId' | 'privateKey'>;
  environment: Readonly<Record<string, string | undefined>>;
  network: Pick<Network, 'fetch'>;
  clock: Clock;
  /** Keep GitHub's pace for writes. False for a forge on loopback. Default true. */
  throttle?: boolean;
}

/** Probot holds the key and speaks as the App; what it says goes through our network. Asks nothing yet. */
export function openApp({ credentials, environment, network, clock, throttle = true }: AppSettings): GitHubApp {
  const api = apiAddress(environment);
  const probot = new Probot({
    appId: credentials.appId,
    privateKey: credentials.privateKey,
    baseUrl: api,
    request: { fetch: network.fetch },
    // Probot's own lines would name requests and payloads; what is worth saying the bot says itself.
    logLevel: 'fatal',
    logFormat: 'json',
    Octokit: ProbotOctokit.defaults(briefly(throttle)),
  });
  return {
    ...appDoor({ asApp: () => probot.auth(), api, fetch: network.fetch, check: reviewCheckName, clock, throttle }),
    api,
  };
}
