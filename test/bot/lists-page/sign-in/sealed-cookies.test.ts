import { beforeEach, describe, expect, it } from 'vitest';
import { SealedCookies } from '../../../../src/bot/lists-page/sign-in/sealed-cookies.ts';

const client = { clientId: 'Iv1.a', clientSecret: 'secret-of-a-test' };
const session = { token: 'ghu_token', login: 'reader', formToken: 'form' };
const attempt = { state: 'state', verifier: 'verifier', language: 'en' };

let now: number;
const open = (more: Partial<typeof client> = {}) => new SealedCookies({ ...client, ...more }, { now: () => now });
/** The header `Cookie` that a browser sends after this `Set-Cookie`. */
const back = (setCookie: string) => setCookie.slice(0, setCookie.indexOf(';'));

beforeEach(() => {
  now = Date.UTC(2026, 10, 29);
});

describe('a sealed cookie', () => {
  it('is read by whoever has the same client, and says nothing to others', async () => {
    const cookie = await open().seal('session', session, 60);
    expect(await open().open('session', `a=b; ${back(cookie)}; c=d`)).toEqual(expect.objectContaining(session));
    expect(Buffer.from(cookie.split('.').join(''), 'base64url').toString('latin1')).not.toContain('ghu_token');
    expect(await open({ clientSecret: 'another' }).open('session', back(cookie))).toBeUndefined();
    expect(await open({ clientId: 'Iv1.b' }).open('session', back(cookie))).toBeUndefined();
  });

  it('is never the same twice', async () => {
    expect(await open().seal('session', session, 60)).not.toBe(await open().seal('session', session, 60));
  });

  it('has all attributes that keep other sites and plain HTTP away', async () => {
    expect(await open().seal('attempt', attempt, 600)).toMatch(
      /^__Host-listkeeper-attempt-[0-9a-f]{8}=[\w.-]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(open().clear('session')).toMatch(
      /^__Host-listkeeper-session-[0-9a-f]{8}=; Max-Age=0; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });

  it('ends at its time, whatever the browser does', async () => {
    const cookie = back(await open().seal('session', session, 60));
    now += 59_000;
    expect(await open().open('session', cookie)).toBeDefined();
    now += 1000;
    expect(await open().open('session', cookie)).toBeUndefined();
  });

  it('is of one kind', async () => {
    const cookie = back(await open().seal('attempt', attempt, 60));
    expect(await open().open('session', cookie.replace('attempt', 'session'))).toBeUndefined();
  });

  it('is refused where a byte of any part is another', async () => {
    const cookie = back(await open().seal('session', session, 60));
    const start = cookie.indexOf('=') + 1;
    for (let index = start; index < cookie.length; index += 7) {
      const other = cookie[index] === 'A' ? 'B' : 'A';
      const changed = `${cookie.slice(0, index)}${other}${cookie.slice(index + 1)}`;
      expect(await open().open('session', changed)).toBeUndefined();
    }
  });

  it.each(['', 'x', '....', 'a.b.c', 'e30.e30.e30.e30.e30', '%', '"', 'x'.repeat(10_000)])(
    'is none where it is %j',
    async (value) => {
      const name = back(open().clear('session')).slice(0, -1);
      expect(await open().open('session', `${name}=${value}`)).toBeUndefined();
      expect(await open().open('session', undefined)).toBeUndefined();
    },
  );

  it('is not made where no browser would keep it', async () => {
    await expect(open().seal('session', { ...session, token: 'x'.repeat(3500) }, 60)).rejects.toThrow(RangeError);
  });
});
