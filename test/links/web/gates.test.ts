import { describe, expect, test } from 'vitest';
import { detectGate, isLoginUrl, isSearchUrl } from '../../../src/links/web/gates.ts';
import { parseHtml } from '../../../src/links/web/html-page.ts';

const from = 'https://site.example/data/set?id=7';
const gate = (end: string, source?: string) =>
  detectGate(new URL(from), new URL(end), source === undefined ? undefined : parseHtml(source));
const back = encodeURIComponent(from);

describe('a page that a reader has to pass', () => {
  test.each([
    ['https://site.example/login', 'restricted', 'login'],
    ['https://passport.site.example/x', 'restricted', 'login'],
    ['https://site.example/users/sign_in', 'restricted', 'login'],
    ['https://idp.site.example/idp/profile/SAML2/Redirect', 'restricted', 'login'],
    [`https://site.example/captcha?u=${back}`, 'blocked', 'captcha'],
    [`https://validate.perfdrive.com/?ssc=${back}`, 'blocked', 'captcha'],
    [`https://site.example/unsupported-browser?next=${back}`, 'blocked', 'bot-wall'],
    [`https://consent.site.example/?continue=${back}`, 'restricted', 'gated'],
    ['https://site.example/terms?next=%2Fdata%2Fset%3Fid%3D7', 'restricted', 'gated'],
    // The address may be encoded twice, without a scheme, or with another one.
    [`https://site.example/terms?u=${encodeURIComponent(back)}`, 'restricted', 'gated'],
    ['https://site.example/terms?u=site.example/data/set%3Fid%3D7', 'restricted', 'gated'],
    [`https://site.example/terms?u=${encodeURIComponent(from.replace('https:', 'http:'))}`, 'restricted', 'gated'],
  ])('is %s: %s, %s', (end, verdict, reason) => {
    expect(gate(end)).toEqual({ verdict, reason });
  });

  test.each([
    ['a page without the way back', 'https://site.example/terms'],
    ['a page that says where a reader comes from', `https://site.example/new?ref=${back}`],
    ['a page that counts campaigns', `https://site.example/new?utm_source=${back}`],
    ['a search for its words', `https://site.example/search?q=${back}`],
    ['a page with part of the address', 'https://site.example/new?u=%2Fdata'],
    ['a page with a broken encoding', 'https://site.example/new?u=%25zz'],
  ])('is not %s', (_, end) => {
    expect(gate(end)).toBeUndefined();
  });

  test('is not a login where the link itself names one', () => {
    expect(detectGate(new URL('https://site.example/login'), new URL('https://www.site.example/login'))).toBeUndefined();
  });

  test('is not an article about logins, unless it has a field for a password or the way back', () => {
    const article = `<p>${'How to sign in. '.repeat(200)}</p>`;
    expect(gate('https://docs.example/oauth2/guide', article)).toBeUndefined();
    expect(gate('https://docs.example/oauth2/guide', `${article}<input type="password">`)).toMatchObject({ reason: 'login' });
    expect(gate(`https://docs.example/oauth2/guide?next=${back}`, article)).toMatchObject({ reason: 'login' });
    expect(gate('https://docs.example/login', '<p>Please log in.</p>')).toMatchObject({ reason: 'login' });
  });

  test('is not told by the root of a site, whose path is in every query', () => {
    expect(detectGate(new URL('https://site.example/'), new URL('https://site.example/terms?next=/'))).toBeUndefined();
  });
});

test.each([
  ['https://accounts.google.com/', true],
  ['https://site.example/oauth2/authorize', true],
  ['https://site.example/cas/login?service=x', true],
  ['https://site.example/denglu.html', true],
  ['https://site.example/blog/login-systems', true],
  ['https://site.example/catalogue/ssonet', false],
  ['https://site.example/loginless', false],
  ['https://logins.site.example/', false],
])('one logs in at %s: %s', (url, expected) => {
  expect(isLoginUrl(new URL(url))).toBe(expected);
});

test.each([
  ['https://site.example/search?q=x', true],
  ['https://site.example/en/find.php?x=1', true],
  ['https://site.example/search', false],
  ['https://site.example/research?q=x', false],
])('a site looks for something at %s: %s', (url, expected) => {
  expect(isSearchUrl(new URL(url))).toBe(expected);
});
