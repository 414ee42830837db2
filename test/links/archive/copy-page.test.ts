import { describe, expect, test } from 'vitest';
import { getRawCopyUrl, isUsableCopy } from '../../../src/links/archive/copy-page.ts';
import { createResponse } from '../services/create-response.ts';

const original = 'https://site.example/data/cmekg';
const captured = (target: string) => `https://web.archive.org/web/20240301083000id_/${target}`;
const isUsable = (
  body: string,
  { url = captured(original), ...rest }: Parameters<typeof createResponse>[1] = {},
  page = original,
) => isUsableCopy(page, createResponse(body, { url, ...rest }));
const article = `<title>CMeKG</title><p>${'A knowledge graph. '.repeat(100)}</p>`;

test('a copy is asked for without the archive’s frame', () => {
  expect(getRawCopyUrl('https://web.archive.org/web/20240301083000/https://site.example/web/20200101000000/x')).toBe(
    'https://web.archive.org/web/20240301083000id_/https://site.example/web/20200101000000/x',
  );
});

describe('an archived copy shows the page that was asked for', () => {
  test.each([
    ['where it has words', isUsable(article)],
    ['where it is a file', isUsable('%PDF-1.7', { headers: { 'content-type': 'application/pdf' } })],
    [
      'where it was captured at another place of the same page',
      isUsable(article, { url: captured('https://www.site.example/data/cmekg/') }),
    ],
    ['where it is about errors, at length', isUsable(`<title>404 Not Found</title><p>${'All about errors. '.repeat(120)}</p>`)],
    [
      'where it is a first page, asked for as such',
      isUsable('<title>Site</title><p>x', { url: captured('https://site.example/') }, 'https://site.example/'),
    ],
  ])('%s', (_, usable) => {
    expect(usable).toBe(true);
  });
});

describe('an archived copy is of no use', () => {
  test.each([
    ['where the archive has none', isUsable('', { status: 404 })],
    ['where it says that the page is missing', isUsable('<title>404 Not Found</title><p>Nothing here.</p>')],
    ['where it leads to the first page', isUsable(article, { url: captured('https://site.example/') })],
    ['where the page sends its reader there', isUsable(`<meta http-equiv="refresh" content="0; url=/">${article}`)],
    [
      'where it is a login',
      isUsable('<title>Log in</title><p>x', { url: captured('https://site.example/login?next=/data/cmekg') }),
    ],
    ['where it is the page of an error', isUsable('<p>x', { url: captured('https://site.example/404.html') })],
    ['where the domain is for sale', isUsable('<title>site.example is for sale</title>')],
    ['where it is a wall', isUsable('<title>Just a moment...</title><script src="/cdn-cgi/challenge-platform/x"></script>')],
    ['where nobody can read the address', isUsable(article, {}, 'not an address')],
  ])('%s', (_, usable) => {
    expect(usable).toBe(false);
  });
});
