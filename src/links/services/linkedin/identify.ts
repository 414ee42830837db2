import { createPlainIdentity, getHostWithoutWww, type UrlMatcher } from '../../url/index.ts';

export const linkedinMatcher: UrlMatcher = {
  domains: ['linkedin.com'],
  match: (url, text) =>
    /(?:^|\.)linkedin\.com$/.test(getHostWithoutWww(url)) ? createPlainIdentity(url, text, 'linkedin') : undefined,
};
