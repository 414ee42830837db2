export { fitMarkdown, formatItems, type MarkdownPart } from './fit-markdown.ts';
export { githubLimits } from './github-limits.ts';
