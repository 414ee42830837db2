import { createPlainIdentity, type UrlMatcher } from '../../url/index.ts';

export const doubanMatcher: UrlMatcher = {
  domains: ['douban.com'],
  match: (url, text) => createPlainIdentity(url, text, 'douban'),
};
