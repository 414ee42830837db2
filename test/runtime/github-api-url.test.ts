import { describe, expect, test } from 'vitest';
import { resolveApiUrl, resolveWebUrl } from '../../src/runtime/github-api-url.ts';

describe('the address of GitHub', () => {
  test.each([
    [{}, 'https://api.github.com', 'https://github.com'],
    [{ GITHUB_API_URL: 'https://api.github.com/' }, 'https://api.github.com', 'https://github.com'],
    [{ GITHUB_API_URL: ' https://ghe.example/api/v3// ' }, 'https://ghe.example/api/v3', 'https://ghe.example'],
    [{ GHE_HOST: 'ghe.example' }, 'https://ghe.example/api/v3', 'https://ghe.example'],
    [{ GHE_HOST: 'ghe.example:8443', GHE_PROTOCOL: 'http' }, 'http://ghe.example:8443/api/v3', 'http://ghe.example:8443'],
    [{ GITHUB_API_URL: 'https://a.example', GHE_HOST: 'b.example' }, 'https://a.example', 'https://a.example'],
    [{ GITHUB_API_URL: 'https://api.octo.ghe.com' }, 'https://api.octo.ghe.com', 'https://octo.ghe.com'],
    [{ GITHUB_API_URL: ' ', GHE_HOST: ' ' }, 'https://api.github.com', 'https://github.com'],
  ])('by %j is %s, and %s for people', (environment, api, web) => {
    expect(resolveApiUrl(environment)).toBe(api);
    expect(resolveWebUrl(environment)).toBe(web);
  });

  test.each([
    [{ GITHUB_API_URL: 'api.github.com' }, 'GITHUB_API_URL'],
    [{ GITHUB_API_URL: 'ftp://a.example' }, 'GITHUB_API_URL'],
    [{ GITHUB_API_URL: 'https://user@a.example' }, 'GITHUB_API_URL'],
    [{ GITHUB_API_URL: 'https://:secret@a.example' }, 'GITHUB_API_URL'],
    [{ GITHUB_API_URL: 'https://a.example?x=1' }, 'GITHUB_API_URL'],
    [{ GITHUB_API_URL: 'https://a.example#x' }, 'GITHUB_API_URL'],
    [{ GHE_HOST: 'https://a.example' }, 'GHE_HOST'],
    [{ GHE_HOST: 'a b' }, 'GHE_HOST'],
    [{ GHE_HOST: 'a.example', GHE_PROTOCOL: 'file' }, 'GHE_HOST'],
  ])('is refused where it is %j', (environment, variable) => {
    expect(() => resolveApiUrl(environment)).toThrow(
      expect.objectContaining({ code: 'bad-api-url', values: expect.objectContaining({ variable }) }),
    );
  });
});
