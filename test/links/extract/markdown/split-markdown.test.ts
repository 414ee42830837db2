import { describe, expect, test } from 'vitest';
import { splitLongMarkdown } from '../../../../src/links/extract/markdown/split-markdown.ts';

const split = (text: string, maxLength: number) => splitLongMarkdown(text, maxLength).map(([from, to]) => text.slice(from, to));
const paragraphs = (count: number) => Array.from({ length: count }, (_, n) => `paragraph ${n}\n\n`).join('');

describe('a long text in parts', () => {
  test('covers it, in order, and is one where it is short', () => {
    const text = paragraphs(50);
    expect(split(text, 10_000)).toEqual([text]);
    const parts = split(text, 100);
    expect(parts.join('')).toBe(text);
    expect(parts.length).toBeGreaterThan(3);
    expect(split('', 10)).toEqual([]);
  });

  test('is cut at blank lines', () => {
    for (const part of split(paragraphs(50), 100).slice(0, -1)) expect(part).toMatch(/\n\n$/);
  });

  test.each([
    ['```', '```'],
    ['```js', '```'],
    ['~~~', '~~~~'],
    ['   ````', '````'],
  ])('is not cut within code between %s and %s', (open, close) => {
    const code = `${open}\n${'a\n\n'.repeat(30)}${close}\n`;
    const text = `${code}\n${paragraphs(20)}`;
    const parts = split(text, 100);
    expect(parts.join('')).toBe(text);
    expect(parts[0]?.startsWith(code)).toBe(true);
  });

  test.each([
    ['a shorter fence', '````', '```'],
    ['a fence of the other kind', '```', '~~~'],
    ['a fence with words behind it', '```', '```js'],
  ])('does not take %s for the end of code', (_, open, line) => {
    const code = `${open}\n${'a\n\n'.repeat(15)}${line}\n${'b\n\n'.repeat(15)}${open}\n`;
    expect(split(`${code}\n${paragraphs(20)}`, 100)[0]?.startsWith(code)).toBe(true);
  });

  test('does not take code on one line for the beginning of a fence', () => {
    const parts = split(`\`\`\`code\`\`\` is code\n\n${paragraphs(20)}`, 60);
    expect(parts.length).toBeGreaterThan(3);
    for (const part of parts.slice(0, -1)) expect(part).toMatch(/\n\n$/);
  });

  test('is cut at a line where a blank one never comes', () => {
    const text = 'word\n'.repeat(200);
    const parts = split(text, 100);
    expect(parts.join('')).toBe(text);
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(300);
    // And where no line ends.
    expect(split('x'.repeat(1000), 100).join('')).toHaveLength(1000);
  });
});
