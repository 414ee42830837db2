import type { Clock } from '../runtime/clock.ts';
import { toForgeError } from './forge-error.ts';
import { hasWriteAccess, openOctokit } from './github/index.ts';
import type { GitHubClient } from './github-client.ts';

/** A repository that the App is installed on, and the installation that lets it in. */
export interface InstalledRepository {
  installation: number;
  owner: string;
  repo: string;
}

/** One attempt of GitHub to tell us something, as GitHub remembers it. */
export interface DeliveryAttempt {
  /** Of this attempt; a delivery that is asked for again gets another one. */
  id: number;
  /** `X-GitHub-Delivery`: the same for all attempts. */
  guid: string;
  event: string;
  /** In milliseconds since 1970. */
  attemptedAt: number;
  /** HTTP status of our answer; 0 when GitHub got none. */
  status: number;
  /** Whether this attempt was asked for. */
  isRedelivery: boolean;
}

/** What the bot asks of GitHub as an App, and not as a job in one repository. Everything rejects with ForgeError. */
export interface AppClient {
  /** Our name, as it stands before `[bot]` in our login. Asked for once. */
  getSlug(): Promise<string>;
  /** A token for one repository and no other, good for at least half an hour. */
  getToken(place: InstalledRepository): Promise<string>;
  /** Drops the token of a repository, since GitHub does not take it any more or gives another one now. True when there was one. */
  forgetToken(place: InstalledRepository): boolean;
  /** A client for one repository. */
  openClient(place: InstalledRepository): Promise<GitHubClient>;
  /** Whether this person may write to the repository. */
  hasWriteAccess(place: InstalledRepository, login: string): Promise<boolean>;
  /** Whether our check is concluded on this commit. */
  hasCompletedCheck(place: InstalledRepository, sha: string): Promise<boolean>;
  /**
   * Every repository the App is installed on, over all pages; suspended installations and archived repositories left out. What goes
   * wrong with one installation is told to `trouble` and does not keep from the others.
   */
  listRepositories(trouble: (error: unknown) => void): AsyncGenerator<InstalledRepository>;
  /** GitHub's attempts to reach us, newest first, back to `since` (milliseconds since 1970) or two thousand of them. */
  listDeliveries(since: number): Promise<DeliveryAttempt[]>;
  /** Asks GitHub to send this delivery again. */
  redeliver(id: number): Promise<void>;
}

export interface AppClientSettings {
  /** A client that speaks as the App itself, by its key. */
  authenticateApp: () => Promise<Pick<GitHubClient, 'rest' | 'paginate'>>;
  /** Base address of the REST API. */
  apiUrl: string;
  fetch: typeof globalThis.fetch;
  /** Name of the check that is our verdict. */
  checkName: string;
  clock: Clock;
  throttle: boolean;
}

const minTokenLifetimeMs = 30 * 60 * 1000;
const maxDeliveryPages = 20;

/** Asks nothing yet. */
export function createAppClient({ authenticateApp, apiUrl, fetch, checkName, clock, throttle }: AppClientSettings): AppClient {
  const tokens = new Map<string, { token: string; until: number }>();
  let name: string | undefined;

  const withForgeError = async <T>(doing: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw toForgeError(error, doing);
    }
  };

  const token = (place: InstalledRepository) =>
    withForgeError(`get access to ${place.owner}/${place.repo}`, async () => {
      const key = tokenKey(place);
      const known = tokens.get(key);
      if (known && known.until - clock.now() > minTokenLifetimeMs) return known.token;
      const octokit = await authenticateApp();
      const { data } = await octokit.rest.apps.createInstallationAccessToken({
        installation_id: place.installation,
        repositories: [place.repo],
      });
      tokens.set(key, { token: data.token, until: Date.parse(data.expires_at) });
      return data.token;
    });

  const client = async (place: InstalledRepository) => openOctokit({ apiUrl, token: await token(place), fetch, throttle });

  const slug = () =>
    withForgeError('ask what this App is called', async () => {
      name ??= (await (await authenticateApp()).rest.apps.getAuthenticated()).data?.slug;
      if (!name) throw new Error('GitHub did not say what this App is called.');
      return name;
    });

  return {
    getToken: token,
    getSlug: slug,
    openClient: client,
    forgetToken: (place) => tokens.delete(tokenKey(place)),

    hasWriteAccess: (place, login) =>
      withForgeError(`ask what ${login} may do in ${place.owner}/${place.repo}`, async () =>
        hasWriteAccess(await client(place), place, login),
      ),

    hasCompletedCheck: (place, sha) =>
      withForgeError(`read the checks of ${sha.slice(0, 7)} in ${place.owner}/${place.repo}`, async () => {
        const { owner, repo } = place;
        const asked = { owner, repo, ref: sha, check_name: checkName, per_page: 100 };
        const { data } = await (await client(place)).rest.checks.listForRef(asked);
        const us = await slug();
        return data.check_runs.some((run) => run.app?.slug === us && run.status === 'completed');
      }),

    async *listRepositories(trouble) {
      for (const installation of await installations()) {
        try {
          yield* await repositoriesOf(installation);
        } catch (error) {
          trouble(error);
        }
      }
    },

    listDeliveries: (since) =>
      withForgeError('list the deliveries of webhooks', async () => {
        const octokit = await authenticateApp();
        const found: DeliveryAttempt[] = [];
        let pages = 0;
        for await (const { data } of octokit.paginate.iterator(octokit.rest.apps.listWebhookDeliveries, { per_page: 100 })) {
          const read = data.map(toDeliveryAttempt);
          found.push(...read.filter(({ attemptedAt }) => attemptedAt >= since));
          pages++;
          if (pages >= maxDeliveryPages || read.some(({ attemptedAt }) => attemptedAt < since)) break;
        }
        return found;
      }),

    redeliver: (id) =>
      withForgeError('ask for a webhook again', async () => {
        await (await authenticateApp()).rest.apps.redeliverWebhookDelivery({ delivery_id: id });
      }),
  };

  function installations(): Promise<number[]> {
    return withForgeError('list the installations', async () => {
      const octokit = await authenticateApp();
      const all = await octokit.paginate(octokit.rest.apps.listInstallations, { per_page: 100 });
      return all.filter((installation) => !installation.suspended_at).map(({ id }) => id);
    });
  }

  function repositoriesOf(installation: number): Promise<InstalledRepository[]> {
    return withForgeError(`list the repositories of installation ${installation}`, async () => {
      const app = await authenticateApp();
      const { data } = await app.rest.apps.createInstallationAccessToken({ installation_id: installation });
      const octokit = openOctokit({ apiUrl, token: data.token, fetch, throttle });
      const all = await octokit.paginate(octokit.rest.apps.listReposAccessibleToInstallation, { per_page: 100 });
      return all.filter(({ archived }) => !archived).map(({ owner, name: repo }) => ({ installation, owner: owner.login, repo }));
    });
  }
}

const tokenKey = ({ installation, owner, repo }: InstalledRepository) => `${installation}/${owner}/${repo}`.toLowerCase();

interface RestDelivery {
  id: number;
  guid: string;
  event: string;
  delivered_at: string;
  status_code: number;
  redelivery: boolean;
}

function toDeliveryAttempt({ id, guid, event, delivered_at, status_code, redelivery }: RestDelivery): DeliveryAttempt {
  return { id, guid, event, attemptedAt: Date.parse(delivered_at), status: status_code, isRedelivery: redelivery };
}
