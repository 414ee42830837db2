import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { sanitizeEntryPreview } from '../../../src/report/preview/entry-preview.ts';

describe('the preview of an entry', () => {
  it.each([
    ['### A Primer', '**A Primer**'],
    ['### **A** Primer', '**A** Primer'],
    ['[A](https://a.org) · words', '[A](https://a.org) · words'],
    ['| a |\n|---|\n| b<br>c |', '| a |\n|---|\n| b<br>c |'],
  ])('%j is shown as %j', (text, shown) => {
    expect(sanitizeEntryPreview(text)).toBe(shown);
  });

  it.each([
    '![x](https://a.org/x.png)',
    '<script>x</script>',
    '> quoted',
    '---',
    '[a](javascript:x)',
    '- [ ] x\n\n[^1]\n\n[^1]: y',
  ])('%j is shown as source', (text) => {
    expect(sanitizeEntryPreview(text)).toMatch(/^`{3,}markdown\n/);
  });

  it('mentions nobody and refers to nothing, and shows an emoji as the README will', () => {
    const shown = sanitizeEntryPreview('by @ann, see #12, GH-3 and :tada:');
    for (const mention of ['@ann', '#12', 'GH-3']) expect(shown).not.toContain(mention);
    expect(shown).toContain(':tada:');
  });

  it('is source where it is too long to be checked', () => {
    expect(sanitizeEntryPreview('x '.repeat(4000)).length).toBeLessThan(7000);
  });
});

describe('the preview', () => {
  it('turns headings into bold lines, and disarms mentions and references', () => {
    expect(sanitizeEntryPreview('### CMID\n\nby @root, see #12 and `@code`\n')).toBe(
      '**CMID**\n\nby @\u200Broot, see #\u200B12 and `@code`',
    );
  });

  it('shows the row of a table, with line ends in its cells', () => {
    const table = '| name | about |\n| --- | --- |\n| CMID | one<br>two |';
    expect(sanitizeEntryPreview(table)).toBe(table);
  });

  it.each([
    '<img src=x>',
    '![x](https://evil.example/pixel.png)',
    '[x](javascript:alert(1))',
    '[x]: https://evil.example\n\n[x]',
    'x[^1]\n\n[^1]: y',
    '```js\nx\n```',
    '> quote',
    '| a |\n| - |\n| <b>x</b> |',
    '***',
    '<!-- x -->',
  ])('shows the source of markup that no entry needs: %j', (text) => {
    const kinds: string[] = [];
    visit(remark().use(remarkGfm).parse(sanitizeEntryPreview(text)), (node) => {
      kinds.push(node.type);
    });
    expect(kinds).toEqual(['root', 'code']);
  });
});
