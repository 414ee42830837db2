import type { Root } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';

const parser = remark().use(remarkGfm).freeze();

/** Front matter at the very beginning, of at most 200 lines. */
const frontMatterPattern = /^[ ]?---[ \t]*\r?\n(?:[^\n]*\n){0,200}?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

/**
 * The syntax tree of a Markdown text. Front matter is read as blank lines, so that offsets stay
 * those of the text.
 */
export function parseMarkdown(text: string): Root {
  // The parser drops a byte order mark, and every offset would be one too small.
  const source = text.replace(/^\ufeff/, ' ');
  const front = frontMatterPattern.exec(source)?.[0] ?? '';
  return parser.parse(front.replace(/[^\r\n]/g, ' ') + source.slice(front.length));
}
