import { expect, test } from 'vitest';
import { parseHtml } from '../../../src/links/web/html-page.ts';
import { showsNamedThing } from '../../../src/links/web/named-thing.ts';

const long = `<p>${'Entities and relations of medical texts. '.repeat(60)}</p>`;
const shows = (title: string, { url = 'https://site.example/data/cmekg', names = [] as string[], body = long } = {}) =>
  showsNamedThing(parseHtml(`<title>${title}</title>${body}`), new URL(url), names);

test.each([
  ['names it by the last word of the address', shows('CMeKG: a knowledge graph')],
  ['names it by the name of the entry', shows('MedDG Dataset', { url: 'https://site.example/x?id=1', names: ['MedDG'] })],
  ['names it by the file', shows('CMeKG Portal', { url: 'https://site.example/data/cmekg.html' })],
])('a page with the status of an error that %s is shown all the same', (_, seen) => {
  expect(seen).toBe(true);
});

test.each([
  ['says little', shows('CMeKG', { body: '<p>CMeKG</p>' })],
  ['says that it is missing', shows('404 - CMeKG')],
  ['says so in Chinese', shows('CMeKG 不存在')],
  ['repeats what was asked for in its regret', shows('Sorry, no results for CMeKG')],
  ['names another thing', shows('BioBERT: a model', { names: ['CMeKG'] })],
  ['has the name of its host alone', shows('Site Example', { url: 'https://site-example.example/site-example' })],
  [
    'has the words of any site',
    shows('Home Page of the National Library', { url: 'https://x.example/library', names: ['Library'] }),
  ],
  ['has no title', shows('')],
])('a page that %s is not', (_, seen) => {
  expect(seen).toBe(false);
});
