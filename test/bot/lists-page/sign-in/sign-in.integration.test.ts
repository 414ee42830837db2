import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { createHttpClient } from '../../../../src/http/client.ts';
import { startTestBot } from '../../bot-fixture.ts';
import { TestBrowser } from './browser.ts';
import { at, exchanges, lists, ourCookie, readFormToken, readNames, signIn, useSignInStage } from './sign-in-fixture.ts';

// Real servers: on a busy machine they take their time.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const minuteMs = 60_000;

useSignInStage();

describe('signing in with GitHub', () => {
  it('is offered to whoever has not signed in, and names no list', async () => {
    const page = await new TestBrowser().open(lists(), { 'accept-language': 'zh-CN' });
    expect([page.status, page.headers.get('www-authenticate')]).toEqual([200, null]);
    expect(page.text).toContain('使用 GitHub 登录');
    expect(page.text).toContain('href="lists/sign-in?language=zh"');
    expect(page.text).not.toMatch(/ann|ben|List /);
  });

  it('shows each person the lists that GitHub lets that person see, and nothing of others', async () => {
    const ann = await signIn('ann');
    expect(ann.page.url).toBe(`${lists()}?language=en`);
    expect(ann.page.text).toContain('Signed in as ann');
    expect(readNames(ann.page.text)).toEqual(['ann/course', 'ann/public', 'ann/secret', 'ann/shared']);
    const ben = await signIn('ben');
    expect(readNames(ben.page.text)).toEqual(['ann/course', 'ann/shared']);
    expect(readNames((await signIn('dan')).page.text)).toEqual(['ann/course']);
    expect(ben.page.text).toContain('2 lists,');
    expect(ben.page.text).not.toMatch(/secret|public|4 lists/);
    const cara = await signIn('cara');
    expect(cara.page.text).toContain('No lists in the repositories that you can access on GitHub.');
    expect(cara.page.text).not.toMatch(/ann\/|ben/);
  });

  it('goes through GitHub with a state, PKCE and no address of ours', async () => {
    const browser = new TestBrowser();
    const begun = await browser.request(`${at.bot.url}/lists/sign-in`, { headers: { host: 'evil.invented.org' } });
    const address = new URL(begun.headers.get('location') ?? '');
    expect(`${address.origin}${address.pathname}`).toBe(`${at.sandbox.url}/login/oauth/authorize`);
    expect(Object.fromEntries(address.searchParams)).toEqual({
      client_id: at.sandbox.app.clientId,
      state: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
      allow_signup: 'false',
    });
    expect(ourCookie(browser, 'attempt')?.[1].attributes).toBe('Max-Age=600; Path=/; HttpOnly; Secure; SameSite=Lax');
    await signIn('ann');
    const exchange = exchanges.find(({ path }) => path === '/login/oauth/access_token');
    expect(exchange?.requestBody).toMatchObject({ code_verifier: expect.stringMatching(/^[\w-]{43}$/) });
  });

  it('leaves one cookie, which holds nothing readable and ends with the token', async () => {
    const { browser } = await signIn('ann');
    expect(ourCookie(browser, 'attempt')).toBeUndefined();
    const [name, session] = ourCookie(browser, 'session') ?? [];
    expect(session?.attributes).toBe('Max-Age=28800; Path=/; HttpOnly; Secure; SameSite=Lax');
    expect(name).toMatch(/^__Host-listkeeper-session-[0-9a-f]{8}$/);
    expect(Buffer.from(session?.value ?? '', 'base64url').toString('latin1')).not.toMatch(/ghu_|ann/);
    at.stage.clock.aheadMs = 8 * 60 * minuteMs + 1000;
    expect((await browser.open(lists())).text).toContain('Sign in with GitHub');
  });

  it('keeps the language in which it began', async () => {
    const { page } = await signIn('ann', '/lists/sign-in?language=zh');
    expect(page.text).toContain('已登录：ann');
  });

  it('is kept by no cache, and the page has no form that leads elsewhere', async () => {
    const { browser, page } = await signIn('ann');
    for (const answer of [page, await browser.request(`${at.bot.url}/lists/sign-in`), await browser.request(at.callback)]) {
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('vary')).toContain('cookie');
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    }
    expect(page.headers.get('content-security-policy')).toContain("form-action 'self'");
    expect(page.text).not.toContain('<script');
  });

  it('works in any process that has the same client', async () => {
    const { browser } = await signIn('ann');
    const network = createHttpClient({});
    const second = await startTestBot(at.sandbox, { network, environment: at.stage.environment });
    at.sandbox.setWebhookUrl(at.bot.webhookUrl);
    const [name, session] = ourCookie(browser, 'session') ?? [];
    const open = (value = '') => fetch(`${second.url}/lists`, { headers: { cookie: `${name}=${value}` } });
    expect(await (await open(session?.value)).text()).toContain('Signed in as ann');
    await second.stop();
    const other = await startTestBot(at.sandbox, {
      network,
      environment: { ...at.stage.environment, GITHUB_CLIENT_SECRET: 'new' },
    });
    at.sandbox.setWebhookUrl(at.bot.webhookUrl);
    const answer = await fetch(`${other.url}/lists`, { headers: { cookie: `${name}=${session?.value}` } });
    expect(await answer.text()).not.toContain('Signed in as');
    await other.stop();
    await network.close();
  });
});

