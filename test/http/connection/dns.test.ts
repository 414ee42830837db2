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

describe('looking up a name', () => {
  it('believes the system when it is quick, so that the hosts file counts', async () => {
    let direct = 0;
    const find = lookup({
      lookupSystem: async () => ['10.0.0.1'],
      queryDns: async () => {
        direct += 1;
        return ['1.2.3.4'];
      },
    });
    expect(await find('A.example.')).toEqual(['10.0.0.1']);
    expect(direct).toBe(0);
  });

  it('asks DNS itself when the system takes long, or knows nothing', async () => {
    const direct = async () => ['1.2.3.4'];
    expect(await lookup({ lookupSystem: silent, queryDns: direct })('a.example')).toEqual(['1.2.3.4']);
    expect(await lookup({ queryDns: direct })('a.example')).toEqual(['1.2.3.4']);
  });

  it('waits for the system when DNS knows nothing', async () => {
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
  ])('system %s and DNS %s make %s', async (system, direct, code) => {
    expect(await lookup({ lookupSystem: rejects(system), queryDns: rejects(direct) })('a.example')).toMatchObject({
      kind: 'dns',
      code,
    });
  });

  it('never asks DNS for names of the local network', async () => {
    for (const name of ['printer', 'a.local', 'b.localhost', 'c.internal']) {
      expect(await lookup({ queryDns: async () => ['1.2.3.4'] })(name)).toMatchObject({ code: 'ENOTFOUND' });
    }
  });

  it('remembers answers, forgets a no sooner, and asks again what could not be asked', async () => {
    let now = 0;
    let asked = 0;
    let say: () => Promise<string[]> = async () => ['1.2.3.4'];
    const viaSystem = () => {
      asked += 1;
      return say();
    };
    const find = lookup({ lookupSystem: viaSystem, now: () => now, queryDns: () => say() });
    await Promise.all([find('a.example'), find('a.example')]);
    await find('a.example');
    expect(asked).toBe(1);
    say = rejects('ENOTFOUND');
    await find('b.example');
    await find('b.example');
    expect(asked).toBe(2);
    now = 60_000;
    await find('a.example');
    await find('b.example');
    expect(asked).toBe(3);
    say = rejects('EAI_AGAIN');
    await find('c.example');
    await find('c.example');
    expect(asked).toBe(5);
  });
});
