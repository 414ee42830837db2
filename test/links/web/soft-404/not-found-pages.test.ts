import { describe, expect, test } from 'vitest';
import { parseHtml } from '../../../../src/links/web/html-page.ts';
import { findEmptySiteTitle, findNotFoundTitle } from '../../../../src/links/web/soft-404/not-found-pages.ts';

const titled = (title: string, body = '<p>Words.</p>') => parseHtml(`<title>${title}</title>${body}`);

describe('a title that stands for a missing site', () => {
  test.each([
    ['Coming soon', false],
    ['Coming Soon | Example', false],
    ['Under construction', false],
    ['网站建设中', false],
    ['Welcome to nginx!', true],
    ['No such app', true],
    ['没有找到站点', true],
  ])('%s', (title, isProof) => {
    expect(findEmptySiteTitle(titled(title))).toEqual({ title, isProof });
  });

  test.each([
    'Coming soon to a repository near you: notes',
    'How to replace the page Welcome to nginx',
    'Under construction sites: a data set',
  ])('is not %s', (title) => {
    expect(findEmptySiteTitle(titled(title))).toBeUndefined();
  });
});

describe('a heading counts as a title', () => {
  test('on a short page, and not in the shell of an application', () => {
    expect(findNotFoundTitle(titled('Example', '<h1>Page <b>not</b> found</h1>'))).toBe('Page not found');
    expect(findNotFoundTitle(titled('Example', '<div id="root"><h1>Page not found</h1></div>'))).toBeUndefined();
    expect(findNotFoundTitle(titled('Example', `<h1>Page not found</h1><p>${'Long words. '.repeat(200)}</p>`))).toBeUndefined();
    expect(findNotFoundTitle(titled('Example', '<h1>Ours</h1><h2>Page not found</h2>'))).toBeUndefined();
  });
});
