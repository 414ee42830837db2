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

/** Longest marker that evidence keeps, in UTF-16 code units. */
const maxMarkerLength = 200;

/** A marker of a checker, cut to the length that evidence keeps. */
export function createMarker(code: MarkerCode, value?: string): string {
  const marker = value === undefined ? code : `${code}: ${value}`;
  return marker.length <= maxMarkerLength ? marker : `${marker.slice(0, maxMarkerLength - 1).toWellFormed()}…`;
}

/** Reads a marker; undefined for a quotation. */
export function parseMarker(marker: string): { code: MarkerCode; value: string } | undefined {
  const [, name, value = ''] = /^([a-z-]+)(?:: (.*))?$/s.exec(marker) ?? [];
  const code = markerCodes.find((known) => known === name);
  return code === undefined ? undefined : { code, value };
}
