import { describe, expect, it } from 'vitest';
import { createDnsLookup, type DnsResolvers } from '../../../src/http/connection/dns.ts';

function rejects(code: string): () => Promise<string[]> {
  return () => Promise.reject(Object.assign(new Error(code), { code }));
}

function lookup(sources: Partial<DnsResolvers>) {
  return createDnsLookup({
    lookupSystem: rejects('ENOTFOUND'),
    queryDns: rejects('ENOTFOUND'),
    now: () => 0,
    systemHeadStartMs: 5,
    ...sources,
  });
}

const silent = () => new Promise<string[]>(() => {});

describe('createDnsLookup', () => {
  it('uses the system resolver if it is quick, so that the hosts file counts', async () => {
    let dns = 0;
    const find = lookup({
      lookupSystem: async () => ['10.0.0.1'],
      queryDns: async () => {
        dns += 1;
        return ['1.2.3.4'];
      },
    });
    expect(await find('A.example.')).toEqual(['10.0.0.1']);
    expect(dns).toBe(0);
  });

  it('queries DNS if the system resolver is slow or fails', async () => {
    const dns = async () => ['1.2.3.4'];
    expect(await lookup({ lookupSystem: silent, queryDns: dns })('a.example')).toEqual(['1.2.3.4']);
    expect(await lookup({ queryDns: dns })('a.example')).toEqual(['1.2.3.4']);
  });

  it('waits for the system resolver if DNS fails', async () => {
    const viaSystem = () => new Promise<string[]>((resolve) => setTimeout(() => resolve(['10.0.0.1']), 20));
    expect(await lookup({ lookupSystem: viaSystem })('a.example')).toEqual(['10.0.0.1']);
  });

  it.each([
    ['ENOTFOUND', 'ENOTFOUND', 'ENOTFOUND'],
    ['ENOTFOUND', 'ENODATA', 'ENOTFOUND'],
    ['ENOTFOUND', 'ECONNREFUSED', 'ENOTFOUND'],
    ['ENOTFOUND', 'ESERVFAIL', 'EAI_AGAIN'],
    ['ENOTFOUND', 'ETIMEOUT', 'EAI_AGAIN'],
    ['EAI_AGAIN', 'ENOTFOUND', 'EAI_AGAIN'],
    ['EAI_AGAIN', 'ECONNREFUSED', 'EAI_AGAIN'],
  ])('system %s and DNS %s make %s', async (system, dns, code) => {
    expect(await lookup({ lookupSystem: rejects(system), queryDns: rejects(dns) })('a.example')).toMatchObject({
      kind: 'dns',
      code,
    });
  });

  it('never queries DNS for local names', async () => {
    for (const name of ['printer', 'a.local', 'b.localhost', 'c.internal']) {
      expect(await lookup({ queryDns: async () => ['1.2.3.4'] })(name)).toMatchObject({ code: 'ENOTFOUND' });
    }
  });

  it('caches addresses, caches ENOTFOUND for less long, and never caches other errors', async () => {
    let now = 0;
    let lookupCount = 0;
    let answer: () => Promise<string[]> = async () => ['1.2.3.4'];
    const viaSystem = () => {
      lookupCount += 1;
      return answer();
    };
    const find = lookup({ lookupSystem: viaSystem, now: () => now, queryDns: () => answer() });
    await Promise.all([find('a.example'), find('a.example')]);
    await find('a.example');
    expect(lookupCount).toBe(1);
    answer = rejects('ENOTFOUND');
    await find('b.example');
    await find('b.example');
    expect(lookupCount).toBe(2);
    now = 60_000;
    await find('a.example');
    await find('b.example');
    expect(lookupCount).toBe(3);
    answer = rejects('EAI_AGAIN');
    await find('c.example');
    await find('c.example');
    expect(lookupCount).toBe(5);
  });
});
