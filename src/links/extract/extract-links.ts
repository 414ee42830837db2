import type { Root } from 'mdast';
import { findBareUrls, findSchemelessShares } from './bare-urls.ts';
import { collectMarkdownLinks, collectTreeLinks } from './collect-links.ts';
import { type ExtractedLink, locateWebLinks } from './locate-links.ts';

const maxMarkdownLength = 4 * 1024 * 1024;

/**
 * Finds every http address of a Markdown text: inline, reference, autolink, bare (with or without a
 * space before Chinese), HTML (`href`, `src`, `srcset`, `poster`, `data`), images, shares written
 * without a scheme; also links whose scheme is mistyped (`hhttps://`), which lead nowhere. Not
 * those in code, but for a share that stands alone in back-ticks, nor in comments, which nobody
 * sees. An address that is its own link's text counts once. Takes at most the first 4 MiB. In the
 * order of the text. Never throws: of a text whose marks are tangled beyond what a parser bears,
 * every address is found all the same, also in code, and without its text.
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
