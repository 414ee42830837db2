import type { Clock } from '../net/clock.ts';
import { forgeError } from './errors.ts';
import { mayWrite } from './may-write.ts';
import { type GitHubClient, openOctokit } from './octokit.ts';

/** A repository that the App is installed on, and the installation that lets it in. */
export interface RepositoryOfApp {
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
  at: number;
  /** HTTP status of our answer; 0 when GitHub got none. */
  status: number;
  /** Whether this attempt was asked for. */
  again: boolean;
}

/** What the bot asks of GitHub as an App, and not as a job in one repository. Everything rejects with ForgeError. */
export interface AppDoor {
  /** Our name, as it stands before `[bot]` in our login. Asked for once. */
  slug(): Promise<string>;
  /** A token for one repository and no other, good for at least half an hour. */
  token(place: RepositoryOfApp): Promise<string>;
  /** Drops the token of a repository, since GitHub does not take it any more or gives another one now. True when there was one. */
  forget(place: RepositoryOfApp): boolean;
  /** A client for one repository. */
  client(place: RepositoryOfApp): Promise<GitHubClient>;
  /** Whether this person may write to the repository. */
  mayWrite(place: RepositoryOfApp, login: string): Promise<boolean>;
  /** Whether our check is concluded on this commit. */
  hasVerdict(place: RepositoryOfApp, sha: string): Promise<boolean>;
  /**
   * Every repository the App is installed on, over all pages; suspended installations and archived repositories left out. What goes
   * wrong with one installation is told to `trouble` and does not keep from the others.
   */
  repositories(trouble: (error: unknown) => void): AsyncGenerator<RepositoryOfApp>;
  /** GitHub's attempts to reach us, newest first, back to `since` (milliseconds since 1970) or two thousand of them. */
  deliveries(since: number): Promise<DeliveryAttempt[]>;
  /** Asks GitHub to send this delivery again. */
  redeliver(id: number): Promise<void>;
}

export interface AppDoorSettings {
  /** A client that speaks as the App itself, by its key. */
  asApp: () => Promise<Pick<GitHubClient, 'rest' | 'paginate'>>;
  /** Base address of the REST API. */
  api: string;
  fetch: typeof globalThis.fetch;
  /** Name of the check that is our verdict. */
  check: string;
  clock: Clock;
  throttle: boolean;
}

const halfAnHour = 30 * 60 * 1000;
const mostPages = 20;

/** Asks nothing yet. */
export function appDoor({ asApp, api, fetch, check, clock, throttle }: AppDoorSettings): AppDoor {
  const tokens = new Map<string, { token: string; until: number }>();
  let name: string | undefined;

  const attempt = async <T>(doing: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw forgeError(error, doing);
    }
  };

  const token = (place: RepositoryOfApp) =>
    attempt(`get access to ${place.owner}/${place.repo}`, async () => {
      const key = keyOf(place);
      const known = tokens.get(key);
      if (known && known.until - clock.now() > halfAnHour) return known.token;
      const octokit = await asApp();
      const { data } = await octokit.rest.apps.createInstallationAccessToken({
        installation_id: place.installation,
        repositories: [place.repo],
      });
      tokens.set(key, { token: data.token, until: Date.parse(data.expires_at) });
      return data.token;
    });

  const client = async (place: RepositoryOfApp) => openOctokit({ api, token: await token(place), fetch, throttle });

  const slug = () =>
    attempt('ask what this App is called', async () => {
      name ??= (await (await asApp()).rest.apps.getAuthenticated()).data?.slug;
      if (!name) throw new Error('GitHub did not say what this App is called.');
      return name;
    });

  return {
    token,
    slug,
    client,
    forget: (place) => tokens.delete(keyOf(place)),

    mayWrite: (place, login) =>
      attempt(`ask what ${login} may do in ${place.owner}/${place.repo}`, async () =>
        mayWrite(await client(place), place, login),
      ),

    hasVerdict: (place, sha) =>
      attempt(`read the checks of ${sha.slice(0, 7)} in ${place.owner}/${place.repo}`, async () => {
        const { owner, repo } = place;
        const asked = { owner, repo, ref: sha, check_name: check, per_page: 100 };
        const { data } = await (await client(place)).rest.checks.listForRef(asked);
        const us = await slug();
        return data.check_runs.some((run) => run.app?.slug === us && run.status === 'completed');
      }),

    async *repositories(trouble) {
      for (const installation of await installations()) {
        try {
          yield* await repositoriesOf(installation);
        } catch (error) {
          trouble(error);
        }
      }
    },

    deliveries: (since) =>
      attempt('list the deliveries of webhooks', async () => {
        const octokit = await asApp();
        const found: DeliveryAttempt[] = [];
        let pages = 0;
        for await (const { data } of octokit.paginate.iterator(octokit.rest.apps.listWebhookDeliveries, { per_page: 100 })) {
          const read = data.map(attemptOf);
          found.push(...read.filter(({ at }) => at >= since));
          pages++;
          if (pages >= mostPages || read.some(({ at }) => at < since)) break;
        }
        return found;
      }),

    redeliver: (id) =>
      attempt('ask for a webhook again', async () => {
        await (await asApp()).rest.apps.redeliverWebhookDelivery({ delivery_id: id });
      }),
  };

  function installations(): Promise<number[]> {
    return attempt('list the installations', async () => {
      const octokit = await asApp();
      const all = await octokit.paginate(octokit.rest.apps.listInstallations, { per_page: 100 });
      return all.filter((installation) => !installation.suspended_at).map(({ id }) => id);
    });
  }

  function repositoriesOf(installation: number): Promise<RepositoryOfApp[]> {
    return attempt(`list the repositories of installation ${installation}`, async () => {
      const app = await asApp();
      const { data } = await app.rest.apps.createInstallationAccessToken({ installation_id: installation });
      const octokit = openOctokit({ api, token: data.token, fetch, throttle });
      const all = await octokit.paginate(octokit.rest.apps.listReposAccessibleToInstallation, { per_page: 100 });
      return all.filter(({ archived }) => !archived).map(({ owner, name: repo }) => ({ installation, owner: owner.login, repo }));
    });
  }
}

const keyOf = ({ installation, owner, repo }: RepositoryOfApp) => `${installation}/${owner}/${repo}`.toLowerCase();

interface RestDelivery {
  id: number;
  guid: string;
  event: string;
  delivered_at: string;
  status_code: number;
  redelivery: boolean;
}

function attemptOf({ id, guid, event, delivered_at, status_code, redelivery }: RestDelivery): DeliveryAttempt {
  return { id, guid, event, at: Date.parse(delivered_at), status: status_code, again: redelivery };
}
