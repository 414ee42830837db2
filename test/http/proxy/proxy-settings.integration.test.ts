import { describe, expect, it } from 'vitest';
import { readProxySettings } from '../../../src/http/proxy/proxy-settings.ts';

describe('readProxySettings', () => {
  const selectProxy = (environment: Record<string, string>, url: string) => {
    const proxy = readProxySettings(environment).selectProxy(new URL(url));
    return proxy ? `${proxy.hostname}:${proxy.port}` : 'direct';
  };

  it('selects a proxy by scheme, prefers lower-case names, and uses HTTP_PROXY for both', () => {
    expect(selectProxy({ HTTPS_PROXY: 'http://s:1' }, 'https://a/')).toBe('s:1');
    expect(selectProxy({ HTTPS_PROXY: 'http://s:1' }, 'http://a/')).toBe('direct');
    expect(selectProxy({ HTTP_PROXY: 'http://p:2' }, 'https://a/')).toBe('p:2');
    expect(selectProxy({ HTTP_PROXY: 'http://p:2', http_proxy: 'http://q:3' }, 'http://a/')).toBe('q:3');
    expect(selectProxy({ ALL_PROXY: 'p:2' }, 'http://a/')).toBe('p:2');
    expect(selectProxy({ HTTP_PROXY: '' }, 'http://a/')).toBe('direct');
  });

  it.each([
    ['*', 'http://a.example/', true],
    ['a.example', 'http://a.example/', true],
    ['a.example', 'http://b.a.example/', true],
    ['a.example', 'http://ba.example/', false],
    ['.a.example', 'http://b.a.example/', true],
    ['*.a.example', 'http://b.a.example/', true],
    ['*.a.example', 'http://a.example/', false],
    ['a.example:8080', 'http://a.example:8080/', true],
    ['a.example:8080', 'http://a.example/', false],
    ['a.example:443', 'https://a.example/', true],
    ['10.0.0.0/8', 'http://10.1.2.3/', true],
    ['10.0.0.0/8', 'http://11.1.2.3/', false],
    ['::1', 'http://[::1]/', true],
    ['x, A.EXAMPLE', 'http://a.example./', true],
    ['nonsense/99', 'http://10.1.2.3/', false],
  ])('NO_PROXY=%s and %s', (no, url, direct) => {
    expect(selectProxy({ HTTP_PROXY: 'http://p:1', NO_PROXY: no }, url)).toBe(direct ? 'direct' : 'p:1');
  });

  it('throws without repeating the password', () => {
    expect(() => readProxySettings({ HTTP_PROXY: 'socks5://u:secret@p:1' })).toThrow(/^(?!.*secret)/);
  });

  it.each([
    [{ ALL_PROXY: 'socks5h://p:1' }, /^ALL_PROXY is a SOCKS proxy/],
    [{ https_proxy: 'socks://p:1', ALL_PROXY: 'http://p:1' }, /^HTTPS_PROXY is a SOCKS proxy/],
    [{ HTTP_PROXY: 'ftp://p' }, /^HTTP_PROXY isn’t an http/],
  ])('names the variable of an unsupported proxy, with a remedy: %j', (environment, words) => {
    expect(() => readProxySettings(environment)).toThrow(words);
    expect(() => readProxySettings(environment)).toThrow(
      expect.objectContaining({ remedy: expect.stringContaining('NO_PROXY') }),
    );
  });

  it.each([
    ['me:pass%20word', 'me:pass word'],
    ['me:50%off', 'me:50%off'],
    ['%zz:%E4%BD%A0%', '%zz:你%'],
    ['me', 'me:'],
  ])('decodes credentials, and keeps a percent sign without two digits: %s', (given, meant) => {
    const proxy = readProxySettings({ HTTPS_PROXY: `http://${given}@p:1` }).selectProxy(new URL('https://a.example/'));
    expect(proxy?.authorization).toBe(`Basic ${Buffer.from(meant).toString('base64')}`);
  });

  it('ignores ALL_PROXY if both schemes have their own proxy', () => {
    const environment = { ALL_PROXY: 'socks5://p:1', HTTPS_PROXY: 'http://p:2', HTTP_PROXY: 'http://p:2' };
    expect(selectProxy(environment, 'https://a.example/')).toBe('p:2');
  });
});
