export { type Html, type HtmlValue, html, htmlSentence } from '../../../text/html.ts';
export { renderMarkdown } from './markdown.ts';
