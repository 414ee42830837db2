import { describe, expect, it } from 'vitest';
import { checkConnectivity, OfflineDetector, seemsOffline } from '../../../src/http/connectivity/offline-detector.ts';
import type { HttpResult, NetworkErrorKind } from '../../../src/http/types.ts';
import { createTestClient, serve } from '../loopback-server.ts';

type Outcome = [host: string, outcome: 'ok' | NetworkErrorKind, code?: string];

function isOfflineAfter(...outcomes: Outcome[]): boolean {
  const detector = new OfflineDetector();
  for (const [host, outcome, code] of outcomes) detector.record(host, outcome, code);
  return detector.isOffline();
}

describe('OfflineDetector', () => {
  it('is offline after three unrelated silent sites', () => {
    expect(isOfflineAfter(['a.com', 'dns', 'ENOTFOUND'], ['b.org', 'timeout'], ['c.cn', 'refused'])).toBe(true);
    expect(isOfflineAfter(['a.com', 'proxy'], ['b.org', 'proxy'], ['c.cn', 'proxy'])).toBe(true);
  });

  it('is not offline after many silent links of one site and its subdomains', () => {
    expect(
      isOfflineAfter(['a.com.cn', 'timeout'], ['b.a.com.cn', 'timeout'], ['c.a.com.cn', 'timeout'], ['a.com.cn', 'refused']),
    ).toBe(false);
  });

  it('is never offline after one sign of life, early or late', () => {
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

  it('needs errors of our own side when fewer sites were asked', () => {
    expect(isOfflineAfter(['a.com', 'dns', 'EAI_AGAIN'])).toBe(true);
    expect(isOfflineAfter(['a.com', 'unreachable', 'ENETUNREACH'], ['b.org', 'proxy'])).toBe(true);
    expect(isOfflineAfter(['a.com', 'dns', 'ENOTFOUND'])).toBe(false);
    expect(isOfflineAfter(['a.com', 'timeout'])).toBe(false);
    expect(isOfflineAfter(['a.com', 'dns', 'EAI_AGAIN'], ['b.org', 'timeout'])).toBe(false);
  });

  it('is not offline without results, or if nothing was sent', () => {
    expect(isOfflineAfter()).toBe(false);
    expect(
      isOfflineAfter(['10.0.0.1', 'forbidden-address'], ['b.org', 'deferred'], ['c.org', 'aborted'], ['d.org', 'loop']),
    ).toBe(false);
  });

  it('is available for a list of results', () => {
    const failure = (url: string): HttpResult => ({ ok: false, kind: 'dns', code: 'EAI_AGAIN', message: '', url, redirects: [] });
    expect(seemsOffline(['https://a.com/', 'https://b.org/x', 'https://c.cn/'].map(failure))).toBe(true);
  });
});

describe('checkConnectivity', () => {
  it('is true when any host answers, whatever the status', async () => {
    const server = await serve((_, response) => response.writeHead(403).end());
    const network = createTestClient({
      route: (url) => new URL(url.hostname === 'www.iana.org' ? server.baseUrl : 'http://127.0.0.1:1'),
    });
    expect(await checkConnectivity(network)).toBe(true);
  });

  it('is false without a network', async () => {
    expect(await checkConnectivity(createTestClient({ route: () => new URL('http://127.0.0.1:1') }))).toBe(false);
  });
});
