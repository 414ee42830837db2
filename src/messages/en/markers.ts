import type { MarkerCode } from '../../model/marker.ts';

/** What a checker noted at a link, by its code. A value may be empty. */
export const markers = (): Record<MarkerCode, (value: string) => string> => ({
  'anthology-unreachable': () => 'the ACL Anthology itself is unreachable',
  'dead-canary-called-alive': (url) => `the service also shows ${url}, which cannot exist`,
  'did-you-mean': (url) => `did you mean ${url}?`,
  'empty-page': (status) => `HTTP ${status}, empty page`,
  'http-status': (status) => `HTTP ${status}`,
  'list-unreadable': () => 'the code is correct, but the file list couldn’t be read',
  'living-canary-called-gone': (url) => `the service also denies ${url}, which exists`,
  'missing-from-response': () => 'missing from the response',
  'no-token': () => 'without a token, GitHub allows 60 requests an hour',
  'page-instead-of-file': () => 'a page instead of a file',
  'redirects-to': (target) => `redirects to ${target}`,
  'redirects-to-home-page': (host) => (host === '' ? 'redirects to the home page' : `redirects to the home page of ${host}`),
  'repeated-bot-checks': () => 'stopped after three bot checks in a row',
  'secondary-rate-limit': () => 'secondary rate limit',
  'site-closed': (site) => `${site} has closed`,
  'token-refused': () => 'the token was rejected',
});
