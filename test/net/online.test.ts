import { describe, expect, it } from 'vitest';
import type { FailureKind, Reply } from '../../src/net/network.ts';
import { canariesAnswer, seemsOffline, watchForOffline } from '../../src/net/online.ts';
import { open, serve } from './loopback.ts';

type Seen = [host: string, outcome: 'ok' | FailureKind, code?: string];

function offline(...seen: Seen[]): boolean {
  const watch = watchForOffline();
  for (const [host, outcome, code] of seen) watch.saw(host, outcome, code);
  return watch.offline();
}

describe('offline', () => {
  it('is what three unrelated silent sites mean', () => {
    expect(offline(['a.com', 'dns', 'ENOTFOUND'], ['b.org', 'timeout'], ['c.cn', 'refused'])).toBe(true);
    expect(offline(['a.com', 'proxy'], ['b.org', 'proxy'], ['c.cn', 'proxy'])).toBe(true);
  });

  it('is not what many links of one site mean, nor of its sub-hosts', () => {
    expect(offline(['a.com.cn', 'timeout'], ['b.a.com.cn', 'timeout'], ['c.a.com.cn', 'timeout'], ['a.com.cn', 'refused'])).toBe(
      false,
    );
  });

  it('is over with one sign of life, early or late', () => {
    const silence: Seen[] = [
      ['a.com', 'dns', 'EAI_AGAIN'],
      ['b.org', 'timeout'],
      ['c.cn', 'refused'],
    ];
    expect(offline(...silence, ['d.net', 'ok'])).toBe(false);
    expect(offline(['d.net', 'ok'], ...silence)).toBe(false);
    expect(offline(...silence, ['d.net', 'tls'])).toBe(false);
    expect(offline(...silence, ['d.net', 'reset'])).toBe(false);
  });

  it('is told from few sites only by what is our own side’s', () => {
    expect(offline(['a.com', 'dns', 'EAI_AGAIN'])).toBe(true);
    expect(offline(['a.com', 'unreachable', 'ENETUNREACH'], ['b.org', 'proxy'])).toBe(true);
    expect(offline(['a.com', 'dns', 'ENOTFOUND'])).toBe(false);
    expect(offline(['a.com', 'timeout'])).toBe(false);
    expect(offline(['a.com', 'dns', 'EAI_AGAIN'], ['b.org', 'timeout'])).toBe(false);
  });

  it('is not concluded from nothing, nor from what was never sent', () => {
    expect(offline()).toBe(false);
    expect(offline(['10.0.0.1', 'forbidden-address'], ['b.org', 'deferred'], ['c.org', 'aborted'], ['d.org', 'loop'])).toBe(
      false,
    );
  });

  it('can be told from replies', () => {
    const failure = (url: string): Reply => ({ ok: false, kind: 'dns', code: 'EAI_AGAIN', message: '', url, hops: [] });
    expect(seemsOffline(['https://a.com/', 'https://b.org/x', 'https://c.cn/'].map(failure))).toBe(true);
  });
});

describe('canaries', () => {
  it('sing when one of them answers anything', async () => {
    const server = await serve((_, response) => response.writeHead(403).end());
    const network = open({ route: (url) => new URL(url.hostname === 'www.iana.org' ? server.base : 'http://127.0.0.1:1') });
    expect(await canariesAnswer(network)).toBe(true);
  });

  it('are silent without a network', async () => {
    expect(await canariesAnswer(open({ route: () => new URL('http://127.0.0.1:1') }))).toBe(false);
  });
});
