import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Bot } from '../../../../src/bot/start-bot.ts';
import { createHttpClient } from '../../../../src/http/client.ts';
import type { Sandbox } from '../../../../src/sandbox/open-sandbox.ts';
import type { RecordedExchange } from '../../../../src/sandbox/server/recorded-exchange.ts';
import { startTestBot } from '../../bot-fixture.ts';
import { TestBrowser } from './browser.ts';
import { openSignInStage, operatorToken, type SignInStage } from './sign-in-stage.ts';

// Real servers: on a busy machine they take their time.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const minuteMs = 60_000;

let stage: SignInStage;
let sandbox: Sandbox;
let bot: Bot;
let logged: string[];
let callback: string;
const exchanges: RecordedExchange[] = [];

beforeAll(async () => {
  stage = await openSignInStage();
  ({ sandbox, bot, logged } = stage);
  callback = `${bot.url}/lists/callback`;
  sandbox.observe((exchange) => exchanges.push(exchange));
});

afterEach(() => {
  stage.clock.aheadMs = 0;
  logged.length = 0;
  exchanges.length = 0;
});

afterAll(() => stage.close());

/** The address to which GitHub sends the browser, after a click on “Authorize as …”, or “Cancel”. */
async function authorize(browser: TestBrowser, login: string, path = '/lists/sign-in'): Promise<string> {
  const begun = await browser.request(`${bot.url}${path}`);
  const address = new URL(begun.headers.get('location') ?? '');
  address.searchParams.set('as', login);
  const back = await browser.request(address.href);
  return back.headers.get('location') ?? '';
}

async function signIn(login: string, path?: string) {
  const browser = new TestBrowser();
  const page = await browser.open(await authorize(browser, login, path));
  return { browser, page };
}

const lists = () => `${bot.url}/lists`;
const readNames = (text: string) => [...text.matchAll(/<small>([\w-]+\/[\w-]+)/g)].map(([, name]) => name).sort();
const readFormToken = (text: string) => /name="token" value="([^"]+)"/.exec(text)?.[1] ?? '';
const ourCookie = (browser: TestBrowser, kind: string) =>
  [...(browser.cookies.get(new URL(bot.url).host) ?? [])].find(([name]) => name.startsWith(`__Host-listkeeper-${kind}-`));

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
    const begun = await browser.request(`${bot.url}/lists/sign-in`, { headers: { host: 'evil.invented.org' } });
    const address = new URL(begun.headers.get('location') ?? '');
    expect(`${address.origin}${address.pathname}`).toBe(`${sandbox.url}/login/oauth/authorize`);
    expect(Object.fromEntries(address.searchParams)).toEqual({
      client_id: sandbox.app.clientId,
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
    stage.clock.aheadMs = 8 * 60 * minuteMs + 1000;
    expect((await browser.open(lists())).text).toContain('Sign in with GitHub');
  });

  it('keeps the language in which it began', async () => {
    const { page } = await signIn('ann', '/lists/sign-in?language=zh');
    expect(page.text).toContain('已登录：ann');
  });

  it('is kept by no cache, and the page has no form that leads elsewhere', async () => {
    const { browser, page } = await signIn('ann');
    for (const answer of [page, await browser.request(`${bot.url}/lists/sign-in`), await browser.request(callback)]) {
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
    const second = await startTestBot(sandbox, { network, environment: stage.environment });
    sandbox.setWebhookUrl(bot.webhookUrl);
    const [name, session] = ourCookie(browser, 'session') ?? [];
    const open = (value = '') => fetch(`${second.url}/lists`, { headers: { cookie: `${name}=${value}` } });
    expect(await (await open(session?.value)).text()).toContain('Signed in as ann');
    await second.stop();
    const other = await startTestBot(sandbox, { network, environment: { ...stage.environment, GITHUB_CLIENT_SECRET: 'new' } });
    sandbox.setWebhookUrl(bot.webhookUrl);
    const answer = await fetch(`${other.url}/lists`, { headers: { cookie: `${name}=${session?.value}` } });
    expect(await answer.text()).not.toContain('Signed in as');
    await other.stop();
    await network.close();
  });
});

