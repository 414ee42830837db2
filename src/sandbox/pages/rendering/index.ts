export { type Html, type HtmlValue, html, htmlSentence } from './html.ts';
export { renderMarkdown } from './markdown.ts';
