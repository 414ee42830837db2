import { getHostWithoutWww, type UrlMatcher } from '../../url/index.ts';

export const openReviewMatcher: UrlMatcher = {
  domains: ['openreview.net'],
  match(url) {
    if (getHostWithoutWww(url) !== 'openreview.net' || !/^\/(?:forum|pdf)\/?$/.test(url.pathname)) return undefined;
    const id = url.searchParams.get('id') ?? '';
    if (!/^[\w-]{5,40}$/.test(id)) return undefined;
    return { key: `openreview:${id}`, service: 'openreview', id, url: `https://openreview.net/forum?id=${id}` };
  },
};
