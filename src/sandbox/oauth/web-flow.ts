import { createHash, randomBytes } from 'node:crypto';
import type { Credentials } from '../api/index.ts';
import { findOrCreateAccount, type World } from '../model/index.ts';

/** What an App asks of GitHub when it sends a person there to sign in. */
export interface AuthorizationRequest {
  callbackUrl: string;
  state: string | null;
  /** Of PKCE, as SHA-256 in base64url. */
  codeChallenge: string | null;
}

/** Why GitHub sends a person back without a code. */
type AuthorizationProblem = 'access_denied' | 'application_suspended' | 'redirect_uri_mismatch';

interface PendingCode extends AuthorizationRequest {
  login: string;
  until: number;
}

/** The answer of the token endpoint, with status 200 even where it is an error. */
export type TokenAnswer = Record<string, string | number>;

const codeLifetimeMs = 10 * 60_000;
const tokenLifetimeSeconds = 8 * 3600;
const refreshTokenLifetimeSeconds = 15_897_600;

/**
 * GitHub's web application flow, as its documentation describes it: "Generating a user access token
 * for a GitHub App" and "Troubleshooting authorization request errors". A code works once, within
 * ten minutes. Callback addresses have to match exactly; without one the App's first one is used.
 */
export class WebFlow {
  readonly #world: World;
  readonly #credentials: Credentials;
  readonly #codes = new Map<string, PendingCode>();

  constructor(world: World, credentials: Credentials) {
    this.#world = world;
    this.#credentials = credentials;
  }

  /**
   * @returns the address that the browser is sent back to where GitHub refuses, or the request that
   * the person is asked about. Undefined for an App that GitHub does not know.
   */
  begin(query: URLSearchParams): AuthorizationRequest | string | undefined {
    const { app } = this.#world;
    const [first] = app.callbackUrls;
    if (query.get('client_id') !== app.clientId || first === undefined) return undefined;
    const wanted = query.get('redirect_uri');
    const codeChallenge = query.get('code_challenge');
    if (codeChallenge !== null && query.get('code_challenge_method') !== 'S256') return undefined;
    const request = { callbackUrl: wanted ?? first, state: query.get('state'), codeChallenge };
    if (app.isSuspended) return refuse({ ...request, callbackUrl: first }, 'application_suspended');
    if (wanted !== null && !app.callbackUrls.includes(wanted))
      return refuse({ ...request, callbackUrl: first }, 'redirect_uri_mismatch');
    return request;
  }

  /** @returns the address with a code for this person. */
  approve(request: AuthorizationRequest, login: string): string {
    const code = randomBytes(10).toString('hex');
    this.#codes.set(code, { ...request, login, until: this.#world.clock.now() + codeLifetimeMs });
    return addParameters(request, { code });
  }

  deny(request: AuthorizationRequest): string {
    return refuse(request, 'access_denied');
  }

  /** Exchanges a code for a token. */
  exchange(parameters: Readonly<Record<string, unknown>>): TokenAnswer {
    const { app, clock } = this.#world;
    if (parameters.client_id !== app.clientId || parameters.client_secret !== app.clientSecret)
      return describeError('incorrect_client_credentials', 'The client_id and/or client_secret passed are incorrect.');
    const code = String(parameters.code);
    const pending = this.#codes.get(code);
    this.#codes.delete(code);
    if (pending && parameters.redirect_uri !== undefined && parameters.redirect_uri !== pending.callbackUrl)
      return describeError(
        'redirect_uri_mismatch',
        'The redirect_uri MUST match the registered callback URL for this application.',
      );
    if (!pending || pending.until <= clock.now() || !isVerified(pending, parameters.code_verifier))
      return describeError('bad_verification_code', 'The code passed is incorrect or expired.');
    return {
      access_token: this.#issueToken(pending.login),
      expires_in: tokenLifetimeSeconds,
      refresh_token: `ghr_${randomBytes(38).toString('hex')}`,
      refresh_token_expires_in: refreshTokenLifetimeSeconds,
      scope: '',
      token_type: 'bearer',
    };
  }

  #issueToken(login: string): string {
    const { app } = this.#world;
    const actor = { account: findOrCreateAccount(this.#world, login), app };
    const caller = { actor, permissions: app.permissions, repositories: undefined, isUser: true } as const;
    return this.#credentials.issueToken(caller, tokenLifetimeSeconds / 60).token;
  }
}

function isVerified({ codeChallenge }: PendingCode, verifier: unknown): boolean {
  if (codeChallenge === null) return true;
  return typeof verifier === 'string' && createHash('sha256').update(verifier).digest('base64url') === codeChallenge;
}

const descriptions: Record<AuthorizationProblem, string> = {
  access_denied: 'The user has denied your application access.',
  application_suspended: 'Your application has been suspended. Contact support@github.com.',
  redirect_uri_mismatch: 'The redirect_uri MUST match the registered callback URL for this application.',
};

const refuse = (request: AuthorizationRequest, error: AuthorizationProblem) =>
  addParameters(request, { error, error_description: descriptions[error], error_uri: '/apps/troubleshooting' });

function addParameters({ callbackUrl, state }: AuthorizationRequest, parameters: Record<string, string>): string {
  const url = new URL(callbackUrl);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  if (state !== null) url.searchParams.set('state', state);
  return url.href;
}

const describeError = (error: string, description: string): TokenAnswer => ({
  error,
  error_description: description,
  error_uri: '/apps/managing-oauth-apps/troubleshooting-oauth-app-access-token-request-errors',
});
