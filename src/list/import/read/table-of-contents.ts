import type { Nodes, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { identify } from '../../../links/identify/index.ts';
import type { ImportReporter } from '../import-report.ts';
import type { Chapter } from './document-outline.ts';

/** Tables of contents, which a kept list has written for it, and the anchors that they and others lead to. */

const contentsHeadingPattern =
  /^\W*(?:table of contents|contents?|toc|index|目录|目\s*录|导航|内容)(?:\W|$)|\b(?:contents)\b|目录/i;

/** Sections about the list itself, not of the list. */
const boilerplateHeadingPattern =
  /^[^\p{L}]*(?:contribut\w*|how to contribute|贡献.*|如何贡献|参与贡献|licen[cs]e|许可.*|协议|版权.*|acknowledge?ments?|thanks|credits|致谢|鸣谢|sponsors?(?:hips?)?|backers|赞助.*|捐赠|star ?history|stargazers.*|citation|cite|how to cite|引用本?.*|about(?: us| me)?|关于.*|contact(?: us)?|联系.*|authors?|maintainers?|contributors|作者|维护者|贡献者|disclaimer|免责.*|声明|change ?log|更新日志|更新记录|footnotes?)[^\p{L}]*$/iu;

export const isBoilerplate = (chapter: Chapter): boolean => boilerplateHeadingPattern.test(chapter.name);

interface InternalLink {
  url: string;
  text: string;
  line: number;
}

function findLinkNodes(node: Nodes): InternalLink[] {
  const own = node.type === 'link' ? [{ url: node.url, text: textOf(node), line: node.position?.start.line ?? 1 }] : [];
  return 'children' in node ? [...own, ...(node.children as Nodes[]).flatMap(findLinkNodes)] : own;
}

/**
 * Says which addresses lead to this very page: `#anchor`, and the addresses of one repository with an anchor, where three or more have
 * it and most of these anchors are headings of the page.
 */
export function createAnchorTest(root: Root, anchors: ReadonlySet<string>): (url: string) => boolean {
  const headingLinksByBase = new Map<string, number>();
  for (const { url } of root.children.flatMap((node) => findLinkNodes(node as Nodes))) {
    const [base = '', fragment] = url.split('#');
    if (base === '' || fragment === undefined || identify(base).service !== 'github') continue;
    const isHeading = anchors.has(decodeAnchor(fragment)) || anchors.has(decodeAnchor(fragment).replace(/-\d+$/, ''));
    if (isHeading) headingLinksByBase.set(base.toLowerCase(), (headingLinksByBase.get(base.toLowerCase()) ?? 0) + 1);
  }
  return (url) =>
    url.startsWith('#') || (url.includes('#') && (headingLinksByBase.get((url.split('#')[0] ?? '').toLowerCase()) ?? 0) >= 3);
}

function decodeAnchor(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Tells of links within the page that lead nowhere, or to a heading in another case. */
export function reportBrokenAnchors(
  root: Root,
  anchors: ReadonlySet<string>,
  isAnchor: (url: string) => boolean,
  report: ImportReporter,
): void {
  for (const { url, text, line } of root.children.flatMap((node) => findLinkNodes(node as Nodes))) {
    if (!isAnchor(url)) continue;
    const anchor = decodeAnchor(url.slice(url.indexOf('#') + 1));
    if (anchor === '' || anchor === 'top' || anchors.has(anchor) || anchors.has(anchor.replace(/^user-content-/, ''))) continue;
    const why = anchors.has(anchor.toLowerCase()) ? 'anchor-case' : 'dead-anchor';
    report.add(line, 'anchor', `[${text}](${url})`, why);
  }
}

/** A chapter that only leads to others. */
export function isTableOfContents(chapter: Chapter, isAnchor: (url: string) => boolean): boolean {
  const links = findLinksUnder(chapter);
  return links.length > 0 && links.every(({ url }) => isAnchor(url)) && contentsHeadingPattern.test(chapter.name);
}

function findLinksUnder(chapter: Chapter): InternalLink[] {
  const heading = chapter.heading ? findLinkNodes(chapter.heading) : [];
  return [
    ...heading,
    ...chapter.blocks.flatMap((block) => findLinkNodes(block as Nodes)),
    ...chapter.subchapters.flatMap(findLinksUnder),
  ];
}

/** A block that is a table of contents by itself: a list or table of links within the page, or `[TOC]`. */
export function isTableOfContentsBlock(block: RootContent, isAnchor: (url: string) => boolean): boolean {
  if (block.type === 'paragraph' && /^\[\[?toc\]?\]$/i.test(textOf(block).trim())) return true;
  if (block.type !== 'list' && block.type !== 'table') return false;
  const links = findLinkNodes(block);
  return links.length >= 2 && links.every(({ url }) => isAnchor(url));
}
