import { createPlainIdentity, getHostWithoutWww, getPathSegments, type UrlMatcher } from '../../url/index.ts';

const idPattern = /(?:^|-)([0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/**
 * Pages by the id at the end of their address, whatever their title and wherever they are
 * published.
 */
export const notionMatcher: UrlMatcher = {
  domains: ['notion.so', 'notion.site', 'notion.com'],
  match(url, text) {
    const host = getHostWithoutWww(url);
    if (!/(?:^|\.)notion\.(?:so|site)$/.test(host)) return undefined;
    const last = getPathSegments(url).at(-1) ?? '';
    const id = idPattern.exec(last)?.[1]?.replaceAll('-', '').toLowerCase();
    // A page that is opened within another one, or a view of a table, is what the address names.
    if (id === undefined || url.searchParams.has('p') || url.searchParams.has('v'))
      return url.pathname.length > 1 ? createPlainIdentity(url, text, 'notion') : undefined;
    return { key: `notion:${id}`, service: 'notion', id, url: text };
  },
};
