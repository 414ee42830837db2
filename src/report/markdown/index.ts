/**
 * Markdown within GitHub's limits: parts of a page that shrink, and the limits themselves. Escaping
 * is in `text/`.
 */

export { fitMarkdown, formatItems, type MarkdownPart } from './fit-markdown.ts';
export { formatFoldedYaml } from './folded-file.ts';
export { githubLimits } from './github-limits.ts';
