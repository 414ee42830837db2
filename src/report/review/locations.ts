import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import { escapeInline, wrapInLink } from '../../text/escape/escape-markdown.ts';
import { formatLinePath } from '../../text/escape/url-text.ts';
import { getFileName } from '../../text/format.ts';

/** Places in files on GitHub, as links. */

export interface FileLocation {
  file: string;
  line: number;
}

/** The address of a line in a file on GitHub. */
export const buildLocationUrl = (blobUrl: string, file: string, line: number): string =>
  `${blobUrl}/${formatLinePath(file, line)}`;

/** A place at the beginning of a row: `[cmid.yml, line 9](…)`. */
export function formatLocationLink(blobUrl: string, { file, line }: FileLocation, language: Language): string {
  const text = getMessages(language).common.location(getFileName(file), line);
  return wrapInLink(escapeInline(text, 120), buildLocationUrl(blobUrl, file, line));
}

/** A place among many, in the form of compilers: `[cmid.yml:9](…)`. */
export const formatShortLocationLink = (blobUrl: string, { file, line }: FileLocation): string =>
  wrapInLink(escapeInline(`${getFileName(file)}:${line}`, 80), buildLocationUrl(blobUrl, file, line));

/** At most this many places of equal problems are linked; the others are counted. */
const maxPlaces = 10;

/** The places of equal problems in one line: `10 places: [a.yml:3](…), [b.yml:7](…)`. */
export function formatPlaces(count: number, formatPlace: (index: number) => string, language: Language): string {
  const { item } = getMessages(language).review;
  const shown = Array.from({ length: Math.min(count, maxPlaces) }, (_, index) => formatPlace(index));
  return item.places(count, shown, count - shown.length);
}
