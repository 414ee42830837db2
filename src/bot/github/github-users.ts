import { deleteToken, exchangeWebFlowCode } from '@octokit/oauth-methods';
import { z } from 'zod';
import { openOctokit } from '../../forge/github/index.ts';
import { isForgeError, withForgeError } from '../../forge/index.ts';
import type { OAuthClient } from './oauth-client.ts';

export interface GitHubUsersSettings {
  client: OAuthClient;
  /** Base address of the REST API; see `resolveApiUrl`. */
  apiUrl: string;
  fetch: typeof globalThis.fetch;
}

/** A token of a person, which may do no more than that person and the App both may. */
export interface UserToken {
  token: string;
  /** As GitHub says. Undefined where tokens of the App never expire. */
  expiresInSeconds: number | undefined;
}

/** What a person may see of installations. */
export interface VisibleRepositories {
  /** Each as {@link formatVisibleName}. */
  names: ReadonlySet<string>;
  /** Not all were read, because there are more than {@link maxRequests} pages. */
  isPartial: boolean;
  /** GitHub left organizations out, in which the person has not signed in (SAML). */
  hidesOrganizations: boolean;
}

/**
 * GitHub's own code for why a code was not exchanged, such as `bad_verification_code`.
 * https://docs.github.com/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors
 */
class ExchangeRefusal extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.name = 'ExchangeRefusal';
    this.code = code;
  }
}

const pageSize = 100;
/** Of one look at what a person may see: 10,000 repositories. */
const maxRequests = 100;
const requestsAtOnce = 5;
/** A person waits for the answer. */
const maxWaitMs = 20_000;

const tokenSchema = z.object({ access_token: z.string().min(1).max(2000), expires_in: z.number().positive().optional() });
const refusalSchema = z.object({ response: z.object({ data: z.object({ error: z.string().max(100) }) }) });
const installationsSchema = z.object({
  total_count: z.number().int(),
  installations: z.array(z.object({ id: z.number().int(), suspended_at: z.string().nullish() })),
});
const repositoriesSchema = z.object({
  total_count: z.number().int(),
  repositories: z.array(z.object({ name: z.string(), owner: z.object({ login: z.string() }) })),
});

/** Names of GitHub ignore case. */
export const formatVisibleName = (installation: number, owner: string, repo: string): string =>
  `${installation} ${owner}/${repo}`.toLowerCase();

/**
 * People who sign in to the App with GitHub. Nothing waits for a rate limit, and nothing is tried
 * again: the person does so. All methods reject with ForgeError.
 */
export class GitHubUsers {
  readonly #settings: GitHubUsersSettings;

  constructor(settings: GitHubUsersSettings) {
    this.#settings = settings;
  }

  /**
   * Exchanges the code that GitHub gave a browser. It works once, within ten minutes.
   * @throws ExchangeRefusal with GitHub's reason.
   */
  async exchangeCode(code: string, codeVerifier: string): Promise<UserToken> {
    const { clientId, clientSecret } = this.#settings.client;
    // The package knows no PKCE. A default of its client becomes part of the body.
    const request = this.#open().request.defaults({ code_verifier: codeVerifier, ...this.#limitTime() });
    return withForgeError({ name: 'sign-in' }, async () => {
      try {
        const { data } = await exchangeWebFlowCode({ clientType: 'github-app', clientId, clientSecret, code, request });
        const { access_token: token, expires_in: expiresInSeconds } = tokenSchema.parse(data);
        return { token, expiresInSeconds };
      } catch (error) {
        const refusal = refusalSchema.safeParse(error).data;
        throw refusal ? new ExchangeRefusal(refusal.response.data.error) : error;
      }
    });
  }

  /** Whose token it is. */
  readLogin(token: string): Promise<string> {
    return withForgeError({ name: 'sign-in' }, async () => {
      const { data } = await this.#open(token).request('GET /user', this.#limitTime());
      return z.object({ login: z.string().min(1).max(100) }).parse(data).login;
    });
  }

