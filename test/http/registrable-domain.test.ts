import { expect, it } from 'vitest';
import { getRegistrableDomain, isSameSite } from '../../src/http/registrable-domain.ts';

it.each([
  ['www.example.org', 'example.org'],
  ['A.Example.ORG.', 'example.org'],
  ['x.tsinghua.edu.cn', 'tsinghua.edu.cn'],
  // A private suffix of the list: the owner of the name owns the site.
  ['docs.name.github.io', 'name.github.io'],
  ['github.io', 'github.io'],
  ['10.1.2.3', '10.1.2.3'],
  ['localhost', 'localhost'],
])('the registrable domain of %s is %s', (host, domain) => {
  expect(getRegistrableDomain(host)).toBe(domain);
});

it('tells subdomains of one owner from neighbours below a public suffix', () => {
  expect(isSameSite('www.a.example.com', 'example.com')).toBe(true);
  expect(isSameSite('a.github.io', 'b.github.io')).toBe(false);
});
