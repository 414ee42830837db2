import { reportMeasurement } from './report-measurement.ts';

/**
 * How a text is read: by remark alone, or by the reader of one pass that hands what is in doubt to
 * remark.
 */
export interface MarkdownReaderTask {
  text: string;
  reader: 'links-remark' | 'links-one-pass' | 'headings-remark' | 'headings-one-pass';
}

type Reader = (text: string) => Promise<number>;

const readers = {
  'links-one-pass': async (text) => {
    const { extractMarkdownLinks } = await import('../../src/links/extract/extract-links.ts');
    return extractMarkdownLinks(text).length;
  },
  'links-remark': async (text) => {
    const { extractTreeLinks } = await import('../../src/links/extract/extract-links.ts');
    const { parseMarkdown } = await import('../../src/list/import/read/parse-markdown.ts');
    return extractTreeLinks(text, parseMarkdown(text)).length;
  },
  'headings-one-pass': async (text) => {
    const { scanHeadings } = await import('../../src/list/render/scan-headings.ts');
    return scanHeadings(text, 20_000).length;
  },
  'headings-remark': async (text) => {
    const { visit } = await import('unist-util-visit');
    const { parseMarkdown } = await import('../../src/list/import/read/parse-markdown.ts');
    let count = 0;
    visit(parseMarkdown(text), 'heading', () => {
      count += 1;
    });
    return count;
  },
} satisfies Record<MarkdownReaderTask['reader'], Reader>;

// Modules are loaded under the clock: what a command line waits for is the load and the work
// together.
await reportMeasurement(
  async (task: MarkdownReaderTask) => task,
  async ({ text, reader }) => ({ found: await readers[reader](text) }),
);
