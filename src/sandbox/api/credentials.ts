import { generateKeyPair, type KeyObject, randomBytes, verify } from 'node:crypto';
import { promisify } from 'node:util';
import { parseJson } from '../../text/parse-json.ts';
import { ApiError, type PermissionLevel } from '../model/index.ts';
import type { Caller, TokenCaller } from './route.ts';

/** The App's key, its issued tokens, and the authentication of requests. */
export interface Credentials {
  /** PEM, for the bot. */
  privateKey: string;
  /** @param minutes until it expires. GitHub's installation tokens last an hour. */
  issueToken(token: Omit<TokenCaller, 'kind'>, minutes?: number): { token: string; expiresAt: Date };
  revokeToken(token: string): void;
  /** Ends all tokens of a person, as in that person's settings on GitHub. */
  revokeUser(login: string): void;
  /** The caller of an `Authorization` header. @throws ApiError 401 for invalid credentials. */
  authenticate(authorization: string | undefined): Caller;
}

// JWTs and tokens use the system clock even when a test sets the sandbox's clock, because clients
// sign with it.
const installationTokenMinutes = 60;

/** @param appId the issuer that the App's tokens must name. */
export async function createCredentials(appId: number): Promise<Credentials> {
  const pair = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const issuedTokens = new Map<string, { caller: TokenCaller; until: number }>();
  return {
    privateKey: pair.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    issueToken(caller, minutes = installationTokenMinutes) {
      const token = `${caller.isUser ? 'ghu' : 'ghs'}_${randomBytes(27).toString('base64url').replace(/[-_]/g, '0')}`;
      const until = Date.now() + minutes * 60_000;
      issuedTokens.set(token, { caller: { kind: 'token', ...caller }, until });
      return { token, expiresAt: new Date(until) };
    },
    revokeToken: (token) => void issuedTokens.delete(token),
    revokeUser(login) {
      for (const [token, { caller }] of issuedTokens)
        if (caller.isUser && caller.actor.account.login === login) issuedTokens.delete(token);
    },
    authenticate(authorization) {
      // The routes for clients, which have an id and a secret, look at these themselves.
      if (!authorization || isClientLogin(authorization)) return { kind: 'nobody' };
      const secret = /^(?:bearer|token)\s+(\S+)$/i.exec(authorization)?.[1];
      if (!secret) throw new ApiError(401, 'Bad credentials');
      if (secret.split('.').length === 3) {
        verifyJwt(secret, pair.publicKey, appId);
        return { kind: 'app' };
      }
      const found = issuedTokens.get(secret);
      if (!found || found.until < Date.now()) throw new ApiError(401, 'Bad credentials');
      return found.caller;
    },
  };
}

function isClientLogin(authorization: string): boolean {
  const [, encoded = ''] = /^basic (\S+)$/i.exec(authorization) ?? [];
  return Buffer.from(encoded, 'base64').toString('utf8').includes(':');
}

function verifyJwt(token: string, key: KeyObject, appId: number): void {
  const [head = '', claims = '', signature = ''] = token.split('.');
  const { alg } = decodeJwtPart(head);
  const good = alg === 'RS256' && verify('sha256', Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, 'base64url'));
  if (!good) throw new ApiError(401, 'A JSON web token could not be decoded');
  const { iss, iat, exp } = decodeJwtPart(claims);
  const now = Date.now() / 1000;
  if (Number(iss) !== appId) throw new ApiError(401, 'Integration not found');
  if (typeof exp !== 'number' || exp < now) throw new ApiError(401, "'Expiration time' claim ('exp') is not in the future");
  if (exp > now + 660) throw new ApiError(401, "'Expiration time' claim ('exp') is too far in the future");
  if (typeof iat !== 'number' || iat > now + 60)
    throw new ApiError(401, "'Issued at' claim ('iat') must be an Integer in the past");
}

function decodeJwtPart(part: string): Record<string, unknown> {
  const value = parseJson(Buffer.from(part, 'base64url').toString('utf8'));
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/**
 * @returns true when the granted permissions include the required one. `write` includes `read`;
 * metadata is public.
 */
export function isPermitted(granted: Record<string, PermissionLevel>, required: string): boolean {
  const [name = '', level] = required.split(':');
  if (name === 'metadata' && level === 'read') return true;
  return granted[name] === 'write' || (level === 'read' && granted[name] === 'read');
}
