import ipaddr from 'ipaddr.js';
import type { Identity } from '../../../../links/identify/index.ts';
import { isKnownHttps } from '../../../../links/services/index.ts';
import { findCurrentAddress } from './current-address.ts';
import { detectVolatileAddress } from './detect-volatile-address.ts';

export interface AddressProblem {
  code: 'bad-address' | 'old-address' | 'volatile-address' | 'insecure-address';
  /** The replacement address, if it is certain. */
  replacement?: string;
}

/** Hosts without a service descriptor that respond over https. */
const httpsHosts: ReadonlySet<string> = new Set(
  (
    'blog.csdn.net sciencedirect.com ieeexplore.ieee.org semanticscholar.org paperswithcode.com sites.google.com youtube.com ' +
    'bilibili.com jianshu.com juejin.cn wikipedia.org zh.wikipedia.org en.wikipedia.org medium.com pypi.org npmjs.com ' +
    'readthedocs.io zenodo.org figshare.com biendata.xyz'
  ).split(' '),
);

/**
 * The first problem of an address: unreachable, then outdated, then short-lived, then insecure.
 * @param isDiscontinued true for an entry that is gone; it may name the bare IP address that it
 * once had.
 */
export function findAddressProblem(url: string, identity: Identity, isDiscontinued: boolean): AddressProblem | undefined {
  if (isUnreachableHost(URL.parse(url)?.hostname ?? '')) return { code: 'bad-address' };
  const current = findCurrentAddress(url);
  if (current !== undefined) return { code: 'old-address', replacement: current };
  const volatile = detectVolatileAddress(url);
  if (volatile !== undefined && !(volatile.cause === 'ip-address' && isDiscontinued)) {
    const { cleaned } = volatile;
    // The replacement has https, so that the next review does not report its scheme.
    return {
      code: 'volatile-address',
      ...(cleaned === undefined ? {} : { replacement: secureAddress(cleaned, identity) ?? cleaned }),
    };
  }
  const secure = secureAddress(url, identity);
  return secure === undefined ? undefined : { code: 'insecure-address', replacement: secure };
}

/** An address with http whose host is known to answer by https, with https. */
function secureAddress(url: string, identity: Identity): string | undefined {
  const parsed = URL.parse(url);
  if (parsed?.protocol !== 'http:') return undefined;
  const isSecure = httpsHosts.has(parsed.hostname.replace(/^www\./, '')) || isKnownHttps(parsed, identity);
  return isSecure ? url.replace(/^http:/i, 'https:') : undefined;
}

/**
 * Hosts that are unreachable from outside: single words, addresses of private and reserved
 * networks, reserved top-level domains (RFC 2606).
 */
function isUnreachableHost(host: string): boolean {
  const literal = host.replace(/^\[|\]$/g, '');
  // Of a parsed URL, IPv4 addresses have this form. A name would cost an error and its stack.
  if (/^[\d.]+$|:/.test(literal) && ipaddr.isValid(literal)) return ipaddr.process(literal).range() !== 'unicast';
  return !host.includes('.') || /\.(?:local|localhost|internal|test|invalid|example|lan)$/.test(host);
}
