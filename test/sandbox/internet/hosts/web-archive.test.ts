import { expect, test } from 'vitest';
import { createWebArchiveHost } from '../../../../src/sandbox/internet/hosts/web-archive.ts';
import { ask } from '../answer-by-hosts.ts';

const page = 'https://site.example/a';
const host = [createWebArchiveHost({ [page]: ['20200101000000', '20240301083000'] }, { '20240301083000': { body: 'the page' } })];
const index = (to?: string) => {
  const query = new URLSearchParams({ url: page, ...(to === undefined ? {} : { to }) });
  return JSON.parse(String(ask(host, `https://web.archive.org/cdx/search/cdx?${query}`).body));
};

// Source: https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server
test.each([
  [undefined, '20240301083000'],
  ['20240301', '20240301083000'],
  ['20240229', '20200101000000'],
  ['2020', '20200101000000'],
])('the newest capture until %s is that of %s', (to, time) => {
  expect(index(to)).toEqual([
    ['timestamp', 'original', 'statuscode'],
    [time, page, '200'],
  ]);
});

test('there may be none, and a copy shows what it is told to show', () => {
  expect(index('2019')).toEqual([]);
  expect(ask(host, `https://web.archive.org/web/20240301083000id_/${page}`).body).toBe('the page');
  expect(ask(host, `https://web.archive.org/web/20200101000000/${page}`).body).toContain('Wayback Machine');
  expect(ask(host, 'https://web.archive.org/about').status).toBe(404);
});
