import { getHostWithoutWww, getPathSegments, type UrlMatcher } from '../../url/index.ts';

/** A paper's hash, or its number in the volumes before 2020. */
export const neuripsMatcher: UrlMatcher = {
  domains: ['nips.cc', 'neurips.cc'],
  match(url) {
    if (!/^(?:papers\.nips\.cc|papers\.neurips\.cc|proceedings\.neurips\.cc)$/.test(getHostWithoutWww(url))) return undefined;
    const name = getPathSegments(url).at(-1) ?? '';
    const id = /^([0-9a-f]{32})-/.exec(name)?.[1] ?? /^(\d{1,5})-/.exec(name)?.[1];
    return id === undefined
      ? undefined
      : { key: `neurips:${id}`, service: 'neurips', id, url: url.href.replace(/^http:/, 'https:') };
  },
};
