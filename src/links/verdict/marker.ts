import { type MarkerCode, markerCodes } from '../../model/marker.ts';

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
