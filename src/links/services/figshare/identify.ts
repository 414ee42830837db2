import { getHostWithoutWww, getPathSegments, type Identity, type UrlMatcher } from '../../url/index.ts';
import type { NamedForm } from '../define-service.ts';

/** The identity of an item, whichever institution shows it. */
export function createFigshareIdentity(id: string, url = `https://figshare.com/articles/dataset/_/${id}`): Identity {
  return { key: `figshare:${id}`, service: 'figshare', id, url };
}

/** The item of a DOI of figshare, with or without version; undefined for any other DOI. */
export function parseFigshareDoi(doi: string): string | undefined {
  return /^10\.6084\/m9\.figshare\.([1-9]\d{3,11})(?:\.v\d+)?$/i.exec(doi)?.[1];
}

/** `/articles/dataset/A_title/1234567/2`: the item and its version stand last. */
export const figshareMatcher: UrlMatcher = {
  domains: ['figshare.com'],
  match(url) {
    if (!/(?:^|\.)figshare\.com$/.test(getHostWithoutWww(url))) return undefined;
    const [kind, ...rest] = getPathSegments(url);
    if (kind !== 'articles') return undefined;
    // A title may consist of digits: `/articles/dataset/2020/1234567`.
    const place = rest.at(-1)?.match(/^[1-9]\d{0,2}$/) ? rest.slice(0, -1) : rest;
    const id = place.length <= 3 ? place.at(-1) : undefined;
    return id !== undefined && /^[1-9]\d{3,11}$/.test(id) ? createFigshareIdentity(id) : undefined;
  },
};

/** A later version of an item, which may not exist. */
export function getFigshareForm(url: URL, { id }: Identity): NamedForm | undefined {
  const version = new RegExp(`/${id}/([2-9]|[1-9]\\d{1,2})/?$`).exec(url.pathname)?.[1];
  if (version === undefined) return undefined;
  return {
    url: `https://api.figshare.com/v2/articles/${id}/versions/${version}`,
    landing: url.href.replace(new RegExp(`/${id}/${version}.*$`), `/${id}`),
  };
}
