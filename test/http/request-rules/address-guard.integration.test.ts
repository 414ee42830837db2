import { describe, expect, it } from 'vitest';
import { AddressGuard } from '../../../src/http/request-rules/address-guard.ts';
import fc from '../../seeded-fast-check.ts';
import { createTestClient, serve } from '../loopback-server.ts';

const guard = new AddressGuard();

describe('addresses', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.100.100.200',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '198.18.0.1',
    '168.63.129.16',
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
    '2002:7f00:1::',
    '2001:0:4136:e378:8000:63bf:3fff:fdd2',
    '64:ff9b::7f00:1',
    '64:ff9b:1::a00:1',
    '2001:db8::1',
    '3fff::1',
    '4000::1',
  ])('refuses %s', (address) => {
    expect(guard.checkAddress(address, 80)?.kind).toBe('forbidden-address');
  });

  it.each(['8.8.8.8', '114.114.114.114', '2606:4700:4700::1111', '240e:e9::1'])('allows %s', (address) => {
    expect(guard.checkAddress(address, 443)).toBeUndefined();
  });

  it('rejects text that is not an IP address as bad-address', () => {
    expect(guard.checkAddress('localhost', 80)?.kind).toBe('bad-address');
  });

  it('refuses every spelling of a private v4 address inside v6', () => {
    const privateV4 = fc.tuple(fc.constantFrom(10, 127), fc.nat(255), fc.nat(255), fc.nat(255));
    fc.assert(
      fc.property(privateV4, ([a, b, c, d]) => {
        const hex = [a * 256 + b, c * 256 + d].map((part) => part.toString(16)).join(':');
        for (const address of [`::ffff:${a}.${b}.${c}.${d}`, `::ffff:${hex}`, `::${hex}`, `64:ff9b::${hex}`, `2002:${hex}::`]) {
          expect(guard.checkAddress(address, 80)?.kind).toBe('forbidden-address');
        }
      }),
    );
  });
});

describe('ports', () => {
  it.each([80, 443, 8080, 8443, 8999, 7001])('allows %d', (port) => expect(guard.checkPort(port, false)).toBeUndefined());
  it.each([0, 22, 25, 110, 3306, 5432, 6379, 9200, 11211])('refuses %d', (port) => {
    expect(guard.checkPort(port, false)?.kind).toBe('forbidden-port');
    expect(guard.checkAddress('8.8.8.8', port)?.kind).toBe('forbidden-port');
  });
});

describe('ranges allowed by the operator', () => {
  it('are allowed on any port and in every notation, and nothing else is', () => {
    const customGuard = new AddressGuard(['10.0.0.0/8', '192.168.7.7', 'fd12::/16']);
    expect(customGuard.checkAddress('10.9.9.9', 22)).toBeUndefined();
    expect(customGuard.checkAddress('::ffff:10.9.9.9', 22)).toBeUndefined();
    expect(customGuard.checkAddress('192.168.7.7', 1)).toBeUndefined();
    expect(customGuard.checkAddress('fd12::1', 1)).toBeUndefined();
    expect(customGuard.checkAddress('192.168.7.8', 80)?.kind).toBe('forbidden-address');
    expect(customGuard.checkAddress('8.8.8.8', 25)?.kind).toBe('forbidden-port');
  });

  it('throw when they are invalid', () => {
    expect(() => new AddressGuard(['10.0.0.0/8', '10.0.0/33x'])).toThrow(/10\.0\.0\/33x/);
  });
});

describe('an HTTP client with the guard', () => {
  it.each(['http://2130706433/', 'http://0x7f.1/', 'http://[::ffff:127.0.0.1]/', 'http://127.1/', 'http://[::1]:8080/'])(
    'refuses %s before a request is sent',
    async (url) => {
      const network = createTestClient({ allowAddresses: [] });
      expect(await network.request({ url })).toMatchObject({ ok: false, kind: 'forbidden-address' });
      expect(network.requestCounts().byHost).toEqual({});
    },
  );

  it('refuses a name that resolves to private addresses', async () => {
    const network = createTestClient({ allowAddresses: [] });
    expect(await network.request({ url: 'http://localhost/' })).toMatchObject({ ok: false, kind: 'forbidden-address' });
    expect(network.requestCounts().byHost).toEqual({});
  });

  it('refuses a redirect into a private network and reports its source', async () => {
    const server = await serve((_, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end());
    const result = await createTestClient().request({ url: `${server.baseUrl}/start` });
    expect(result).toMatchObject({
      ok: false,
      kind: 'forbidden-address',
      redirects: [{ url: `${server.baseUrl}/start`, status: 302 }],
    });
  });

  it('refuses a port before the DNS lookup', async () => {
    expect(await createTestClient({ allowAddresses: [] }).request({ url: 'http://mail.example:25/' })).toMatchObject({
      kind: 'forbidden-port',
    });
  });
});
