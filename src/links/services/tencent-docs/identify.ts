import { createPlainIdentity, getHostWithoutWww, type UrlMatcher } from '../../url/index.ts';

export const tencentDocsMatcher: UrlMatcher = {
  domains: ['qq.com'],
  match: (url, text) =>
    getHostWithoutWww(url) === 'docs.qq.com' && url.pathname.length > 1
      ? createPlainIdentity(url, text, 'tencent-docs')
      : undefined,
};
