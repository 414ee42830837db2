import type { Clock } from '../runtime/clock.ts';
import { ForgeError, withForgeError } from './forge-error.ts';
import { hasWriteAccess, openOctokit, type RateLimitPause, readRepositoryStates } from './github/index.ts';
import type { GitHubClient } from './github-client.ts';
import {
  type InstalledRepository,
  type ListedRepository,
  listRepositories,
  type RepositoryMemory,
  readOwnStates,
} from './list-repositories.ts';

/** One attempt of GitHub to deliver a webhook. */
export interface DeliveryAttempt {
  /** Of this attempt. A redelivery has another one. */
  id: number;
  /** `X-GitHub-Delivery`: the same for all attempts. */
  guid: string;
  event: string;
  /** In ms since 1970. */
  attemptedAt: number;
  /** HTTP status of our response; 0 when GitHub got none. */
  status: number;
  isRedelivery: boolean;
}

/** What GitHub has registered about the App. */
export interface RegisteredApp {
  slug: string;
  /** By name: `read`, `write` or `admin`. */
  permissions: Readonly<Record<string, string>>;
  events: readonly string[];
  installations: number;
}

/** Where GitHub sends the App's webhooks. */
export interface WebhookConfig {
  /** Empty where none is set. */
  url: string;
  /** `json` or `form`. */
  contentType: string;
  hasSecret: boolean;
}

/** An installation, and the permissions that its account has accepted. */
export interface AppInstallation {
  account: string;
  permissions: Readonly<Record<string, string>>;
}

export interface AppClientSettings {
  /** Opens a client that acts as the App itself, by its private key. */
  authenticateApp: () => Promise<Pick<GitHubClient, 'rest' | 'paginate'>>;
  /** Base URL of the REST API. */
  apiUrl: string;
  fetch: typeof globalThis.fetch;
  clock: Clock;
  throttle: boolean;
  /** Waits for an installation's turn to write, where several machines keep one pace. */
  waitToWrite?: (installation: number) => Promise<void>;
  /** The pause that an installation's limits ask for. */
  openPause?: (installation: number) => RateLimitPause;
  /** Called with how long a request to GitHub waited for its turn, in seconds. */
  onWait?: (seconds: number) => void;
}

const minTokenLifetimeMs = 30 * 60 * 1000;
const maxDeliveryPages = 20;

/**
 * What the bot does as a GitHub App, beyond one repository: installations, tokens, deliveries.
 * Every method rejects with ForgeError. The constructor sends no request.
 */
export class AppClient {
  readonly apiUrl: string;
  readonly #settings: AppClientSettings;
  readonly #tokens = new Map<string, { token: string; expiresAt: number }>();
  #slug: string | undefined;

  constructor(settings: AppClientSettings) {
    this.apiUrl = settings.apiUrl;
    this.#settings = settings;
  }

  /** The App's name in its login `slug[bot]`. Requested once. */
  async getSlug(): Promise<string> {
    this.#slug ??= (await this.readApp()).slug;
    return this.#slug;
  }

