import { createHash, hkdfSync } from 'node:crypto';
import { parseCookie, stringifySetCookie } from 'cookie';
import { EncryptJWT, errors, jwtDecrypt } from 'jose';
import { z } from 'zod';
import type { Clock } from '../../../runtime/clock.ts';
import type { OAuthClient } from '../../github/index.ts';

/**
 * A sign-in that has begun, in the cookie of the browser that began it. GitHub sends the state
 * back, and asks for the verifier of PKCE when the code is exchanged.
 */
const attemptSchema = z.object({ state: z.string(), verifier: z.string(), language: z.string() });
type Attempt = z.infer<typeof attemptSchema>;

/** Somebody who has signed in. Only their browser keeps this: the server stores nothing. */
const sessionSchema = z.object({ token: z.string(), login: z.string(), formToken: z.string() });
export type Session = z.infer<typeof sessionSchema>;

const schemas = { attempt: attemptSchema, session: sessionSchema };
interface Contents {
  attempt: Attempt;
  session: Session;
}
export type CookieKind = keyof Contents;

const algorithms = { alg: 'dir', enc: 'A256GCM' } as const;
/** Browsers keep no larger cookie. */
const maxCookieBytes = 4096;

/**
 * Cookies that are encrypted and authenticated (JWE with AES-GCM), each of one kind and until a
 * time. The key comes from the App's client secret, so that all processes read them, and a new
 * secret ends them all.
 */
export class SealedCookies {
  readonly #key: Uint8Array;
  readonly #clock: Pick<Clock, 'now'>;
  /** Two bots behind one host have cookies of their own. */
  readonly #suffix: string;

  constructor({ clientId, clientSecret }: OAuthClient, clock: Pick<Clock, 'now'>) {
    this.#key = new Uint8Array(hkdfSync('sha256', clientSecret, clientId, 'listkeeper sign-in cookies', 32));
    this.#clock = clock;
    this.#suffix = createHash('sha256').update(clientId).digest('hex').slice(0, 8);
  }

  /**
   * @param seconds how long it lasts.
   * @returns a header `Set-Cookie`.
   * @throws RangeError where a browser would not keep it.
   */
  async seal<Kind extends CookieKind>(kind: Kind, contents: Contents[Kind], seconds: number): Promise<string> {
    const now = Math.floor(this.#clock.now() / 1000);
    const value = await new EncryptJWT({ ...contents })
      .setProtectedHeader(algorithms)
      .setAudience(kind)
      .setExpirationTime(now + seconds)
      .encrypt(this.#key);
    const header = this.#format(kind, value, seconds);
    if (header.length > maxCookieBytes) throw new RangeError('The cookie is too large');
    return header;
  }

  /** @returns undefined for a cookie that is missing, expired, of another kind or not ours. */
  async open<Kind extends CookieKind>(kind: Kind, header: string | undefined): Promise<Contents[Kind] | undefined> {
    const value = header && parseCookie(header)[this.#name(kind)];
    if (!value) return undefined;
    try {
      const { payload } = await jwtDecrypt(value, this.#key, {
        audience: kind,
        currentDate: new Date(this.#clock.now()),
        requiredClaims: ['exp'],
        keyManagementAlgorithms: [algorithms.alg],
        contentEncryptionAlgorithms: [algorithms.enc],
      });
      return schemas[kind].parse(payload) as Contents[Kind];
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof z.ZodError) return undefined;
      throw error;
    }
  }

  /** @returns a header `Set-Cookie` that deletes it. */
  clear(kind: CookieKind): string {
    return this.#format(kind, '', 0);
  }

  /** The prefix makes browsers refuse it from a subdomain, over plain HTTP, or for a path (RFC 6265bis). */
  #name(kind: CookieKind): string {
    return `__Host-listkeeper-${kind}-${this.#suffix}`;
  }

  #format(kind: CookieKind, value: string, maxAge: number): string {
    return stringifySetCookie({
      name: this.#name(kind),
      value,
      maxAge,
      path: '/',
      httpOnly: true,
      secure: true,
      // GitHub sends the browser back by a link, so `strict` would hide the cookie from us.
      sameSite: 'lax',
    });
  }
}