  /**
   * What the person of a token may see of some installations. Others are not asked about.
   * @param installations those that matter.
   */
  listRepositories(token: string, installations: ReadonlySet<number>): Promise<VisibleRepositories> {
    const read = new VisibleRepositoriesReader(this.#open(token).request.defaults(this.#limitTime()), installations);
    return withForgeError({ name: 'list-installed-repositories' }, () => read.run());
  }

  /** Ends a token at GitHub. */
  async revoke(token: string): Promise<void> {
    const { clientId, clientSecret } = this.#settings.client;
    const request = this.#open().request.defaults(this.#limitTime());
    await withForgeError({ name: 'sign-in' }, () =>
      deleteToken({ clientType: 'github-app', clientId, clientSecret, token, request }),
    );
  }

  #open(token?: string) {
    const { apiUrl, fetch } = this.#settings;
    return openOctokit({ apiUrl, fetch, throttle: false, ...(token === undefined ? {} : { token }) });
  }

  #limitTime = () => ({ request: { signal: AbortSignal.timeout(maxWaitMs) } });
}

type Request = ReturnType<typeof openOctokit>['request'];

interface Page<T> {
  total: number;
  items: T[];
}

/** One look at what a person may see. */
class VisibleRepositoriesReader {
  readonly #request: Request;
  readonly #wanted: ReadonlySet<number>;
  readonly #names = new Set<string>();
  #requestsLeft = maxRequests;
  #isPartial = false;
  #hidesOrganizations = false;

  constructor(request: Request, wanted: ReadonlySet<number>) {
    this.#request = request;
    this.#wanted = wanted;
  }

  async run(): Promise<VisibleRepositories> {
    const installations = await this.#readPages(async (page) => this.#readInstallations(page));
    for (const { id, suspended_at: suspendedAt } of installations)
      if (this.#wanted.has(id) && !suspendedAt) await this.#readRepositoriesOf(id);
    return { names: this.#names, isPartial: this.#isPartial, hidesOrganizations: this.#hidesOrganizations };
  }

  async #readInstallations(page: number) {
    const { data, headers } = await this.#request('GET /user/installations', { per_page: pageSize, page });
    if (String(headers['x-github-sso'] ?? '').startsWith('partial-results')) this.#hidesOrganizations = true;
    const { total_count: total, installations: items } = installationsSchema.parse(data);
    return { total, items };
  }

  /** An installation that was suspended or removed meanwhile shows nothing. */
  async #readRepositoriesOf(installation: number): Promise<void> {
    try {
      const found = await this.#readPages((page) => this.#readRepositories(installation, page));
      for (const { name, owner } of found) this.#names.add(formatVisibleName(installation, owner.login, name));
    } catch (error) {
      const isHidden = (['suspended', 'not-found', 'not-permitted'] as const).some((each) => isForgeError(error, each));
      if (!isHidden) throw error;
    }
  }

  #readRepositories(
    installation: number,
    page: number,
  ): Promise<Page<z.infer<typeof repositoriesSchema>['repositories'][number]>> {
    return withForgeError({ name: 'list-installed-repositories' }, async () => {
      const where = { installation_id: installation, per_page: pageSize, page };
      const { data } = await this.#request('GET /user/installations/{installation_id}/repositories', where);
      const { total_count: total, repositories: items } = repositoriesSchema.parse(data);
      return { total, items };
    });
  }

  /** All pages of a list, by the number of its items, as far as requests are left. */
  async #readPages<T>(readPage: (page: number) => Promise<Page<T>>): Promise<T[]> {
    const wanted = this.#take(1);
    if (wanted === 0) return [];
    const first = await readPage(1);
    const items = [...first.items];
    const last = 1 + this.#take(Math.ceil(first.total / pageSize) - 1);
    for (let page = 2; page <= last; page += requestsAtOnce) {
      const numbers = Array.from({ length: Math.min(requestsAtOnce, last - page + 1) }, (_, index) => page + index);
      for (const next of await Promise.all(numbers.map(readPage))) items.push(...next.items);
    }
    return items;
  }

  /** @returns how many of so many requests may be sent. */
  #take(count: number): number {
    const taken = Math.min(Math.max(0, count), this.#requestsLeft);
    if (taken < count) this.#isPartial = true;
    this.#requestsLeft -= taken;
    return taken;
  }
}
