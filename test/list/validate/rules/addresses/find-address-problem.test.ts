import { describe, expect, it } from 'vitest';
import { identify } from '../../../../../src/links/identify/index.ts';
import { findAddressProblem } from '../../../../../src/list/validate/rules/addresses/find-address-problem.ts';

const find = (url: string, isDiscontinued = false) => findAddressProblem(url, identify(url), isDiscontinued);

describe('an address', () => {
  it.each([
    'http://localhost/x',
    'http://intranet/x',
    'http://127.0.0.1/',
    'http://0x7f000001/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.1.1:8080/',
    'http://169.254.169.254/latest',
    'http://100.64.0.1/',
    'http://192.0.2.1/',
    'http://[::1]/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://[::ffff:127.0.0.1]/',
    'https://printer.local/',
    'https://a.invalid/',
    'https://shop.example/',
    'not an address',
  ])('that nobody outside can reach is bad: %s', (url) => {
    expect(find(url)).toEqual({ code: 'bad-address' });
  });

  it.each(['https://8.8.8.8.nip.io/', 'https://a.org/', 'https://github.com/owner/name', 'http://a.org/x'])(
    'may stay: %s',
    (url) => {
      expect(find(url)).toBeUndefined();
    },
  );

  it.each([
    ['http://github.com/owner/name', 'https://github.com/owner/name'],
    ['http://www.zenodo.org/records/1', 'https://www.zenodo.org/records/1'],
    ['http://pypi.org/project/a', 'https://pypi.org/project/a'],
  ])('of a host that answers over https is insecure: %s', (url, replacement) => {
    expect(find(url)).toEqual({ code: 'insecure-address', replacement });
  });

  it('that its service has left is old, before it is anything else', () => {
    expect(find('http://dx.doi.org/10.1000/182')).toEqual({ code: 'old-address', replacement: 'https://doi.org/10.1000/182' });
  });

  it('with a tracking parameter is cleaned, and secure at once', () => {
    expect(find('http://github.com/owner/name?utm_source=x')).toMatchObject({
      code: 'volatile-address',
      replacement: 'https://github.com/owner/name',
    });
  });

  it('of a bare number may stay with an entry that is gone', () => {
    expect(find('http://8.8.8.8/x')).toMatchObject({ code: 'volatile-address' });
    expect(find('http://8.8.8.8/x', true)).toBeUndefined();
  });
});
