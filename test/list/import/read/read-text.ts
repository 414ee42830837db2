import type { Root } from 'mdast';
import { ImportReporter } from '../../../../src/list/import/import-reporter.ts';
import { collectAnchors, createAnchorTest } from '../../../../src/list/import/read/anchors.ts';
import { collectDefinitions, readLines } from '../../../../src/list/import/read/inline/inline-nodes.ts';
import type { InlineLine, InlineNode } from '../../../../src/list/import/read/inline/line-writer.ts';
import { parseMarkdown } from '../../../../src/list/import/read/parse-markdown.ts';
import type { ReadContext } from '../../../../src/list/import/read/read-context.ts';

/** A text with its tree, and what reading its nodes requires. */
export function parseWithContext(source: string): { root: Root; context: ReadContext } {
  const root = parseMarkdown(source);
  const anchors = collectAnchors(root);
  const context = {
    source,
    ...collectDefinitions(root),
    usedFootnotes: new Set<string>(),
    isAnchor: createAnchorTest(root, anchors),
    report: new ImportReporter(),
  };
  return { root, context };
}

/** The lines of all blocks of a text, and the reasons of the report, as `why: text`. */
export function readText(source: string): { lines: InlineLine[]; report: string[] } {
  const { root, context } = parseWithContext(source);
  const lines = root.children.flatMap((node) => readLines(node, context));
  return { lines, report: context.report.lines.map(({ why, text }) => `${why}: ${text}`) };
}

/** A line to compare: words as they are, `<text|address>` for a link and `<text#anchor>` within the page. */
export const showLine = (line: InlineLine): string => line.map(showNode).join('');

function showNode(node: InlineNode): string {
  if (node.type === 'text') return node.text;
  return node.type === 'link' ? `<${node.text}|${node.url}>` : `<${node.text}${node.url}>`;
}

/** The first line of a text. */
export const readFirstLine = (source: string): InlineLine => readText(source).lines[0] ?? [];
