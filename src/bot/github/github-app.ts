import { Probot, ProbotOctokit } from 'probot';
import { type RateLimitPause, requireUsableAnswers, retrySettings, setApiVersion } from '../../forge/github/index.ts';
import { AppClient } from '../../forge/index.ts';
import type { HttpClient } from '../../http/index.ts';
import type { Clock } from '../../runtime/clock.ts';
import { resolveApiUrl } from '../../runtime/github-api-url.ts';
import type { Credentials } from './credentials.ts';

/** The bot as a GitHub App: who it is, where it is installed, and its access there. */
export type GitHubApp = AppClient;

export interface GitHubAppSettings {
  credentials: Pick<Credentials, 'appId' | 'privateKey'>;
  environment: Readonly<Record<string, string | undefined>>;
  network: Pick<HttpClient, 'fetch'>;
  clock: Clock;
  /** Keep GitHub's pace for writes. False for a forge on loopback. Default true. */
  throttle?: boolean;
  /** See `AppClientSettings`. */
  waitToWrite?: (installation: number) => Promise<void>;
  openPause?: (installation: number) => RateLimitPause;
  /** See `AppClientSettings`. */
  onWait?: (seconds: number) => void;
}

/**
 * Probot authenticates with the private key; its requests go through our network. Sends no request
 * yet.
 */
export function openGitHubApp(settings: GitHubAppSettings): GitHubApp {
  const { credentials, environment, network, clock, throttle = true, waitToWrite, openPause, onWait } = settings;
  const apiUrl = resolveApiUrl(environment);
  const { fetch } = network;
  const probot = new Probot({
    appId: credentials.appId,
    privateKey: credentials.privateKey,
    baseUrl: apiUrl,
    request: { fetch: requireUsableAnswers(fetch) },
    // Probot's own log lines would contain requests and payloads. The bot logs what matters itself.
    logLevel: 'fatal',
    logFormat: 'json',
    Octokit: ProbotOctokit.plugin(sendApiVersion).defaults(retrySettings(throttle, { throttleId: 'app' })),
  });
  const authenticateApp = () => probot.auth();
  return new AppClient({
    authenticateApp,
    apiUrl,
    fetch,
    clock,
    throttle,
    ...(waitToWrite ? { waitToWrite } : {}),
    ...(openPause ? { openPause } : {}),
    ...(onWait ? { onWait } : {}),
  });
}

const sendApiVersion = ({ hook }: Pick<InstanceType<typeof ProbotOctokit>, 'hook'>) => {
  hook.before('request', setApiVersion);
};
