import { describe, expect, it } from 'vitest';
import type { HttpResponse } from '../../../src/http/index.ts';
import { findMissingParts, getNamedPart } from '../../../src/links/web/page-anchors.ts';

describe('the part that an address names', () => {
  it.each([
    ['https://x.example/a#Install', 'install'],
    ['https://x.example/a#user-content-install', 'install'],
    ['https://x.example/a#java.lang.String(int)', 'java.lang.string(int)'],
    ['https://x.example/a#part:~:text=words', 'part'],
    ['https://x.example/a', undefined],
    ['https://x.example/a#', undefined],
    ['https://x.example/#/route', undefined],
    ['https://x.example/#!route', undefined],
    ['https://x.example/a.pdf#page=3', undefined],
    [`https://x.example/#${'x'.repeat(201)}`, undefined],
  ])('%s', (url, part) => expect(getNamedPart(url)).toBe(part));
});

describe('the parts that a page lacks', () => {
  const respond = (html: string): HttpResponse => ({
    ok: true,
    status: 200,
    url: 'https://x.example/',
    headers: {},
    body: Buffer.from(html),
    truncated: false,
    redirects: [],
    durationMs: 1,
  });

  it('are told once the page has anchors of its own', () => {
    expect(findMissingParts(respond('<h2 id="a">A</h2>'), ['a', 'b'])).toEqual(['b']);
    expect(findMissingParts(respond('<a href="#a">A</a><p id="a">A</p>'), ['a', 'b'])).toEqual(['b']);
  });

  it.each(['', '<p id="a">A</p>', '<a href="#z">Z</a><p id="a">A</p>', '<a href="#">top</a><p id="">A</p>'])(
    'are not told of a page without them: %s',
    (html) => expect(findMissingParts(respond(html), ['b'])).toEqual([]),
  );
});
