import type { Nodes } from 'mdast';
import { findLinkNodes, type InternalLink } from './anchors.ts';
import type { Chapter } from './document-outline.ts';

/** Headings of tables of contents. Listkeeper generates these, so they are not part of the list. */

const contentsHeadingPattern =
  /^\W*(?:table of contents|contents?|toc|index|目录|目\s*录|导航|内容)(?:\W|$)|\b(?:contents)\b|目录/i;

/** Headings of sections about the list itself: how to contribute, its licence, its authors. */
const boilerplateHeadingPattern =
  /^[^\p{L}]*(?:contribut\w*|how to contribute|贡献.*|如何贡献|参与贡献|licen[cs]es?|许可.*|协议|版权.*|acknowledge?ments?|thanks|credits|致谢|鸣谢|sponsors?(?:hips?)?|backers|赞助.*|捐赠|star ?history|stargazers.*|citation|cite|how to cite|引用本?.*|about(?: us| me)?|关于.*|contact(?: us)?|联系.*|authors?|maintainers?|contributors|作者|维护者|(?:本?项目的?)?(?:贡献者|参与者)|disclaimer|免责.*|声明|change ?log|更新日志|更新记录|footnotes?)[^\p{L}]*$/iu;

export const isBoilerplate = (chapter: Chapter): boolean => boilerplateHeadingPattern.test(chapter.name);

/** A chapter that only leads to others. Sentences beside its list may speak of other pages. */
export function isTableOfContents(chapter: Chapter, isAnchor: (url: string) => boolean): boolean {
  if (!contentsHeadingPattern.test(chapter.name)) return false;
  const onlyLeads = (links: InternalLink[]) => links.length > 0 && links.every(({ url }) => isAnchor(url));
  const blocks = chapter.blocks.filter(({ type }) => type !== 'paragraph');
  return onlyLeads(findLinksUnder(chapter)) || onlyLeads(findLinksUnder({ ...chapter, blocks }));
}

/**
 * A table of contents and the chapters under its heading, each by itself. They are not parts of it,
 * although their headings are deeper: `## Contents` over `### One`.
 */
export function separateContents(chapter: Chapter, isAnchor: (url: string) => boolean): Chapter[] {
  const [first] = chapter.subchapters;
  if (first === undefined) return [chapter];
  const contents = { ...chapter, subchapters: [], end: first.start };
  return isTableOfContents(contents, isAnchor) ? [contents, ...chapter.subchapters] : [chapter];
}

function findLinksUnder(chapter: Chapter): InternalLink[] {
  const heading = chapter.heading ? findLinkNodes(chapter.heading) : [];
  return [
    ...heading,
    ...chapter.blocks.flatMap((block) => findLinkNodes(block as Nodes)),
    ...chapter.subchapters.flatMap(findLinksUnder),
  ];
}