  /**
   * The App as GitHub knows it. `bad-credentials` or `not-found` when the key or the id is wrong.
   */
  readApp(): Promise<RegisteredApp> {
    return withForgeError({ name: 'read-app' }, async () => {
      const { data } = await (await this.#settings.authenticateApp()).rest.apps.getAuthenticated();
      // A proxy may answer 200 with a page of its own.
      if (!data?.slug) throw new ForgeError('unavailable', { operation: { name: 'read-app' }, reason: { kind: 'no-answer' } });
      const { slug, permissions, events, installations_count: installations = 0 } = data;
      return { slug, permissions: toPermissions(permissions ?? {}), events: events ?? [], installations };
    });
  }

  readWebhookConfig(): Promise<WebhookConfig> {
    return withForgeError({ name: 'read-app' }, async () => {
      const { data } = await (await this.#settings.authenticateApp()).rest.apps.getWebhookConfigForApp();
      return { url: data.url ?? '', contentType: data.content_type ?? 'form', hasSecret: Boolean(data.secret) };
    });
  }

  /** Installations that are not suspended. */
  readInstallations(): Promise<AppInstallation[]> {
    return withForgeError({ name: 'list-installations' }, async () => {
      const octokit = await this.#settings.authenticateApp();
      const all = await octokit.paginate(octokit.rest.apps.listInstallations, { per_page: 100 });
      return all.flatMap(({ account, permissions, suspended_at }) => {
        if (suspended_at || !account) return [];
        return [{ account: account.login, permissions: toPermissions(permissions) }];
      });
    });
  }

  /** A token for this repository only, valid for at least half an hour. */
  getToken(repository: InstalledRepository): Promise<string> {
    const { owner, repo, installation } = repository;
    return withForgeError({ name: 'create-token', repository: `${owner}/${repo}` }, async () => {
      const known = this.#tokens.get(tokenKey(repository));
      if (known && known.expiresAt - this.#settings.clock.now() > minTokenLifetimeMs) return known.token;
      const octokit = await this.#settings.authenticateApp();
      const { data } = await octokit.rest.apps.createInstallationAccessToken({
        installation_id: installation,
        repositories: [repo],
      });
      this.#tokens.set(tokenKey(repository), { token: data.token, expiresAt: Date.parse(data.expires_at) });
      return data.token;
    });
  }

  /**
   * Forgets a repository's token, because GitHub rejects it or its permissions may have changed.
   * @returns whether there was one.
   */
  forgetToken(repository: InstalledRepository): boolean {
    return this.#tokens.delete(tokenKey(repository));
  }

  /** Forgets the tokens of an installation: its permissions were changed. */
  forgetTokensOf(installation: number): void {
    for (const key of this.#tokens.keys()) if (key.startsWith(`${installation}/`)) this.#tokens.delete(key);
  }

  /** A client for one repository. */
  async openClient(repository: InstalledRepository): Promise<GitHubClient> {
    return this.#openOctokit(await this.getToken(repository), repository.installation);
  }

  hasWriteAccess(repository: InstalledRepository, login: string): Promise<boolean> {
    const { owner, repo } = repository;
    return withForgeError({ name: 'read-permission', subject: login, repository: `${owner}/${repo}` }, async () =>
      hasWriteAccess(await this.openClient(repository), repository, login),
    );
  }

  /**
   * Every repository that the App is installed on, in batches, without suspended installations and
   * archived repositories.
   * @param onError called for an installation that can not be read. The others are listed all the
   * same.
   */
  listRepositories(memory: RepositoryMemory, onError: (error: unknown) => void): AsyncGenerator<ListedRepository[]> {
    return listRepositories({ ...this.#listing(memory), listInstallations: () => this.#listInstallations(), onError });
  }

  /** The repositories of one installation, without archived ones. They are listed anew. */
  listRepositoriesOf(installation: number, memory: RepositoryMemory): Promise<ListedRepository[]> {
    return withForgeError({ name: 'list-installed-repositories', subject: installation }, () =>
      readOwnStates(installation, undefined, this.#listing(memory)),
    );
  }

  #listing(memory: RepositoryMemory) {
    // A token for all repositories of an installation, for as long as they are listed.
    const clients = new Map<number, Promise<GitHubClient>>();
    const openClient = (installation: number): Promise<GitHubClient> => {
      const opened = clients.get(installation) ?? this.#openInstallation(installation);
      clients.set(installation, opened);
      return opened;
    };
    return {
      memory,
      listRepositoriesOf: async (installation: number) => {
        const octokit = await openClient(installation);
        const all = await octokit.paginate(octokit.rest.apps.listReposAccessibleToInstallation, { per_page: 100 });
        const present = all.filter(({ archived }) => !archived);
        return present.map(({ owner, name: repo, private: isPrivate }) => ({ owner: owner.login, repo, private: isPrivate }));
      },
      openStateReader: async (installation: number) => {
        const octokit = await openClient(installation);
        return (repositories: readonly InstalledRepository[]) => readRepositoryStates(octokit, repositories);
      },
    };
  }

  #openInstallation(installation: number): Promise<GitHubClient> {
    return withForgeError({ name: 'list-installed-repositories', subject: installation }, async () => {
      const app = await this.#settings.authenticateApp();
      const { data } = await app.rest.apps.createInstallationAccessToken({ installation_id: installation });
      return this.#openOctokit(data.token, installation);
    });
  }

  /**
   * GitHub's delivery attempts, newest first, at most two thousand.
   * @param since in ms since 1970.
   */
  listDeliveries(since: number): Promise<DeliveryAttempt[]> {
    return withForgeError({ name: 'list-deliveries' }, async () => {
      const octokit = await this.#settings.authenticateApp();
      const found: DeliveryAttempt[] = [];
      let pages = 0;
      for await (const { data } of octokit.paginate.iterator(octokit.rest.apps.listWebhookDeliveries, { per_page: 100 })) {
        const attempts = data.map(toDeliveryAttempt);
        found.push(...attempts.filter(({ attemptedAt }) => attemptedAt >= since));
        pages++;
        if (pages >= maxDeliveryPages || attempts.some(({ attemptedAt }) => attemptedAt < since)) break;
      }
      return found;
    });
  }

  /** Asks GitHub to send a delivery again. */
  redeliver(id: number): Promise<void> {
    return withForgeError({ name: 'request-redelivery' }, async () => {
      await (await this.#settings.authenticateApp()).rest.apps.redeliverWebhookDelivery({ delivery_id: id });
    });
  }

  /** GitHub's limits are those of an installation: one that is busy delays no other. */
  #openOctokit(token: string, installation: number): GitHubClient {
    const { apiUrl, fetch, clock, throttle, waitToWrite, openPause, onWait } = this.#settings;
    const shared = {
      ...(waitToWrite ? { waitToWrite: () => waitToWrite(installation) } : {}),
      ...(openPause ? { pause: openPause(installation) } : {}),
      ...(onWait ? { waitMeter: { now: clock.now, report: onWait } } : {}),
    };
    return openOctokit({ apiUrl, token, fetch, throttle, throttleId: `installation ${installation}`, ...shared });
  }

  #listInstallations(): Promise<number[]> {
    return withForgeError({ name: 'list-installations' }, async () => {
      const octokit = await this.#settings.authenticateApp();
      const all = await octokit.paginate(octokit.rest.apps.listInstallations, { per_page: 100 });
      return all.filter((installation) => !installation.suspended_at).map(({ id }) => id);
    });
  }
}

const toPermissions = (given: object): Record<string, string> =>
  Object.fromEntries(Object.entries(given).flatMap(([name, level]) => (typeof level === 'string' ? [[name, level]] : [])));

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
