import { describe, expect, it, vi } from 'vitest';
import { TestBrowser } from './browser.ts';
import { at, authorize, exchanges, lists, ourCookie, readNames, signIn, useSignInStage } from './sign-in-fixture.ts';
import { operatorToken } from './sign-in-stage.ts';

// Real servers: on a busy machine they take their time.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const _minuteMs = 60_000;

useSignInStage();

describe('an attacker', () => {
  it('can not make somebody sign in as the attacker: the state belongs to a browser', async () => {
    const attacker = new TestBrowser();
    const back = await authorize(attacker, 'ben');
    const victim = new TestBrowser();
    const without = await victim.open(back);
    expect([without.status, without.text.includes('This sign-in has expired')]).toEqual([400, true]);
    await victim.request(`${at.bot.url}/lists/sign-in`);
    const mismatched = await victim.open(back);
    expect([mismatched.status, mismatched.text.includes('This isn’t the sign-in that you began')]).toEqual([400, true]);
    expect(ourCookie(victim, 'session')).toBeUndefined();
    // The victim's own sign-in goes on.
    expect(ourCookie(victim, 'attempt')).toBeDefined();
    expect(exchanges.some(({ path }) => path === '/login/oauth/access_token')).toBe(false);
  });

  it('can not use a code again, nor one of another sign-in', async () => {
    const browser = new TestBrowser();
    const back = await authorize(browser, 'ann');
    const cookies = new Map(browser.cookies.get(new URL(at.bot.url).host));
    await browser.open(back);
    browser.cookies.set(new URL(at.bot.url).host, cookies);
    const again = await browser.open(back);
    expect([again.status, again.text.includes('This sign-in has expired')]).toEqual([400, true]);
    // A stolen code fails by PKCE, even with the right state.
    const stolen = new URL(await authorize(new TestBrowser(), 'ann')).searchParams.get('code') ?? '';
    const own = new URL(await authorize(browser, 'ben'));
    own.searchParams.set('code', stolen);
    const injected = await browser.open(own.href);
    expect([injected.status, injected.text.includes('This sign-in has expired')]).toEqual([400, true]);
    expect(ourCookie(browser, 'session')).toBeUndefined();
  });

  it('can not plant a cookie: neither one that is made up, nor one of another kind or name', async () => {
    const { browser } = await signIn('ann');
    const [name = '', session] = ourCookie(browser, 'session') ?? [];
    const begun = new TestBrowser();
    await begun.request(`${at.bot.url}/lists/sign-in`);
    const attempt = ourCookie(begun, 'attempt')?.[1].value ?? '';
    const value = session?.value ?? '';
    const planted = [
      '',
      'x',
      `${value}x`,
      value.slice(0, -1),
      attempt,
      'e30.e30.e30.e30.e30',
      `${value}; ${name}=x`.replace(value, 'x'),
    ];
    for (const each of planted) {
      const answer = await fetch(lists(), { headers: { cookie: `${name}=${each}` } });
      expect(await answer.text()).toContain('Sign in with GitHub');
    }
    const unprefixed = await fetch(lists(), { headers: { cookie: `${name.replace('__Host-', '')}=${value}` } });
    expect(await unprefixed.text()).toContain('Sign in with GitHub');
  });

  it('finds no redirect to elsewhere', async () => {
    const paths = [
      '/lists/sign-in?return=https://evil.invented.org&language=//evil.invented.org',
      '/lists/sign-in?redirect_uri=https://evil.invented.org/&client_id=evil',
      '/lists/callback?redirect=//evil.invented.org',
    ];
    for (const path of paths) {
      const answer = await fetch(`${at.bot.url}${path}`, {
        redirect: 'manual',
        headers: { host: 'evil.invented.org', 'x-forwarded-host': 'evil.invented.org' },
      });
      const location = new URL(answer.headers.get('location') ?? lists(), lists());
      expect([new URL(at.sandbox.url).host, new URL(at.bot.url).host]).toContain(location.host);
      expect(location.href).not.toContain('evil');
    }
  });

  it('puts no words into a page', async () => {
    const browser = new TestBrowser();
    const back = new URL(await authorize(browser, ''));
    back.searchParams.set('error', '<script>alert(1)</script>');
    back.searchParams.set('error_description', 'Send your password to evil.invented.org');
    const page = await browser.open(back.href);
    expect(page.status).toBe(502);
    expect(page.text).not.toMatch(/alert|evil/);
  });

  it('gets nothing done by a HEAD, or a path that is none', async () => {
    for (const path of ['/lists/sign-in', '/lists/callback', '/lists/sign-out'])
      expect((await fetch(`${at.bot.url}${path}`, { method: 'HEAD' })).status).toBe(405);
    for (const path of ['/lists/', '/lists/other', '/lists/constructor', '/listsx'])
      expect((await fetch(`${at.bot.url}${path}`)).status).toBe(404);
  });

  it('keeps the operator’s token: without it nobody sees all lists', async () => {
    const basic = (password: string) => ({ authorization: `Basic ${Buffer.from(`x:${password}`).toString('base64')}` });
    const all = await fetch(lists(), { headers: basic(operatorToken) });
    expect(readNames(await all.text())).toHaveLength(4);
    expect((await fetch(lists(), { headers: basic('wrong') })).status).toBe(401);
    const asked = await fetch(`${lists()}?operator=1`);
    expect([asked.status, asked.headers.get('www-authenticate')]).toEqual([401, expect.stringContaining('Basic')]);
  });
});