describe('access that is taken away', () => {
  it('is gone from the page within two minutes, whether a role, the installation or the authorization', async () => {
    const { browser } = await signIn('ben');
    const shared = sandbox.world.hosted.get('ann/shared');
    shared?.collaborators.delete('ben');
    expect(readNames((await browser.open(lists())).text)).toContain('ann/shared');
    stage.clock.aheadMs += 2 * minuteMs;
    expect(readNames((await browser.open(lists())).text)).toEqual(['ann/course']);
    shared?.collaborators.set('ben', 'read');
    sandbox.world.installation.suspendedAt = Date.now();
    stage.clock.aheadMs += 2 * minuteMs;
    expect((await browser.open(lists())).text).toContain('No lists in the repositories');
    delete sandbox.world.installation.suspendedAt;
    sandbox.revokeAuthorization('ben');
    stage.clock.aheadMs += 2 * minuteMs;
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
    sandbox.injectFault({ method: 'DELETE', path: /^\/applications\//, status: 502, times: 5 });
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

describe('an attacker', () => {
  it('can not make somebody sign in as the attacker: the state belongs to a browser', async () => {
    const attacker = new TestBrowser();
    const back = await authorize(attacker, 'ben');
    const victim = new TestBrowser();
    const without = await victim.open(back);
    expect([without.status, without.text.includes('This sign-in has expired')]).toEqual([400, true]);
    await victim.request(`${bot.url}/lists/sign-in`);
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
    const cookies = new Map(browser.cookies.get(new URL(bot.url).host));
    await browser.open(back);
    browser.cookies.set(new URL(bot.url).host, cookies);
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
    await begun.request(`${bot.url}/lists/sign-in`);
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
      const answer = await fetch(`${bot.url}${path}`, {
        redirect: 'manual',
        headers: { host: 'evil.invented.org', 'x-forwarded-host': 'evil.invented.org' },
      });
      const location = new URL(answer.headers.get('location') ?? lists(), lists());
      expect([new URL(sandbox.url).host, new URL(bot.url).host]).toContain(location.host);
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
      expect((await fetch(`${bot.url}${path}`, { method: 'HEAD' })).status).toBe(405);
    for (const path of ['/lists/', '/lists/other', '/lists/constructor', '/listsx'])
      expect((await fetch(`${bot.url}${path}`)).status).toBe(404);
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
    expect(logged).toEqual([]);
  });

  it('expires after ten minutes', async () => {
    const browser = new TestBrowser();
    const back = await authorize(browser, 'ann');
    stage.clock.aheadMs = 10 * minuteMs + 1000;
    const page = await browser.open(back);
    expect([page.status, page.text]).toEqual([400, expect.stringContaining('finished within ten minutes')]);
  });

  it('tells people and the operator of a suspended App', async () => {
    sandbox.world.app.isSuspended = true;
    const page = await fail();
    delete sandbox.world.app.isSuspended;
    expect([page.status, page.text]).toEqual([503, expect.stringContaining('GitHub has suspended the App')]);
    expect(logged.join('\n')).toContain('app-suspended');
  });

  it('tells of a wrong client secret, and never what it is', async () => {
    const right = sandbox.world.app.clientSecret;
    sandbox.world.app.clientSecret = 'changed';
    const page = await fail();
    sandbox.world.app.clientSecret = right;
    expect([page.status, page.text]).toEqual([500, expect.stringContaining('GITHUB_CLIENT_SECRET')]);
    expect(logged.join('\n')).toContain('wrong-client');
    expect(`${page.text}${logged.join()}`).not.toContain(right);
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
      sandbox.injectFault({ path, times: 1, ...fault });
      const page = await fail();
      expect([page.status, page.text]).toEqual([status, expect.stringContaining(title)]);
      if (retryAfter) expect(page.headers.get('retry-after')).toMatch(retryAfter);
      expect(logged.join()).not.toMatch(/ghu_|code=/);
    }
    const { browser } = await signIn('ann');
    stage.clock.aheadMs = 2 * minuteMs;
    sandbox.injectFault({ path: /^\/user\/installations/, times: 1, ...fault });
    const later = await browser.open(lists());
    expect([later.status, later.text]).toEqual([status, expect.stringContaining(title)]);
    expect(later.text).not.toMatch(/ann\//);
    expect((await browser.open(lists())).text).toContain('Signed in as ann');
  });

  it('gives a token back that it could not use', async () => {
    sandbox.injectFault({ path: /^\/user$/, times: 1, status: 502 });
    await fail();
    expect(
      exchanges.some(({ method, path, status }) => method === 'DELETE' && path.startsWith('/applications/') && status === 204),
    ).toBe(true);
  });
});

describe('behind a proxy with a path of its own', () => {
  it('leads to addresses below that path only', async () => {
    const proxy = createServer((incoming, outgoing) => {
      const { method, headers } = incoming;
      const path = (incoming.url ?? '').replace(/^\/bot(?=\/)/, '');
      const passed = request(`${bot.url}${path}`, { method: method ?? 'GET', headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      incoming.pipe(passed);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const outside = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/bot/lists`;
    sandbox.world.app.callbackUrls.unshift(`${outside}/callback`);
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
      sandbox.world.app.callbackUrls.shift();
      proxy.closeAllConnections();
      proxy.close();
    }
  });
});
