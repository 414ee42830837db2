import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { createCredentials } from '../../../src/sandbox/api/credentials.ts';
import { type AuthorizationRequest, WebFlow } from '../../../src/sandbox/oauth/web-flow.ts';
import { createTestWorld, type TestWorld } from '../helpers/create-test-world.ts';

const callbackUrl = 'https://lists.invented.org/lists/callback';
const verifier = 'v'.repeat(43);
const challenge = createHash('sha256').update(verifier).digest('base64url');

let test: TestWorld;
let flow: WebFlow;

beforeEach(async () => {
  test = createTestWorld();
  test.world.app.callbackUrls = [callbackUrl, 'https://other.invented.org/'];
  flow = new WebFlow(test.world, await createCredentials(1));
});

const ask = (more: Record<string, string> = {}) =>
  new URLSearchParams({ client_id: test.world.app.clientId, state: 'xyz', ...more });
const begin = (more?: Record<string, string>) => flow.begin(ask(more)) as AuthorizationRequest;
const readCode = (location: string) => new URL(location).searchParams.get('code') ?? '';
const client = () => ({ client_id: test.world.app.clientId, client_secret: test.world.app.clientSecret });

describe('the web flow of the sandbox', () => {
  it('sends a person back to the first callback address, with a code and the state', () => {
    const back = new URL(flow.approve(begin(), 'reader'));
    expect(`${back.origin}${back.pathname}`).toBe(callbackUrl);
    expect(back.searchParams.get('state')).toBe('xyz');
    expect(flow.exchange({ ...client(), code: back.searchParams.get('code') })).toMatchObject({
      access_token: expect.stringMatching(/^ghu_/),
      expires_in: 28_800,
      scope: '',
      token_type: 'bearer',
    });
  });

  it('says at that address that somebody has refused, or that the App is suspended', () => {
    expect(flow.deny(begin())).toMatch(/error=access_denied&.*state=xyz/);
    test.world.app.isSuspended = true;
    expect(flow.begin(ask())).toMatch(/^https:\/\/lists\.invented\.org\/lists\/callback\?error=application_suspended&/);
  });

  it('takes no callback address but the registered ones', () => {
    expect(begin({ redirect_uri: 'https://other.invented.org/' }).callbackUrl).toBe('https://other.invented.org/');
    expect(flow.begin(ask({ redirect_uri: `${callbackUrl}/x` }))).toMatch(/error=redirect_uri_mismatch/);
    expect(flow.begin(ask({ client_id: 'other' }))).toBeUndefined();
  });

  it('takes a code once, within ten minutes, of the App itself', () => {
    const code = readCode(flow.approve(begin(), 'reader'));
    expect(flow.exchange({ ...client(), client_secret: 'x', code })).toMatchObject({ error: 'incorrect_client_credentials' });
    expect(flow.exchange({ ...client(), code })).toHaveProperty('access_token');
    expect(flow.exchange({ ...client(), code })).toMatchObject({ error: 'bad_verification_code' });
    const late = readCode(flow.approve(begin(), 'reader'));
    test.wait(10 * 60_000);
    expect(flow.exchange({ ...client(), code: late })).toMatchObject({ error: 'bad_verification_code' });
    const other = readCode(flow.approve(begin(), 'reader'));
    expect(flow.exchange({ ...client(), code: other, redirect_uri: 'https://other.invented.org/' })).toMatchObject({
      error: 'redirect_uri_mismatch',
    });
  });

  it('asks for the verifier of a challenge, which has to be SHA-256', () => {
    const pkce = { code_challenge: challenge, code_challenge_method: 'S256' };
    const codeOf = () => readCode(flow.approve(begin(pkce), 'reader'));
    expect(flow.exchange({ ...client(), code: codeOf() })).toMatchObject({ error: 'bad_verification_code' });
    expect(flow.exchange({ ...client(), code: codeOf(), code_verifier: 'x' })).toMatchObject({ error: 'bad_verification_code' });
    expect(flow.exchange({ ...client(), code: codeOf(), code_verifier: verifier })).toHaveProperty('access_token');
    expect(flow.begin(ask({ code_challenge: verifier, code_challenge_method: 'plain' }))).toBeUndefined();
  });
});
