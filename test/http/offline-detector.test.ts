import { describe, expect, it } from 'vitest';
import { checkConnectivity, createOfflineDetector, seemsOffline } from '../../src/http/offline-detector.ts';
import type { HttpResult, NetworkErrorKind } from '../../src/http/types.ts';
import { createTestClient, serve } from './loopback-server.ts';

type Outcome = [host: string, outcome: 'ok' | NetworkErrorKind, code?: string];

function isOfflineAfter(...seen: Outcome[]): boolean {
  const watch = createOfflineDetector();
  for (const [host, outcome, code] of seen) watch.record(host, outcome, code);
  return watch.isOffline();
}

describe('offline', () => {
  it('is what three unrelated silent sites mean', () => {
    expect(isOfflineAfter(['a.com', 'dns', 'ENOTFOUND'], ['b.org', 'timeout'], ['c.cn', 'refused'])).toBe(true);
    expect(isOfflineAfter(['a.com', 'proxy'], ['b.org', 'proxy'], ['c.cn', 'proxy'])).toBe(true);
  });

  it('is not what many links of one site mean, nor of its sub-hosts', () => {
    expect(
      isOfflineAfter(['a.com.cn', 'timeout'], ['b.a.com.cn', 'timeout'], ['c.a.com.cn', 'timeout'], ['a.com.cn', 'refused']),
    ).toBe(false);
  });

  it('is over with one sign of life, early or late', () => {
    const silence: Outcome[] = [
      ['a.com', 'dns', 'EAI_AGAIN'],
      ['b.org', 'timeout'],
      ['c.cn', 'refused'],
    ];
    expect(isOfflineAfter(...silence, ['d.net', 'ok'])).toBe(false);
    expect(isOfflineAfter(['d.net', 'ok'], ...silence)).toBe(false);
    expect(isOfflineAfter(...silence, ['d.net', 'tls'])).toBe(false);
    expect(isOfflineAfter(...silence, ['d.net', 'reset'])).toBe(false);
  });

  it('is told from few sites only by what is our own side’s', () => {
    expect(isOfflineAfter(['a.com', 'dns', 'EAI_AGAIN'])).toBe(true);
    expect(isOfflineAfter(['a.com', 'unreachable', 'ENETUNREACH'], ['b.org', 'proxy'])).toBe(true);
    expect(isOfflineAfter(['a.com', 'dns', 'ENOTFOUND'])).toBe(false);
    expect(isOfflineAfter(['a.com', 'timeout'])).toBe(false);
    expect(isOfflineAfter(['a.com', 'dns', 'EAI_AGAIN'], ['b.org', 'timeout'])).toBe(false);
  });

  it('is not concluded from nothing, nor from what was never sent', () => {
    expect(isOfflineAfter()).toBe(false);
    expect(
      isOfflineAfter(['10.0.0.1', 'forbidden-address'], ['b.org', 'deferred'], ['c.org', 'aborted'], ['d.org', 'loop']),
    ).toBe(false);
  });

  it('can be told from replies', () => {
    const failure = (url: string): HttpResult => ({ ok: false, kind: 'dns', code: 'EAI_AGAIN', message: '', url, redirects: [] });
    expect(seemsOffline(['https://a.com/', 'https://b.org/x', 'https://c.cn/'].map(failure))).toBe(true);
  });
});

describe('canaries', () => {
  it('sing when one of them answers anything', async () => {
    const server = await serve((_, response) => response.writeHead(403).end());
    const network = createTestClient({
      route: (url) => new URL(url.hostname === 'www.iana.org' ? server.baseUrl : 'http://127.0.0.1:1'),
    });
    expect(await checkConnectivity(network)).toBe(true);
  });

  it('are silent without a network', async () => {
    expect(await checkConnectivity(createTestClient({ route: () => new URL('http://127.0.0.1:1') }))).toBe(false);
  });
});
