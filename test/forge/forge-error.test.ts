import { describe, expect, test } from 'vitest';
import { ForgeError, isForgeError, toForgeError, withForgeError } from '../../src/forge/forge-error.ts';

const operation = { name: 'read-repository' as const };
type Headers = Record<string, string | number>;

const httpError = (status: number, message = '', headers: Headers = {}) =>
  Object.assign(new Error(message), { status, response: { headers } });
const categoryOf = (error: unknown) => {
  const converted = toForgeError(error, operation);
  return isForgeError(converted) ? converted.category : converted;
};

// Source: https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api
describe('an answer of GitHub', () => {
  test.each([
    [401, 'Bad credentials', {}, 'bad-credentials'],
    [404, 'Not Found', {}, 'not-found'],
    [410, 'Issues are disabled for this repo', {}, 'issues-disabled'],
    [410, 'This was deleted', {}, 'not-found'],
    [451, 'Repository access blocked', {}, 'suspended'],
    [429, 'Too many requests', {}, 'rate-limited'],
    [409, 'Git Repository is empty.', {}, 'empty'],
    [409, 'Update is not a fast forward', {}, 'moved'],
    [500, 'oops', {}, 'unavailable'],
    [502, '', {}, 'unavailable'],
    [403, 'Resource not accessible by integration', {}, 'not-permitted'],
    [403, 'API rate limit exceeded', { 'x-ratelimit-remaining': '0' }, 'rate-limited'],
    [403, 'Forbidden', { 'retry-after': '60' }, 'rate-limited'],
    [403, 'You have exceeded a secondary rate limit', {}, 'rate-limited'],
    [403, 'Repository was archived so is read-only.', {}, 'archived'],
    [403, 'This installation has been suspended', {}, 'suspended'],
    [403, 'Sorry. Your account was suspended', {}, 'suspended'],
    [403, 'Repository access blocked', {}, 'suspended'],
    [403, 'Unable to create comment because issue is locked.', {}, 'conversation-locked'],
    [422, 'Changes must be made through a pull request.', {}, 'protected-branch'],
    [403, 'Protected branch update failed', {}, 'protected-branch'],
    [422, 'Repository rule violations found', {}, 'protected-branch'],
    [422, 'No commit found for SHA: abc', {}, 'not-found'],
    [422, 'Reference already exists', {}, 'moved'],
    [422, 'Reference does not exist', {}, 'moved'],
    [422, 'Validation Failed', {}, 'refused'],
    [400, 'Problems parsing JSON', {}, 'refused'],
  ] as const)('with %i "%s" and %j is "%s"', (status, message, headers, category) => {
    expect(categoryOf(httpError(status, message, headers))).toBe(category);
  });

  test.each([
    [[{ type: 'NOT_FOUND' }], 'not-found'],
    [[{ type: 'FORBIDDEN' }], 'not-permitted'],
    [[{ type: 'RATE_LIMITED' }], 'rate-limited'],
    [[{ type: 'RATE_LIMIT', code: 'graphql_rate_limit' }], 'rate-limited'],
    [[{ message: 'You have exceeded a secondary rate limit.' }], 'rate-limited'],
    [[{ type: 'SOMETHING' }, { type: 'NOT_FOUND' }], 'not-found'],
    [[{ type: 'SOMETHING' }], 'unavailable'],
    [[null, 'x'], 'unavailable'],
  ])('of GraphQL with the errors %j is "%s"', (errors, category) => {
    expect(categoryOf(Object.assign(new Error('x'), { name: 'GraphqlResponseError', errors }))).toBe(category);
  });

  test('that allows no pull request has a remedy of its own', () => {
    const error = toForgeError(httpError(403, 'GitHub Actions is not permitted to create or approve pull requests.'), operation);
    expect(error).toMatchObject({ category: 'not-permitted', code: 'actions-cannot-propose' });
  });
});

describe('a rule that forbids a write', () => {
  const codeFor = (
    subject: string,
    message = 'Repository rule violations found\n\nCannot create ref due to creations being restricted.',
  ) => (toForgeError(httpError(422, message), { name: 'update-branch', subject }) as ForgeError).code;

  test('has a remedy of its own for the branches that are ours', () => {
    expect(codeFor('listkeeper/health')).toBe('own-branch-restricted');
    expect(codeFor('main')).toBe('protected-branch');
    expect(codeFor('listkeeper-notes')).toBe('protected-branch');
    expect(codeFor('listkeeper/health', 'Reference already exists')).toBe('moved');
  });
});

describe('when to come back', () => {
  const retryAt = (headers: Headers, status = 429) =>
    (toForgeError(httpError(status, '', headers), operation) as ForgeError).retryAt;
  const date = 'Sun, 22 Nov 2026 12:00:00 GMT';

  test('is told by the forge’s own clock', () => {
    expect(retryAt({ 'retry-after': '60', date })).toBe(Date.parse(date) + 60_000);
    expect(retryAt({ 'x-ratelimit-reset': '1795348800' })).toBe(1_795_348_800_000);
    expect(retryAt({ 'retry-after': '60', 'x-ratelimit-reset': '1795348800' })).toBe(1_795_348_800_000);
  });

  test.each([{}, { 'retry-after': 'soon', date }, { 'x-ratelimit-reset': '0' }, { 'x-ratelimit-reset': 'x' }])(
    'is unknown by %j',
    (headers) => {
      expect(retryAt(headers)).toBeUndefined();
    },
  );

  test('is not told for what is no rate limit', () => {
    expect(retryAt({ 'x-ratelimit-reset': '1795348800' }, 404)).toBeUndefined();
  });
});

describe('an error', () => {
  test('that is none of the forge stays as it is', async () => {
    const forgeError = toForgeError(httpError(404), operation);
    for (const error of [new TypeError('x'), 'text', undefined, forgeError, Object.assign(new Error('x'), { status: '404' })])
      expect(toForgeError(error, operation)).toBe(error);
    await expect(withForgeError(operation, () => Promise.reject(new TypeError('x')))).rejects.toThrow(TypeError);
    await expect(withForgeError(operation, () => Promise.reject(httpError(404)))).rejects.toMatchObject({
      category: 'not-found',
    });
    expect(await withForgeError(operation, async () => 7)).toBe(7);
  });

  test('says what the forge said, on one line and bounded', () => {
    const error = toForgeError(httpError(422, `a\n\n${'b'.repeat(900)}`), operation) as ForgeError;
    expect(error.values.reason).toMatchObject({ kind: 'reply', text: expect.stringMatching(/^a b{298}$/) });
    expect((toForgeError(httpError(502), operation) as ForgeError).values.reason).toEqual({ kind: 'status', status: 502 });
  });

  test.each([
    ['rate-limited', true],
    ['unavailable', true],
    ['moved', true],
    ['not-found', false],
    ['protected-branch', false],
  ] as const)('of category %s may pass by itself: %s', (category, expected) => {
    expect(new ForgeError(category, { operation, reason: { kind: 'status', status: 1 } }).isTransient).toBe(expected);
  });
});
