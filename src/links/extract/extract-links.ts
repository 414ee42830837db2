import type { Root } from 'mdast';
import { findBareUrls, findSchemelessShares } from './bare-urls.ts';
import { collectMarkdownLinks, collectTreeLinks } from './collect-links.ts';
import { type ExtractedLink, locateWebLinks } from './locate-links.ts';

const maxMarkdownLength = 4 * 1024 * 1024;

/**
 * Finds every http address of a Markdown text, in the order of the text, in at most its first 4
 * MiB.
 *
 * Links count in every form: inline, reference, autolink, bare (with or without a space before
 * Chinese), HTML (`href`, `src`, `srcset`, `poster`, `data`), images, and shares without a scheme.
 * Links whose scheme is mistyped (`hhttps://`) count too, since they lead nowhere. An address that
 * is the text of its own link counts once.
 *
 * Links in code do not count, except a share that stands alone in back-ticks. Links in comments do
 * not count, since nobody sees them.
 *
 * Never throws. Where the markup exceeds the parser's limits, every address is found all the same,
 * also in code, and without its text.
 */
export function extractMarkdownLinks(text: string): ExtractedLink[] {
  const source = text.slice(0, maxMarkdownLength);
  return locateWebLinks(source, collectMarkdownLinks(source));
}

/** The same for a text that was parsed already, as Markdown with GitHub's extensions. */
export function extractTreeLinks(source: string, tree: Root): ExtractedLink[] {
  return locateWebLinks(source, collectTreeLinks(source, tree));
}

/**
 * Finds every http address in plain text, whatever its form, and shares without a scheme. Takes at
 * most the first 4 MiB.
 */
export function extractTextLinks(text: string): ExtractedLink[] {
  const source = text.slice(0, maxMarkdownLength);
  return locateWebLinks(source, [...findBareUrls(source, 0), ...findSchemelessShares(source, 0)]);
}
