import { extname } from 'node:path';
import {
  extractHtmlPageLinks,
  extractNotebookLinks,
  extractWrittenLinks,
  type WrittenLink,
} from '../../../links/extract/index.ts';

type DocumentFormat = 'markdown' | 'html' | 'notebook';

const formatsByExtension = new Map<string, DocumentFormat>([
  ...['.md', '.markdown', '.mdx', '.mkd', '.mdown'].map((extension) => [extension, 'markdown'] as const),
  ...['.html', '.htm', '.xhtml'].map((extension) => [extension, 'html'] as const),
  ['.ipynb', 'notebook'],
]);

/** Formats with links whose marks we do not know, and what they are called. */
const unreadFormats = new Map([
  ['.rst', 'reStructuredText'],
  ['.adoc', 'AsciiDoc'],
  ['.asciidoc', 'AsciiDoc'],
  ['.org', 'Org'],
  ['.tex', 'LaTeX'],
  ['.pdf', 'PDF'],
  ['.docx', 'Word'],
]);

/** Whether a check of a folder reads a file of this name. */
export const isDocument = (name: string): boolean => formatsByExtension.has(extname(name).toLowerCase());

/** What the format of a file is called that cannot be read; undefined for all others. */
export const findUnreadFormat = (name: string): string | undefined => unreadFormats.get(extname(name).toLowerCase());

/**
 * Every link of a text, by the ending of its file. A text of any other name is read as Markdown.
 * @returns undefined when the text is not what its ending says
 */
export async function readDocumentLinks(path: string, text: string): Promise<WrittenLink[] | undefined> {
  const format = formatsByExtension.get(extname(path).toLowerCase());
  if (format === 'html') return extractHtmlPageLinks(text);
  return format === 'notebook' ? extractNotebookLinks(text) : extractWrittenLinks(text);
}
