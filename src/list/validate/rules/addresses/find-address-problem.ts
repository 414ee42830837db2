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
    // Whoever takes the replacement shall not be told of its scheme by the next review.
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
  return isSecure ? url.replace(/^http:/, 'https:') : undefined;
}

/**
 * Hosts that are unreachable from outside: single words, loopback and private networks, reserved
 * top-level domains (RFC 2606).
 */
function isUnreachableHost(host: string): boolean {
  return (
    (!host.includes('.') && !host.startsWith('[')) ||
    /^(?:127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|0\.)[\d.]+$/.test(host) ||
    /\.(?:local|localhost|internal|test|invalid|example|lan)$/.test(host) ||
    /^\[(?:::1?|f[cd][0-9a-f]{2}:.*|fe80:.*)\]$/.test(host)
  );
}
