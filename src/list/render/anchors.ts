import GithubSlugger from 'github-slugger';
import { toString as textOf } from 'mdast-util-to-string';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { visit } from 'unist-util-visit';
import { isTangled } from '../../links/tangled.ts';

const markdown = remark().use(remarkGfm).freeze();

/** Headings of a Markdown text as GitHub gives them anchors: in order, HTML headings too. Where marks are tangled, those after `#`. */
export function headingsIn(text: string): { text: string; level: number }[] {
  if (isTangled(text))
    return Array.from(text.matchAll(/^ {0,3}(#{1,6})[ \t]([^\n]*)/gm), ([, marks = '', words = '']) => ({
      text: words.trim(),
      level: marks.length,
    }));
  const headings: { text: string; level: number }[] = [];
  visit(markdown.parse(text), (node) => {
    if (node.type === 'heading')
      headings.push({ text: textOf(node, { includeImageAlt: false, includeHtml: false }), level: node.depth });
    if (node.type !== 'html') return;
    for (const [, level, inner = ''] of node.value
      .slice(0, 20_000)
      .matchAll(/<h([1-6])\b[^>]{0,2000}>([\s\S]{0,2000}?)<\/h\1\s*>/gi)) {
      headings.push({ text: inner.replace(/<[^>]*>/g, '').trim(), level: Number(level) });
    }
  });
  return headings;
}

/** Gives anchors as GitHub does, counting those that the headings before have taken. */
export function anchorsAfter(before: readonly { text: string }[]): (heading: string) => string {
  const slugger = new GithubSlugger();
  for (const { text } of before) slugger.slug(text);
  return (heading) => slugger.slug(heading);
}