describe('access that is taken away', () => {
  it('is gone from the page within two minutes, whether a role, the installation or the authorization', async () => {
    const { browser } = await signIn('ben');
    const shared = at.sandbox.world.hosted.get('ann/shared');
    shared?.collaborators.delete('ben');
    expect(readNames((await browser.open(lists())).text)).toContain('ann/shared');
    at.stage.clock.aheadMs += 2 * minuteMs;
    expect(readNames((await browser.open(lists())).text)).toEqual(['ann/course']);
    shared?.collaborators.set('ben', 'read');
    at.sandbox.world.installation.suspendedAt = Date.now();
    at.stage.clock.aheadMs += 2 * minuteMs;
    expect((await browser.open(lists())).text).toContain('No lists in the repositories');
    delete at.sandbox.world.installation.suspendedAt;
    at.sandbox.revokeAuthorization('ben');
    at.stage.clock.aheadMs += 2 * minuteMs;
    const page = await browser.open(lists());
    expect(page.text).toContain('Your sign-in has ended. Please sign in again.');
    expect(ourCookie(browser, 'session')).toBeUndefined();
  });

  it('asks GitHub once in two minutes, however often the page is opened', async () => {
    const { browser } = await signIn('ann');
    exchanges.length = 0;
    for (let times = 0; times < 5; times += 1) await browser.open(lists());
    expect(exchanges.filter(({ path }) => path.startsWith('/user'))).toEqual([]);
  });
});

describe('signing out', () => {
  it('ends the token at GitHub, so that a copy of the cookie is worth nothing', async () => {
    const { browser, page } = await signIn('ann');
    const copy = ourCookie(browser, 'session');
    const out = await browser.submit(`${lists()}/sign-out`, { token: readFormToken(page.text), language: 'zh' });
    expect(out.text).toContain('已退出登录。');
    expect(ourCookie(browser, 'session')).toBeUndefined();
    const answer = await fetch(lists(), { headers: { cookie: `${copy?.[0]}=${copy?.[1].value}` } });
    expect(await answer.text()).toContain('Your sign-in has ended');
  });

  it('says so where GitHub does not answer', async () => {
    const { browser, page } = await signIn('ann');
    at.sandbox.injectFault({ method: 'DELETE', path: /^\/applications\//, status: 502 });
    const out = await browser.submit(`${lists()}/sign-out`, { token: readFormToken(page.text) });
    expect(out.text).toContain('Authorized GitHub Apps');
    expect(ourCookie(browser, 'session')).toBeUndefined();
  });

  it('takes no form of another site, nor of another person', async () => {
    const { browser, page } = await signIn('ann');
    const token = readFormToken(page.text);
    const other = readFormToken((await signIn('ben')).page.text);
    const forms: [Record<string, string>, Record<string, string>?][] = [
      [{}],
      [{ token: other }],
      [{ token: 'x'.repeat(5000) }],
      [{ token }, { 'sec-fetch-site': 'cross-site' }],
      [{ token }, { 'sec-fetch-site': 'same-site' }],
    ];
    for (const [form, headers] of forms) {
      const answer = await browser.submit(`${lists()}/sign-out`, form, headers);
      expect([answer.status, answer.text.includes('You’re still signed in')]).toEqual([403, true]);
    }
    expect((await browser.open(lists())).text).toContain('Signed in as ann');
    expect((await browser.request(`${lists()}/sign-out`)).status).toBe(405);
  });

  it('of somebody who has not signed in leads to the page', async () => {
    expect((await new TestBrowser().submit(`${lists()}/sign-out`, {})).text).toContain('Sign in with GitHub');
  });
});

describe('behind a proxy with a path of its own', () => {
  it('leads to addresses below that path only', async () => {
    const proxy = createServer((incoming, outgoing) => {
      const { method, headers } = incoming;
      const path = (incoming.url ?? '').replace(/^\/bot(?=\/)/, '');
      const passed = request(`${at.bot.url}${path}`, { method: method ?? 'GET', headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      incoming.pipe(passed);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const outside = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/bot/lists`;
    at.sandbox.world.app.callbackUrls.unshift(`${outside}/callback`);
    try {
      const browser = new TestBrowser();
      const offer = await browser.open(outside);
      const link = /class="button" href="([^"]+)"/.exec(offer.text)?.[1] ?? '';
      const begun = await browser.request(new URL(link, offer.url).href);
      const page = await browser.open(`${begun.headers.get('location')}&as=ann`);
      expect(page.url).toBe(`${outside}?language=en`);
      expect(page.text).toContain('Signed in as ann');
      const action = /action="([^"]+)"/.exec(page.text)?.[1] ?? '';
      const out = await browser.submit(new URL(action, page.url).href, { token: readFormToken(page.text) });
      expect([out.url.startsWith(`${outside}?notice=signed-out`), out.text.includes('You’re signed out.')]).toEqual([true, true]);
    } finally {
      at.sandbox.world.app.callbackUrls.shift();
      proxy.closeAllConnections();
      proxy.close();
    }
  });
});
