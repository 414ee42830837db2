import type { Root } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';

const parser = remark().use(remarkGfm).freeze();

/** Front matter at the very beginning, of at most 200 lines. */
const frontMatterPattern = /^\ufeff?---[ \t]*\r?\n(?:[^\n]*\n){0,200}?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

/**
 * The syntax tree of a Markdown text. Front matter is read as blank lines, so that offsets stay
 * those of the text.
 */
export function parseMarkdown(source: string): Root {
  const front = frontMatterPattern.exec(source)?.[0] ?? '';
  return parser.parse(front.replace(/[^\r\n]/g, ' ') + source.slice(front.length));
}
