import { redactUserinfo } from './redact-userinfo.ts';

/** Addresses inside texts: as people read them, and as parts of other addresses. */

/**
 * An address for reading: without its scheme, shortened in the middle when it is long.
 * @example shortenUrl('https://example.org/a/long/path/to/a/page', 24) // 'example.org/a/l…o/a/page'
 */
export function shortenUrl(url: string, maxLength = 64): string {
  const withoutScheme = redactUserinfo(url)
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '');
  const characters = [...withoutScheme];
  if (characters.length <= maxLength) return withoutScheme;
  const tailLength = Math.floor(maxLength / 3);
  return `${characters.slice(0, maxLength - tailLength - 1).join('')}…${characters.slice(-tailLength).join('')}`;
}

/** A path as part of an address: every name is percent-encoded, the slashes stay. */
export const encodeUrlPath = (path: string): string => path.toWellFormed().split('/').map(encodeURIComponent).join('/');

/**
 * The end of the address of a line in a file on GitHub. Markdown is shown rendered, without lines,
 * unless `plain` asks for its text: https://github.com/ruifm/gitlinker.nvim/issues/72.
 * @example formatLinePath('README.md', 7) // 'README.md?plain=1#L7'
 */
export const formatLinePath = (path: string, line: number): string =>
  `${encodeUrlPath(path)}${/\.(?:md|markdown)$/i.test(path) ? '?plain=1' : ''}#L${line}`;

/**
 * One character as an octet of an address: `(` is `%28`. `encodeURIComponent` leaves some ASCII
 * punctuation alone.
 */
export const percentEncode = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
