import { describe, expect, test } from 'vitest';
import { identify } from '../../../src/links/identify/identify.ts';
import type { ServiceName } from '../../../src/model/service-name.ts';

/** What a service recognises, and what it leaves to others. */
interface IdentityTable {
  /** Things: the key of each, the address to prefer, and other spellings of it. */
  things: readonly (readonly [key: string, url: string, ...spellings: string[]])[];
  /** Pages or files within a thing: the address, and the key, which no other spelling of the whole has. */
  parts?: readonly (readonly [url: string, key: string])[];
  /** Addresses that look alike and lead to two things. */
  apart?: readonly (readonly [one: string, other: string])[];
  /** Addresses of its hosts, and of hosts with such names, that are pages like others. */
  others?: readonly string[];
  /** Addresses with an extraction code, and the code. */
  codes?: readonly (readonly [url: string, code: string | undefined])[];
}

/** Tests how a service recognises its addresses, by the door that all callers use. */
export function describeIdentities(service: ServiceName, table: IdentityTable): void {
  const { things, parts = [], apart = [], others = [], codes = [] } = table;

  describe(`addresses of ${service}`, () => {
    test.each(things)('%s is one thing, however it is spelled', (key, url, ...spellings) => {
      expect(identify(url)).toMatchObject({ key, url, service });
      for (const spelling of spellings) expect(identify(spelling), spelling).toMatchObject({ key, service });
    });

    for (const [url, key] of parts) {
      test(`${url} is a part of something`, () => {
        expect(identify(url)).toMatchObject({ key, service, isPart: true });
      });
    }

    for (const [one, other] of apart) {
      test(`${one} is not ${other}`, () => {
        expect(identify(one).key).not.toBe(identify(other).key);
      });
    }

    for (const url of others) {
      test(`${url} is a page like others`, () => {
        expect(identify(url)).toMatchObject({ service: 'web', url });
      });
    }

    for (const [url, code] of codes) {
      test(`${url} carries ${code === undefined ? 'no code' : `the code ${code}`}`, () => {
        expect(identify(url)).toMatchObject({ service });
        expect(identify(url).code).toBe(code);
      });
    }

    test('the preferred address of any of them leads to the same thing', () => {
      const addresses = [...things.flatMap(([, ...spellings]) => spellings), ...parts.map(([url]) => url)];
      for (const address of addresses) {
        const { key, url } = identify(address);
        expect(identify(url).key, address).toBe(key);
      }
    });
  });
}
