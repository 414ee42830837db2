import { describe, expect, it } from 'vitest';
import { importMarkdown } from '../../../src/list/import/import-markdown.ts';
import { describeLosses } from '../../../src/list/import/verify/verify-lossless.ts';
import fc from '../../seeded-fast-check.ts';
import { hostileMarkdown } from './hostile-markdown.ts';
import { findDifference, findImportErrors } from './import-assertions.ts';

describe('hostile Markdown', () => {
  it('never crashes the import, loses nothing, becomes data that the schema lets pass, and comes back under its section', () => {
    fc.assert(
      fc.property(hostileMarkdown, (text) => {
        const imported = importMarkdown({ path: 'README.md', text });
        expect(describeLosses(imported)).toEqual([]);
        expect(findImportErrors(imported)).toEqual([]);
        expect(findDifference(text, imported)).toBeUndefined();
      }),
      { numRuns: 80 },
    );
  });

  it('is imported alike each time, with and without --mend', () => {
    fc.assert(
      fc.property(hostileMarkdown, fc.boolean(), (text, mend) => {
        const once = importMarkdown({ path: 'README.md', text }, { autofix: mend });
        expect(importMarkdown({ path: 'README.md', text }, { autofix: mend })).toEqual(once);
        expect(describeLosses(once)).toEqual([]);
        expect(findImportErrors(once)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('may be any characters at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(describeLosses(importMarkdown({ path: 'README.md', text }))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['quotes', '> '.repeat(2000)],
    [
      'items',
      Array.from({ length: 60 }, (_, depth) => `${'  '.repeat(depth)}- [n${depth}](https://n${depth}.invented.org)`).join('\n'),
    ],
    ['brackets', `${'['.repeat(5_000)}](https://one.invented.org)`],
    ['headings', Array.from({ length: 1000 }, (_, index) => `${'#'.repeat((index % 6) + 1)} H${index}`).join('\n')],
    ['one long line', `- [One](https://one.invented.org) ${'word '.repeat(20_000)}`],
    ['emphasis', `${'*a **b '.repeat(3000)}`],
    ['more bullets on a line than the stack holds', `${'1. '.repeat(20_000)}[One](https://one.invented.org)`],
  ])('may be deep or long: %s', (_, text) => {
    const imported = importMarkdown({ path: 'README.md', text });
    expect(describeLosses(imported)).toEqual([]);
    expect(findImportErrors(imported)).toEqual([]);
    expect(findDifference(text, imported)).toBeUndefined();
  });

  it('stays as it is when its marks exceed the limits, and the report says why', () => {
    const text = `- [One](https://one.invented.org)\n\n${'[a]('.repeat(20_000)}\n`;
    const imported = importMarkdown({ path: 'README.md', text });
    expect(imported).toMatchObject({ entries: [], surroundingText: { before: text }, report: [{ why: 'too-deep' }] });
  });
});
