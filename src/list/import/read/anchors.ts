import GithubSlugger from 'github-slugger';
import type { Nodes, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { identify } from '../../../links/identify/index.ts';
import { isServiceOf } from '../../../links/services/index.ts';
import { readHtmlText } from '../../../text/read-html-text.ts';
import type { ImportReporter } from '../import-reporter.ts';

/** Links within the page, and the headings that they lead to. */

export interface InternalLink {
  url: string;
  text: string;
  line: number;
}

/** All links under a node. Few callers need their texts. */
export function findLinkNodes(node: Nodes, found: InternalLink[] = []): InternalLink[] {
  if (node.type === 'link') {
    const { url, position } = node;
    const line = position?.start.line ?? 1;
    found.push({
      url,
      line,
      get text() {
        return textOf(node);
      },
    });
  }
  if ('children' in node) for (const child of node.children) findLinkNodes(child, found);
  return found;
}

/** The number of characters of an HTML block that are searched for anchors. */
const maxHtmlCharacters = 20_000;

/** The anchors of all headings, as GitHub generates them, nested headings included. */
export function collectAnchors(root: Root): Set<string> {
  const slugger = new GithubSlugger();
  const anchors = new Set<string>();
  const visit = (nodes: readonly RootContent[]) => {
    for (const node of nodes) {
      if (node.type === 'heading') anchors.add(slugger.slug(textOf(node, { includeImageAlt: false, includeHtml: false })));
      else if (node.type === 'html') {
        const html = node.value.slice(0, maxHtmlCharacters);
        for (const [, inner = ''] of html.matchAll(/<h[1-6]\b[^>]{0,500}>([^<]{0,500})</gi))
          anchors.add(slugger.slug(readHtmlText(inner)));
        for (const [, id = ''] of html.matchAll(/\b(?:id|name)\s*=\s*["']([^"'\s]{1,200})["']/gi)) anchors.add(id);
      }
      if ('children' in node) visit(node.children as RootContent[]);
    }
  };
  visit(root.children);
  return anchors;
}

/** The number of links to anchors of headings that identifies the address of the page itself. */
const minHeadingLinks = 3;

/**
 * Creates a test for addresses that lead to the page itself: `#anchor`, or the page's own GitHub
 * address with an anchor. That address is recognized by at least `minHeadingLinks` links to anchors
 * of the page's headings.
 */
export function createAnchorTest(root: Root, anchors: ReadonlySet<string>): (url: string) => boolean {
  const headingLinksByBase = new Map<string, number>();
  for (const { url } of findLinkNodes(root)) {
    const [base = '', fragment] = url.split('#');
    if (base === '' || fragment === undefined || !isServiceOf(identify(base).service, 'repository')) continue;
    const isHeading = anchors.has(decodeAnchor(fragment)) || anchors.has(decodeAnchor(fragment).replace(/-\d+$/, ''));
    if (isHeading) headingLinksByBase.set(getBase(url), (headingLinksByBase.get(getBase(url)) ?? 0) + 1);
  }
  return (url) => url.startsWith('#') || (url.includes('#') && (headingLinksByBase.get(getBase(url)) ?? 0) >= minHeadingLinks);
}

/** An address without its anchor, as others may write it. */
const getBase = (url: string): string => (url.split('#', 1)[0] ?? '').toLowerCase().replace(/\/$/, '');

function decodeAnchor(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Reports links within the page that lead nowhere, or to a heading with different case. */
export function reportBrokenAnchors(
  root: Root,
  anchors: ReadonlySet<string>,
  isAnchor: (url: string) => boolean,
  report: ImportReporter,
): void {
  for (const { url, text, line } of findLinkNodes(root)) {
    if (!isAnchor(url)) continue;
    const anchor = decodeAnchor(url.slice(url.indexOf('#') + 1));
    if (anchor === '' || anchor === 'top' || anchors.has(anchor) || anchors.has(anchor.replace(/^user-content-/, ''))) continue;
    const why = anchors.has(anchor.toLowerCase()) ? 'anchor-case' : 'dead-anchor';
    report.add({ line, what: 'anchor', text: `[${text}](${url})`, why });
  }
}
