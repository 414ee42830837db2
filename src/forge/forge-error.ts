/** What can go wrong between us and a forge, with a word for each that a program can act on and a sentence that a person can. */

export const forgeErrorCodes = [
  'not-permitted', // the App or token may not do this
  'bad-credentials', // the token or key is not accepted at all
  'not-found', // repository, pull request, branch or file
  'moved', // the branch has moved on, or changed under our hands: run the job again
  'rate-limited', // asked too much: come back at `retryAt`
  'protected-branch', // a rule keeps us from writing to the branch
  'issues-disabled',
  'archived', // the repository is read-only
  'suspended', // the installation is suspended, or the account blocked
  'empty', // the repository has no commit yet
  'too-large', // more than we are ready to read
  'unavailable', // the forge does not answer, or with 5xx
  'refused', // the forge says that the request is wrong (422)
] as const;

export type ForgeErrorCode = (typeof forgeErrorCodes)[number];

const remedies: Record<ForgeErrorCode, string> = {
  'not-permitted':
    'Grant the permission in the App’s settings and accept it in the installation, or give the workflow’s token the permission.',
  'bad-credentials': 'Check the App’s id and private key, or the token.',
  'not-found': 'Check the name, and that the App is installed on this repository.',
  moved: 'Nothing to do: the job runs again on what is there now.',
  'rate-limited': 'Nothing to do: the job runs again when the limit is over.',
  'protected-branch': 'Let the App pass the branch’s rules, or set `publish.by: pull-request` in .github/listkeeper.yml.',
  'issues-disabled': 'Turn issues on in the repository’s settings, or set `links.issue: false` in .github/listkeeper.yml.',
  archived: 'Unarchive the repository, or uninstall the App from it.',
  suspended: 'Unsuspend the installation in the settings of the account.',
  empty: 'Push a first commit.',
  'too-large': 'Point `data` in .github/listkeeper.yml to a smaller folder, or split large files.',
  unavailable: 'Nothing to do: the job runs again later.',
  refused: 'This is a mistake of Listkeeper: please report it with this message.',
};

const allowActionsPullRequestsRemedy =
  'In the repository’s settings, under Actions › General › Workflow permissions, allow GitHub Actions to create pull requests.';

/** Those that pass by themselves: the same job, run again later, may well succeed. */
const transientCodes: ReadonlySet<ForgeErrorCode> = new Set(['rate-limited', 'unavailable', 'moved']);

export class ForgeError extends Error {
  readonly code: ForgeErrorCode;
  /** What a person can do about it. */
  readonly remedy: string;
  /** When to come back, in milliseconds since 1970, where the forge said so. */
  readonly retryAt: number | undefined;

  /** `message` names what was being done and never holds a token, a header or a body. `remedy` where the usual one does not help. */
  constructor(
    code: ForgeErrorCode,
    message: string,
    options: { cause?: unknown; retryAt?: number | undefined; remedy?: string } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ForgeError';
    this.code = code;
    this.remedy = options.remedy ?? remedies[code];
    this.retryAt = options.retryAt;
  }

  /** True when the same job may succeed later without anybody doing anything. */
  get transient(): boolean {
    return transientCodes.has(this.code);
  }
}

export function isForgeError(error: unknown, code?: ForgeErrorCode): error is ForgeError {
  return error instanceof ForgeError && (code === undefined || error.code === code);
}

interface HttpFailure {
  status: number;
  message: string;
  headers: Record<string, string | number | undefined>;
}

/**
 * Octokit's error in our words. `doing` says what was tried (“read pull request 7 of a/b”).
 * The signs are those of GitHub's documentation: 403 and 429 with `x-ratelimit-remaining: 0` or `retry-after` are limits, other 403
 * are told apart by their message, 409 “Git Repository is empty”, 410 for issues that are turned off, 451 for a blocked repository.
 * What is not an HTTP failure of the forge comes back as it was.
 */
export function toForgeError(error: unknown, operation: string): unknown {
  if (error instanceof ForgeError) return error;
  const failure = parseHttpFailure(error) ?? parseGraphqlFailure(error);
  if (!failure) return error;
  const code = classifyFailure(failure);
  const text = failure.message.replace(/\s+/g, ' ').slice(0, 300);
  const retryAt = code === 'rate-limited' ? parseRetryAt(failure) : undefined;
  const remedy = /Actions is not permitted to create/i.test(text) ? { remedy: allowActionsPullRequestsRemedy } : {};
  return new ForgeError(code, `Could not ${operation}: ${text || `status ${failure.status}`}`, {
    cause: error,
    retryAt,
    ...remedy,
  });
}

function classifyFailure({ status, message, headers }: HttpFailure): ForgeErrorCode {
  if (status === 401) return 'bad-credentials';
  if (status === 404) return 'not-found';
  if (status === 410) return /issue/i.test(message) ? 'issues-disabled' : 'not-found';
  if (status === 451) return 'suspended';
  if (status === 429) return 'rate-limited';
  if (status === 409) return /empty/i.test(message) ? 'empty' : 'moved';
  if (status >= 500) return 'unavailable';
  if (isBranchProtection(message)) return 'protected-branch';
  if (status === 403) return classifyForbidden(message, headers);
  if (/no commit found/i.test(message)) return 'not-found';
  if (/not a fast forward|already exists|reference does not exist|expected/i.test(message)) return 'moved';
  return 'refused';
}

function classifyForbidden(message: string, headers: HttpFailure['headers']): ForgeErrorCode {
  if (String(headers['x-ratelimit-remaining']) === '0' || headers['retry-after'] !== undefined) return 'rate-limited';
  if (/rate limit|abuse/i.test(message)) return 'rate-limited';
  if (/archived/i.test(message)) return 'archived';
  if (/suspended|blocked|access to this repository has been disabled/i.test(message)) return 'suspended';
  return 'not-permitted';
}

const isBranchProtection = (message: string) =>
  /protected branch|repository rule|required status check|changes must be made through a pull request/i.test(message);

/** By the forge's own clock (`date`), so that ours need not agree with it. */
function parseRetryAt({ headers }: HttpFailure): number | undefined {
  const serverTime = Date.parse(String(headers.date));
  const after = Number(headers['retry-after']);
  if (Number.isFinite(after) && Number.isFinite(serverTime)) return serverTime + after * 1000;
  const reset = Number(headers['x-ratelimit-reset']);
  return Number.isFinite(reset) && reset > 0 ? reset * 1000 : undefined;
}

/** Read by shape: Probot brings its own copy of the error's class. */
function parseHttpFailure(error: unknown): HttpFailure | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  const response = 'response' in error ? error.response : undefined;
  const headers = isRecord(response) && isRecord(response.headers) ? response.headers : {};
  return { status: error.status, message: error.message, headers: headers as HttpFailure['headers'] };
}

/** GraphQL says no within a 200; its types stand for the statuses that REST would have given. */
function parseGraphqlFailure(error: unknown): HttpFailure | undefined {
  if (
    !(error instanceof Error) ||
    error.name !== 'GraphqlResponseError' ||
    !('errors' in error) ||
    !Array.isArray(error.errors)
  ) {
    return undefined;
  }
  const headers = 'headers' in error && isRecord(error.headers) ? (error.headers as HttpFailure['headers']) : {};
  const types = error.errors.map((each: unknown) => (isRecord(each) ? each.type : undefined));
  const status = types.includes('NOT_FOUND')
    ? 404
    : types.includes('RATE_LIMITED')
      ? 429
      : types.includes('FORBIDDEN')
        ? 403
        : 502;
  return { status, message: error.message, headers };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
