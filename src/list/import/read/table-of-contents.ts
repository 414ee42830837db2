import type { Nodes } from 'mdast';
import { findLinkNodes, type InternalLink } from './anchors.ts';
import type { Chapter } from './document-outline.ts';

/** Headings of tables of contents. Listkeeper generates these, so they are not part of the list. */

const contentsHeadingPattern =
  /^\W*(?:table of contents|contents?|toc|index|目录|目\s*录|导航|内容)(?:\W|$)|\b(?:contents)\b|目录/i;

/** Headings of sections about the list itself: how to contribute, its licence, its authors. */
const boilerplateHeadingPattern =
  /^[^\p{L}]*(?:contribut\w*|how to contribute|贡献.*|如何贡献|参与贡献|licen[cs]e|许可.*|协议|版权.*|acknowledge?ments?|thanks|credits|致谢|鸣谢|sponsors?(?:hips?)?|backers|赞助.*|捐赠|star ?history|stargazers.*|citation|cite|how to cite|引用本?.*|about(?: us| me)?|关于.*|contact(?: us)?|联系.*|authors?|maintainers?|contributors|作者|维护者|贡献者|disclaimer|免责.*|声明|change ?log|更新日志|更新记录|footnotes?)[^\p{L}]*$/iu;

export const isBoilerplate = (chapter: Chapter): boolean => boilerplateHeadingPattern.test(chapter.name);

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
