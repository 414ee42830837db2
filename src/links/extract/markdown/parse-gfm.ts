import type { Root } from 'mdast';
import { lazyRequire } from '../../../runtime/lazy-require.ts';

const loadRemark = lazyRequire<typeof import('remark')>('remark');
const loadRemarkGfm = lazyRequire<typeof import('remark-gfm')>('remark-gfm');
let parser: { parse(text: string): Root } | undefined;

/**
 * The syntax tree of a text in GitHub's Markdown. The parser is loaded with the first text: most
 * lists and most Markdown files are read without it.
 */
export function parseGfm(text: string): Root {
  parser ??= loadRemark().remark().use(loadRemarkGfm().default).freeze();
  return parser.parse(text);
}
