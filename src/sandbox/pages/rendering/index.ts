export { type Html, type HtmlValue, html } from './html.ts';
export { renderMarkdown } from './markdown.ts';
