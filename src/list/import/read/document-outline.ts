import GithubSlugger from 'github-slugger';
import type { Heading, Html, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';

/** A heading with what stands under it, before and in further headings. */
export interface Chapter {
  /** Undefined for what stands before the first heading. */
  heading: Heading | undefined;
  /** The heading's words, without an ordinal before them. */
  name: string;
  depth: number;
  line: number;
  /** Offsets in the source: the heading's start, and the end of all that is under it. */
  start: number;
  end: number;
  blocks: RootContent[];
  subchapters: Chapter[];
}

const parser = remark().use(remarkGfm).freeze();

/** The syntax tree of a Markdown text. Front matter reads as nothing; offsets stay those of the text. */
export function parseMarkdown(source: string): Root {
  const front = /^\ufeff?---[ \t]*\r?\n(?:[^\n]*\n){0,200}?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(source)?.[0] ?? '';
  return parser.parse(front.replace(/[^\r\n]/g, ' ') + source.slice(front.length));
}

/** The chapters of a text in their order, nested as their headings are. The first one is what stands before any heading. */
export function buildOutline(root: Root, source: string): Chapter[] {
  const before: Chapter = { heading: undefined, name: '', depth: 0, line: 1, start: 0, end: 0, blocks: [], subchapters: [] };
  const top: Chapter[] = [before];
  const open: Chapter[] = [];
  for (const node of root.children) {
    const heading = node.type === 'heading' ? node : node.type === 'html' ? parseHtmlHeading(node) : undefined;
    if (heading === undefined) {
      (open.at(-1) ?? before).blocks.push(node);
      continue;
    }
    const from = node.position?.start.offset ?? 0;
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= heading.depth) open.pop();
    const chapter: Chapter = {
      heading,
      name: getHeadingName(heading),
      depth: heading.depth,
      line: node.position?.start.line ?? 1,
      start: from,
      end: source.length,
      blocks: [],
      subchapters: [],
    };
    (open.at(-1)?.subchapters ?? top).push(chapter);
    open.push(chapter);
  }
  setChapterEnds(top, source.length);
  return top;
}

function setChapterEnds(chapters: readonly Chapter[], end: number): void {
  for (const [index, chapter] of chapters.entries()) {
    chapter.end = chapters[index + 1]?.start ?? end;
    setChapterEnds(chapter.subchapters, chapter.end);
  }
}

/** `<h2 align="center">Words</h2>` alone in a block is a heading too. */
function parseHtmlHeading(node: Html): Heading | undefined {
  const [, depth, inner] = /^<h([1-6])\b[^>]{0,500}>([^<]{1,300})<\/h\1\s*>\s*$/i.exec(node.value) ?? [];
  if (depth === undefined || inner === undefined || !/[\p{L}\p{N}]/u.test(inner)) return undefined;
  const children: Heading['children'] = [
    { type: 'text', value: inner.trim(), ...(node.position ? { position: node.position } : {}) },
  ];
  return {
    type: 'heading',
    depth: Number(depth) as Heading['depth'],
    children,
    ...(node.position ? { position: node.position } : {}),
  };
}

const ordinalPattern = /^\s*(?:[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:[.．、)）]\s*(?!\d)|[:：]\s*))+(?=\S)/u;

/** A title without the ordinal and the marks before it: order is said by order. */
export function removeOrdinal(text: string): string {
  const rest = text.replace(ordinalPattern, '').trim();
  return /[\p{L}\p{N}]/u.test(rest) ? rest : text.trim();
}

function getHeadingName(heading: Heading): string {
  return removeOrdinal(textOf(heading, { includeHtml: false }).replace(/\s+/g, ' ').trim());
}

/** Anchors of all headings of a text as GitHub makes them, wherever the headings stand. */
export function collectAnchors(root: Root): Set<string> {
  const slugger = new GithubSlugger();
  const anchors = new Set<string>();
  const visit = (nodes: readonly RootContent[]) => {
    for (const node of nodes) {
      if (node.type === 'heading') anchors.add(slugger.slug(textOf(node, { includeImageAlt: false, includeHtml: false })));
      else if (node.type === 'html') {
        for (const [, inner = ''] of node.value.slice(0, 20_000).matchAll(/<h[1-6]\b[^>]{0,500}>([^<]{0,500})</gi))
          anchors.add(slugger.slug(inner.trim()));
        for (const [, id = ''] of node.value.slice(0, 20_000).matchAll(/\b(?:id|name)\s*=\s*["']([^"'\s]{1,200})["']/gi))
          anchors.add(id);
      }
      if ('children' in node) visit(node.children as RootContent[]);
    }
  };
  visit(root.children);
  return anchors;
}
