/** Untrusted Markdown as safe HTML, as GitHub renders it, with Mermaid charts drawn as SVG. */

export { type Html, type HtmlValue, html, htmlSentence } from '../../../text/escape/html.ts';
export { renderMarkdown } from './markdown.ts';
