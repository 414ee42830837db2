export { fitMarkdown, formatItems, githubLimits, type MarkdownPart } from './limits.ts';
