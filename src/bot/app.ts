import { Probot, ProbotOctokit } from 'probot';
import { apiAddress, type GitHubClient, openOctokit } from '../forge/octokit.ts';
import type { Clock } from '../net/clock.ts';
import type { Network } from '../net/network.ts';
import type { Credentials } from './credentials.ts';

export interface RepositoryOfApp {
  installation: number;
  owner: string;
  repo: string;
}

/** The bot's standing as a GitHub App: who it is, where it is installed, and what lets it in there. */
export interface GitHubApp {
  /** Where the API is. */
  api: string;
  /** Whether GitHub signed these bytes with our secret, by the header `X-Hub-Signature-256`. */
  verify(body: string, signature: string): Promise<boolean>;
  /** Our name, as it stands before `[bot]` in our login. Asked for once. */
  slug(): Promise<string>;
  /** A token for one repository and no other, good for at least half an hour. */
  token(place: RepositoryOfApp): Promise<string>;
  /** A client for one repository. */
  client(place: RepositoryOfApp): Promise<GitHubClient>;
  /** Whether this person may write to the repository. */
  mayWrite(place: RepositoryOfApp, login: string): Promise<boolean>;
  /** Whether we have concluded a check run on this commit. */
  hasVerdict(place: RepositoryOfApp, sha: string): Promise<boolean>;
  /** Every repository the App is installed on, over all pages; suspended installations and archived repositories left out. */
  repositories(): AsyncGenerator<RepositoryOfApp>;
}

export interface AppSettings {
  credentials: Credentials;
  environment: Readonly<Record<string, string | undefined>>;
  network: Pick<Network, 'fetch'>;
  clock: Clock;
  /** Keep GitHub's pace for writes. False for a forge on loopback. Default true. */
  throttle?: boolean;
}

const halfAnHour = 30 * 60 * 1000;

/** Probot holds key and secret and speaks as the App; what it says goes through our network. Asks nothing yet. */
export function openApp({ credentials, environment, network, clock, throttle = true }: AppSettings): GitHubApp {
  const api = apiAddress(environment);
  const probot = new Probot({
    appId: credentials.appId,
    privateKey: credentials.privateKey,
    secret: credentials.webhookSecret,
    baseUrl: api,
    request: { fetch: network.fetch },
    // Probot's own lines would name requests and payloads; what is worth saying the bot says itself.
    logLevel: 'fatal',
    logFormat: 'json',
    Octokit: throttle ? ProbotOctokit : ProbotOctokit.defaults({ throttle: { enabled: false }, retry: { enabled: false } }),
  });
  const tokens = new Map<string, { token: string; until: number }>();
  let name: string | undefined;

  async function token({ installation, owner, repo }: RepositoryOfApp): Promise<string> {
    const key = `${installation}/${owner}/${repo}`.toLowerCase();
    const known = tokens.get(key);
    if (known && known.until - clock.now() > halfAnHour) return known.token;
    const octokit = await probot.auth();
    const { data } = await octokit.rest.apps.createInstallationAccessToken({
      installation_id: installation,
      repositories: [repo],
    });
    tokens.set(key, { token: data.token, until: Date.parse(data.expires_at) });
    return data.token;
  }

  const client = async (place: RepositoryOfApp) =>
    openOctokit({ api, token: await token(place), fetch: network.fetch, throttle });

  async function slug(): Promise<string> {
    const octokit = await probot.auth();
    name ??= (await octokit.rest.apps.getAuthenticated()).data?.slug;
    if (!name) throw new Error('GitHub did not say what this App is called.');
    return name;
  }

  return {
    api,
    token,
    slug,
    client,
    async verify(body, signature) {
      await probot.ready();
      return probot.webhooks.verify(body, signature);
    },
    async mayWrite(place, login) {
      const octokit = await client(place);
      const { owner, repo } = place;
      const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({ owner, repo, username: login });
      return data.permission === 'admin' || data.permission === 'write';
    },
    async hasVerdict(place, sha) {
      const octokit = await client(place);
      const { owner, repo } = place;
      const { data } = await octokit.rest.checks.listForRef({ owner, repo, ref: sha, per_page: 100 });
      const us = await slug();
      return data.check_runs.some((run) => run.app?.slug === us && run.status === 'completed');
    },
    async *repositories() {
      const octokit = await probot.auth();
      for await (const { data } of octokit.paginate.iterator(octokit.rest.apps.listInstallations, { per_page: 100 })) {
        for (const installation of data) {
          if (installation.suspended_at) continue;
          yield* repositoriesOf(installation.id);
        }
      }
    },
  };

  async function* repositoriesOf(installation: number): AsyncGenerator<RepositoryOfApp> {
    const app = await probot.auth();
    const { data } = await app.rest.apps.createInstallationAccessToken({ installation_id: installation });
    const octokit = openOctokit({ api, token: data.token, fetch: network.fetch, throttle });
    const pages = octokit.paginate.iterator(octokit.rest.apps.listReposAccessibleToInstallation, { per_page: 100 });
    for await (const page of pages) {
      for (const repository of page.data) {
        if (repository.archived) continue;
        yield { installation, owner: repository.owner.login, repo: repository.name };
      }
    }
  }
}
