import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { ListkeeperError } from '../../../errors/listkeeper-error.ts';
import { isForgeError } from '../../../forge/index.ts';
import { getMessages } from '../../../messages/index.ts';
import type { Clock } from '../../../runtime/clock.ts';
import { findLanguage } from '../../../text/language/accepted-language.ts';
import type { OAuthClient } from '../../github/index.ts';
import type { Logger } from '../../log.ts';
import { formatErrorWithRemedy } from '../../queue/index.ts';
import { type PageReply, type PageVisit, redirectTo } from '../page-reply.ts';
import { readPageNumber, renderListsPage } from '../render-page.ts';
import { SealedCookies, type Session } from './sealed-cookies.ts';
import { renderProblemPage, renderSignInPage, type SignInNotice } from './sign-in-pages.ts';
import {
  findAuthorizationProblem,
  SignInProblem,
  type SignInProblemCode,
  signInProblems,
  toSignInProblem,
} from './sign-in-problem.ts';
import type { VisibleLists } from './visible-lists.ts';

/** See `GitHubUsers` in `src/bot/github/`. */
interface UserAccess {
  exchangeCode(code: string, codeVerifier: string): Promise<{ token: string; expiresInSeconds: number | undefined }>;
  readLogin(token: string): Promise<string>;
  revoke(token: string): Promise<void>;
}

export interface SignInSettings {
  client: OAuthClient;
  /** GitHub for browsers, without a slash at its end. */
  webUrl: string;
  users: UserAccess;
  lists: Pick<VisibleLists, 'read' | 'forget'>;
  /** Whether the operator's token opens the page too. */
  hasToken: boolean;
  clock: Pick<Clock, 'now'>;
  log: Logger;
}

/** As long as GitHub's codes are valid. */
const attemptSeconds = 10 * 60;
/**
 * As long as GitHub's tokens of people are valid, unless the App's settings say that they never
 * expire.
 */
const maxSessionSeconds = 8 * 3600;
/** Codes that are exchanged at one time: anybody can make one of these requests cost one of ours. */
const maxExchanges = 20;
const maxFormBytes = 2000;

/** What the operator has to fix, or has to know of. */
const loggedProblems: ReadonlySet<SignInProblemCode> = new Set([
  'app-suspended',
  'wrong-callback',
  'wrong-client',
  'github-unavailable',
  'unexpected',
]);

/**
 * Signing in with GitHub, by the web flow of the App with state and PKCE (RFC 6749, RFC 7636,
 * RFC 9700). All that is known of a person is in a sealed cookie of that person's browser.
 *
 * No redirect address is sent, so GitHub takes the App's first callback address: none can be forged
 * by a header such as `Host`.
 */
export class SignIn {
  readonly #settings: SignInSettings;
  readonly #cookies: SealedCookies;
  #exchanges = 0;

  constructor(settings: SignInSettings) {
    this.#settings = settings;
    this.#cookies = new SealedCookies(settings.client, settings.clock);
  }

