/**
 * What a checker notes in `Evidence.marker` itself. Every other marker quotes a page or a program.
 * A value may follow the code: `redirects-to: /error`.
 */
export const markerCodes = [
  'anthology-unreachable',
  'dead-canary-called-alive',
  'did-you-mean',
  'empty-page',
  'http-status',
  'list-unreadable',
  'living-canary-called-gone',
  'missing-from-response',
  'no-token',
  'page-instead-of-file',
  'redirects-to',
  'redirects-to-home-page',
  'repeated-bot-checks',
  'secondary-rate-limit',
  'site-closed',
  'token-refused',
] as const;

export type MarkerCode = (typeof markerCodes)[number];
