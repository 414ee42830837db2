import { isForgeError } from '../../../forge/index.ts';

/** Why somebody is not signed in, each with a page of its own, and the status of that page. */
export const signInProblems = {
  /** Refused on GitHub's page. */
  denied: 403,
  /** The browser has no cookie of a sign-in that has begun: too late, or it keeps none. */
  'no-attempt': 400,
  /** The visit belongs to another sign-in. */
  'wrong-state': 400,
  /** GitHub does not take the code: too old, or used. */
  'bad-code': 400,
  'app-suspended': 503,
  'wrong-callback': 500,
  'wrong-client': 500,
  'unverified-email': 403,
  'account-suspended': 403,
  'rate-limited': 429,
  'github-unavailable': 502,
  /** GitHub answered otherwise than its documentation says. */
  unexpected: 502,
  /** Too many sign-ins at once. */
  busy: 503,
  /** A form that is not from a page of this person. */
  'foreign-form': 403,
} as const;

export type SignInProblemCode = keyof typeof signInProblems;

export class SignInProblem extends Error {
  readonly code: SignInProblemCode;
  /** When to come back, in ms since 1970, where GitHub said so. */
  readonly retryAt: number | undefined;

  constructor(code: SignInProblemCode, options: ErrorOptions & { retryAt?: number | undefined } = {}) {
    super(code, options);
    this.name = 'SignInProblem';
    this.code = code;
    this.retryAt = options.retryAt;
  }
}

/**
 * What GitHub says in the address by which it sends a browser back. Its description is not shown,
 * since anybody can write such an address.
 * https://docs.github.com/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-authorization-request-errors
 */
const authorizationProblems: Readonly<Record<string, SignInProblemCode>> = {
  access_denied: 'denied',
  application_suspended: 'app-suspended',
  redirect_uri_mismatch: 'wrong-callback',
};

/** What GitHub says where it exchanges no code. */
const exchangeProblems: Readonly<Record<string, SignInProblemCode>> = {
  bad_verification_code: 'bad-code',
  incorrect_client_credentials: 'wrong-client',
  redirect_uri_mismatch: 'wrong-callback',
  unverified_user_email: 'unverified-email',
};

const find = (problems: Readonly<Record<string, SignInProblemCode>>, code: string) =>
  Object.hasOwn(problems, code) ? (problems[code] ?? 'unexpected') : 'unexpected';

export const findAuthorizationProblem = (code: string) => new SignInProblem(find(authorizationProblems, code));

/** The problem page for a failure of GitHub. */
export function toSignInProblem(error: unknown): SignInProblem {
  if (error instanceof SignInProblem) return error;
  // Recognised by its shape: its class would load Octokit.
  if (error instanceof Error && error.name === 'ExchangeRefusal' && 'code' in error)
    return new SignInProblem(find(exchangeProblems, String(error.code)), { cause: error });
  if (isForgeError(error, 'rate-limited')) return new SignInProblem('rate-limited', { cause: error, retryAt: error.retryAt });
  if (isForgeError(error, 'unavailable')) return new SignInProblem('github-unavailable', { cause: error });
  if (isForgeError(error, 'suspended')) return new SignInProblem('account-suspended', { cause: error });
  return new SignInProblem('unexpected', { cause: error });
}
