import { createHash, timingSafeEqual } from 'node:crypto';
import { ListkeeperError } from '../../errors/listkeeper-error.ts';

/** A shorter token could be guessed: nothing limits how often somebody tries. */
const minTokenLength = 20;

/**
 * The token that opens the page of all lists, as the operator set it; undefined keeps the page off.
 * @throws ListkeeperError `weak-lists-token`.
 */
export function readListsToken({ LISTKEEPER_LISTS_TOKEN: token }: Readonly<Record<string, string | undefined>>) {
  if (!token) return undefined;
  if (token.length < minTokenLength) throw new ListkeeperError('weak-lists-token', { length: minTokenLength });
  return token;
}

/**
 * Whether a header `Authorization` has the token as the password of HTTP Basic (RFC 7617), under
 * any user name. Compared in constant time, and as digests, so that lengths tell nothing either.
 */
export function hasToken(authorization: string | undefined, token: string): boolean {
  const encoded = /^basic +([\w+/=-]{1,2000})$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return false;
  const given = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = given.indexOf(':');
  return colon >= 0 && timingSafeEqual(digest(given.slice(colon + 1)), digest(token));
}

const digest = (text: string) => createHash('sha256').update(text).digest();
