import { describe, expect, it, vi } from 'vitest';
import { TestBrowser } from './browser.ts';
import { at, authorize, exchanges, lists, ourCookie, signIn, useSignInStage } from './sign-in-fixture.ts';

// Real servers: on a busy machine they take their time.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const minuteMs = 60_000;

useSignInStage();

describe('a sign-in that fails', () => {
  const fail = async (login = 'ann') => {
    const browser = new TestBrowser();
    const page = await browser.open(await authorize(browser, login));
    expect(ourCookie(browser, 'session')).toBeUndefined();
    return page;
  };

  it('says that access was refused, and how to sign in after all', async () => {
    const page = await fail('');
    expect([page.status, page.text]).toEqual([403, expect.stringContaining('You declined the authorization on GitHub.')]);
    expect(page.text).toContain('href="sign-in?language=en"');
    expect(at.logged).toEqual([]);
  });

  it('expires after ten minutes', async () => {
    const browser = new TestBrowser();
    const back = await authorize(browser, 'ann');
    at.stage.clock.aheadMs = 10 * minuteMs + 1000;
    const page = await browser.open(back);
    expect([page.status, page.text]).toEqual([400, expect.stringContaining('finished within ten minutes')]);
  });

  it('tells people and the operator of a suspended App', async () => {
    at.sandbox.world.app.isSuspended = true;
    const page = await fail();
    delete at.sandbox.world.app.isSuspended;
    expect([page.status, page.text]).toEqual([503, expect.stringContaining('GitHub has suspended the App')]);
    expect(at.logged.join('\n')).toContain('app-suspended');
  });

  it('tells of a wrong client secret, and never what it is', async () => {
    const right = at.sandbox.world.app.clientSecret;
    at.sandbox.world.app.clientSecret = 'changed';
    const page = await fail();
    at.sandbox.world.app.clientSecret = right;
    expect([page.status, page.text]).toEqual([500, expect.stringContaining('GITHUB_CLIENT_SECRET')]);
    expect(at.logged.join('\n')).toContain('wrong-client');
    expect(`${page.text}${at.logged.join()}`).not.toContain(right);
  });

  it.each([
    ['GitHub is down', { status: 502 }, 502, 'GitHub doesn’t answer', undefined],
    ['the connection breaks', { mode: 'drop' as const }, 502, 'GitHub doesn’t answer', undefined],
    ['GitHub answers with a page', { status: 200, body: { message: 'Unicorn' } }, 502, 'GitHub doesn’t answer', undefined],
    [
      'there is a rate limit',
      { status: 429, headers: { 'retry-after': '120' }, body: { message: 'Too many requests' } },
      429,
      'GitHub asks for a pause',
      /^\d+$/,
    ],
    [
      'the account is suspended',
      { status: 403, body: { message: 'Sorry. Your account was suspended' } },
      403,
      'GitHub refuses access',
      undefined,
    ],
  ])('has a page of its own where %s', async (_, fault, status, title, retryAfter) => {
    for (const path of [/^\/login\/oauth\/access_token$/, /^\/user$/]) {
      at.sandbox.injectFault({ path, times: 1, ...fault });
      const page = await fail();
      expect([page.status, page.text]).toEqual([status, expect.stringContaining(title)]);
      if (retryAfter) expect(page.headers.get('retry-after')).toMatch(retryAfter);
      expect(at.logged.join()).not.toMatch(/ghu_|code=/);
    }
    const { browser } = await signIn('ann');
    at.stage.clock.aheadMs = 2 * minuteMs;
    at.sandbox.injectFault({ path: /^\/user\/installations/, times: 1, ...fault });
    const later = await browser.open(lists());
    expect([later.status, later.text]).toEqual([status, expect.stringContaining(title)]);
    expect(later.text).not.toMatch(/ann\//);
    expect((await browser.open(lists())).text).toContain('Signed in as ann');
  });

  it('gives a token back that it could not use', async () => {
    at.sandbox.injectFault({ path: /^\/user$/, times: 1, status: 502 });
    await fail();
    expect(
      exchanges.some(({ method, path, status }) => method === 'DELETE' && path.startsWith('/applications/') && status === 204),
    ).toBe(true);
  });
});