  /** `/lists`: the lists of a person who has signed in, or the page to sign in. */
  async show(visit: PageVisit): Promise<PageReply> {
    const session = await this.#cookies.open('session', visit.request.headers.cookie);
    if (!session) return this.#offer(visit, findNotice(visit.query));
    try {
      const { records, ...notes } = await this.#settings.lists.read(session.token);
      const { login, formToken } = session;
      const page = readPageNumber(visit.query);
      const view = { records, language: visit.language, page, now: this.#settings.clock.now() };
      return { status: 200, text: renderListsPage({ ...view, visitor: { login, formToken, ...notes } }), hasForm: true };
    } catch (error) {
      if (error instanceof ListkeeperError && error.code === 'queue-unavailable') throw error;
      if (!isForgeError(error, 'bad-credentials')) return this.#explain(visit, error);
      return this.#offer(visit, 'ended', { 'set-cookie': this.#cookies.clear('session') });
    }
  }

  /** `/lists/sign-in`: sends the browser to GitHub. */
  async begin({ language }: PageVisit): Promise<PageReply> {
    const { client, webUrl } = this.#settings;
    const [state, verifier] = [createSecret(), createSecret()];
    const address = new URL(`${webUrl}/login/oauth/authorize`);
    address.searchParams.set('client_id', client.clientId);
    address.searchParams.set('state', state);
    address.searchParams.set('code_challenge', createHash('sha256').update(verifier).digest('base64url'));
    address.searchParams.set('code_challenge_method', 'S256');
    // A new account sees no list.
    address.searchParams.set('allow_signup', 'false');
    const cookie = await this.#cookies.seal('attempt', { state, verifier, language }, attemptSeconds);
    return redirectTo(address.href, { 'set-cookie': cookie });
  }

  /** `/lists/callback`: GitHub sends the browser back. */
  async finish(visit: PageVisit): Promise<PageReply> {
    const { query, request } = visit;
    const attempt = await this.#cookies.open('attempt', request.headers.cookie);
    if (!attempt) return this.#explain(visit, new SignInProblem('no-attempt'));
    const here = { ...visit, language: findLanguage(attempt.language) ?? visit.language };
    // The cookie stays, so that a link made by somebody else cannot end a sign-in.
    if (!isSame(query.get('state'), attempt.state)) return this.#explain(here, new SignInProblem('wrong-state'));
    const used = this.#cookies.clear('attempt');
    try {
      const session = await this.#open(query, attempt.verifier);
      return redirectTo(`../lists?language=${here.language}`, { 'set-cookie': [used, session] });
    } catch (error) {
      return this.#explain(here, error, { 'set-cookie': used });
    }
  }

  /** `/lists/sign-out`: ends the token at GitHub too, so that a copy of the cookie is worth nothing. */
  async end(visit: PageVisit): Promise<PageReply> {
    const { request } = visit;
    // A browser sends no cookie with the form of another site, but would obey an answer that ends
    // one.
    if (isForeign(request)) return this.#explain(visit, new SignInProblem('foreign-form'));
    const cleared = { 'set-cookie': this.#cookies.clear('session') };
    const session = await this.#cookies.open('session', request.headers.cookie);
    if (!session) return redirectTo('../lists', cleared);
    const form = new URLSearchParams(await readForm(request));
    if (!isSame(form.get('token'), session.formToken)) return this.#explain(visit, new SignInProblem('foreign-form'));
    this.#settings.lists.forget(session.token);
    const language = findLanguage(form.get('language')) ?? visit.language;
    const notice: SignInNotice = (await this.#revoke(session.token)) ? 'signed-out' : 'signed-out-here';
    return redirectTo(`../lists?notice=${notice}&language=${language}`, cleared);
  }

  /** @returns the cookie of a new session. */
  async #open(query: URLSearchParams, verifier: string): Promise<string> {
    const { users } = this.#settings;
    const refusal = query.get('error');
    if (refusal !== null) throw findAuthorizationProblem(refusal);
    const code = query.get('code') ?? '';
    if (!/^[\w.~-]{1,400}$/.test(code)) throw new SignInProblem('bad-code');
    if (this.#exchanges >= maxExchanges) throw new SignInProblem('busy');
    this.#exchanges += 1;
    try {
      const { token, expiresInSeconds } = await users.exchangeCode(code, verifier);
      try {
        const session: Session = { token, login: await users.readLogin(token), formToken: createSecret() };
        return await this.#cookies.seal('session', session, Math.min(expiresInSeconds ?? maxSessionSeconds, maxSessionSeconds));
      } catch (error) {
        await this.#revoke(token);
        throw error;
      }
    } finally {
      this.#exchanges -= 1;
    }
  }

  /** @returns whether GitHub has ended the token. One that it does not know has ended already. */
  async #revoke(token: string): Promise<boolean> {
    try {
      await this.#settings.users.revoke(token);
      return true;
    } catch (error) {
      return isForgeError(error, 'refused') || isForgeError(error, 'not-found');
    }
  }

  #offer({ language }: PageVisit, notice: SignInNotice | undefined, headers: PageReply['headers'] = {}): PageReply {
    return { status: 200, text: renderSignInPage({ language, notice, hasToken: this.#settings.hasToken }), headers };
  }

  #explain({ language, path }: PageVisit, error: unknown, headers: PageReply['headers'] = {}): PageReply {
    const { clock, log } = this.#settings;
    const { code, cause, retryAt } = toSignInProblem(error);
    if (loggedProblems.has(code)) log('warn', getMessages('en').log.signInFailed(code, describeCause(cause)));
    const waitSeconds = retryAt === undefined ? 60 : Math.max(1, Math.ceil((retryAt - clock.now()) / 1000));
    const retry = code === 'rate-limited' || code === 'busy' ? { 'retry-after': String(waitSeconds) } : {};
    const text = renderProblemPage({ language, problem: code, isBelow: path !== '/lists' });
    return { status: signInProblems[code], text, headers: { ...headers, ...retry } };
  }
}

const createSecret = () => randomBytes(32).toString('base64url');

/** In constant time, and as digests, so that lengths tell nothing either. */
function isSame(given: string | null, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return given !== null && timingSafeEqual(digest(given), digest(expected));
}

/** Browsers say since 2023 from where a request comes. Older ones have the token of the form alone. */
function isForeign({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin';
}

function findNotice(query: URLSearchParams): SignInNotice | undefined {
  const notice = query.get('notice');
  return notice === 'signed-out' || notice === 'signed-out-here' ? notice : undefined;
}

/** @returns nothing for a form that is larger than ours. */
async function readForm(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  const body: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxFormBytes) return '';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Never a token: errors of the forge are shortened, and others only have their name. */
function describeCause(cause: unknown): string {
  if (cause instanceof ListkeeperError) return formatErrorWithRemedy(cause);
  return cause instanceof Error ? cause.name : '';
}
