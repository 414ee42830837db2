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
