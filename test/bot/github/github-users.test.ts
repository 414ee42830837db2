import { beforeEach, describe, expect, it } from 'vitest';
import { formatVisibleName, GitHubUsers } from '../../../src/bot/github/github-users.ts';

interface Sent {
  method: string;
  url: URL;
  authorization: string | null;
  body: Record<string, unknown> | undefined;
}

let sent: Sent[];
/** What GitHub answers, by path. */
let answer: (request: Sent) => { status?: number; body: unknown; headers?: Record<string, string> };

beforeEach(() => {
  sent = [];
});

const fetchFake = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
  const request: Sent = {
    method: init.method ?? 'GET',
    url: new URL(String(input)),
    authorization: new Headers(init.headers).get('authorization'),
    body: init.body ? JSON.parse(String(init.body)) : undefined,
  };
  sent.push(request);
  const { status = 200, body, headers = {} } = answer(request);
  const json = { 'content-type': 'application/json', ...headers };
  return new Response(status === 204 ? null : JSON.stringify(body), { status, headers: json });
};

const open = (apiUrl = 'https://api.github.com') =>
  new GitHubUsers({ client: { clientId: 'Iv1.a', clientSecret: 'secret' }, apiUrl, fetch: fetchFake });

const repositories = (page: number, total: number) => ({
  total_count: total,
  repositories: Array.from({ length: Math.max(0, Math.min(100, total - (page - 1) * 100)) }, (_, index) => ({
    name: `Repo-${page}-${index}`,
    owner: { login: 'Someone' },
  })),
});

/** An installation for each number, with so many repositories. */
const installed = (counts: Record<number, number>, headers = {}) => {
  answer = ({ url }) => {
    const page = Number(url.searchParams.get('page'));
    const id = Number(/installations\/(\d+)\//.exec(url.pathname)?.[1]);
    if (id) return { body: repositories(page, counts[id] ?? 0) };
    const all = Object.keys(counts).map((each) => ({ id: Number(each), suspended_at: null }));
    return { body: { total_count: all.length, installations: all.slice((page - 1) * 100, page * 100) }, headers };
  };
};

describe('people on GitHub', () => {
  it.each([
    ['https://api.github.com', 'https://github.com/login/oauth/access_token'],
    ['https://github.invented.org/api/v3', 'https://github.invented.org/login/oauth/access_token'],
    ['https://api.octo.ghe.com', 'https://octo.ghe.com/login/oauth/access_token'],
  ])('get a token for a code, at %s', async (apiUrl, address) => {
    answer = () => ({ body: { access_token: 'ghu_x', expires_in: 28_800, scope: '', token_type: 'bearer' } });
    expect(await open(apiUrl).exchangeCode('code', 'verifier')).toEqual({ token: 'ghu_x', expiresInSeconds: 28_800 });
    expect(sent.map(({ method, url }) => [method, url.href])).toEqual([['POST', address]]);
    expect(sent[0]?.body).toEqual({ client_id: 'Iv1.a', client_secret: 'secret', code: 'code', code_verifier: 'verifier' });
  });

  it('get GitHub’s reason where there is none, which names no secret', async () => {
    answer = () => ({ body: { error: 'bad_verification_code', error_description: 'The code passed is incorrect or expired.' } });
    const refusal = await open()
      .exchangeCode('code', 'verifier')
      .catch((error: unknown) => error);
    expect(refusal).toMatchObject({ name: 'ExchangeRefusal', code: 'bad_verification_code' });
    // Octokit's error has the request, with the client's secret.
    expect(refusal).not.toHaveProperty('cause');
    answer = () => ({ body: { access_token: 'x'.repeat(2001), scope: '' } });
    await expect(open().exchangeCode('code', 'verifier')).rejects.toThrow();
  });

  it('are named, and their tokens given back, by the App’s client', async () => {
    answer = ({ method }) => (method === 'DELETE' ? { status: 204, body: undefined } : { body: { login: 'reader' } });
    expect(await open().readLogin('ghu_x')).toBe('reader');
    await open().revoke('ghu_x');
    expect(sent.map(({ authorization }) => authorization)).toEqual(['token ghu_x', `basic ${btoa('Iv1.a:secret')}`]);
    expect(sent[1]).toMatchObject({ method: 'DELETE', body: { access_token: 'ghu_x' } });
  });

  it('see the repositories of installations that matter, in all pages', async () => {
    installed({ 1: 250, 2: 1, 3: 5 });
    const { names, ...notes } = await open().listRepositories('ghu_x', new Set([1, 2]));
    expect(names.size).toBe(251);
    expect(names).toContain(formatVisibleName(1, 'someone', 'repo-3-49'));
    expect(notes).toEqual({ isPartial: false, hidesOrganizations: false });
    expect(sent).toHaveLength(5);
    expect(sent.some(({ url }) => url.pathname.includes('/3/'))).toBe(false);
  });

  it('are looked up with a hundred requests at most, and the rest is said to be missing', async () => {
    installed({ 1: 1_000_000, 2: 1 });
    const { names, isPartial } = await open().listRepositories('ghu_x', new Set([1, 2]));
    expect([sent.length, names.size, isPartial]).toEqual([100, 9900, true]);
  });

  it('see nothing of an installation that is suspended or gone, and all of the others', async () => {
    installed({ 1: 1, 2: 1, 3: 1 });
    const all = answer;
    answer = (request) => {
      if (request.url.pathname.includes('/1/')) return { status: 403, body: { message: 'This installation has been suspended' } };
      return request.url.pathname.includes('/2/') ? { status: 404, body: { message: 'Not Found' } } : all(request);
    };
    expect([...(await open().listRepositories('ghu_x', new Set([1, 2, 3]))).names]).toEqual(['3 someone/repo-1-0']);
  });

  it('are told of organizations that ask for their own sign-in', async () => {
    installed({ 1: 1 }, { 'x-github-sso': 'partial-results; organizations=21955855' });
    expect((await open().listRepositories('ghu_x', new Set([1]))).hidesOrganizations).toBe(true);
  });

  it.each([
    [401, 'bad-credentials', {}],
    [429, 'rate-limited', { 'retry-after': '60' }],
    [403, 'rate-limited', { 'x-ratelimit-remaining': '0' }],
    [502, 'unavailable', {}],
  ])('are not looked up where GitHub answers %i: %s', async (status, category, headers) => {
    answer = () => ({ status, body: { message: 'No' }, headers });
    await expect(open().listRepositories('ghu_x', new Set([1]))).rejects.toMatchObject({ category });
    expect(sent).toHaveLength(1);
  });

  it('are not looked up by an answer of another shape', async () => {
    answer = () => ({ body: { total_count: 'many', installations: [{ id: 'x' }] } });
    await expect(open().listRepositories('ghu_x', new Set([1]))).rejects.toThrow();
  });
});
