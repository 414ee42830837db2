import { describe, expect, it } from 'vitest';
import { ImportReporter } from '../../../../src/list/import/import-reporter.ts';
import {
  collectAnchors,
  createAnchorTest,
  findLinkNodes,
  reportBrokenAnchors,
} from '../../../../src/list/import/read/anchors.ts';
import { parseMarkdown } from '../../../../src/list/import/read/parse-markdown.ts';

describe('the anchors of a page', () => {
  it('are those of its headings as GitHub makes them, in HTML too, and names and ids', () => {
    const source =
      '# A & B\n\n## A & B\n\n> ### 中文 标题\n\n<h2 align="center">In &lt;HTML&gt; &amp; more</h2>\n\n<a name="x"></a>\n\n<div id=\'y\'></div>\n';
    expect([...collectAnchors(parseMarkdown(source))]).toEqual(['a--b', 'a--b-1', '中文-标题', 'in-html--more', 'x', 'y']);
  });

  it('have no words of images', () => {
    expect([...collectAnchors(parseMarkdown('# ![logo](a.png) List\n'))]).toEqual(['-list']);
  });
});

describe('an address within the page', () => {
  const test = (source: string) => {
    const root = parseMarkdown(source);
    return createAnchorTest(root, collectAnchors(root));
  };
  const headings = '# A\n\n# B\n\n# C\n\n';
  const linksTo = (base: string) => `- [a](${base}#a)\n- [b](${base}#b)\n- [c](${base}#c)\n`;

  it('begins with a number sign', () => {
    expect(test('')('#a')).toBe(true);
    expect(test('')('https://github.com/owner/list#a')).toBe(false);
  });

  it.each(['https://github.com/owner/list', 'https://gitlab.com/owner/list'])(
    'may have the address of the page itself, %s, which three headings give away',
    (base) => {
      const isAnchor = test(headings + linksTo(base));
      expect(isAnchor(`${base}#elsewhere`)).toBe(true);
      expect(isAnchor(`${base.toUpperCase()}/#a`)).toBe(true);
      expect(isAnchor(base)).toBe(false);
      expect(test(`${headings}- [a](${base}#a)\n- [b](${base}#b)\n`)(`${base}#a`)).toBe(false);
    },
  );

  it('is no address of another site, however many headings it names', () => {
    expect(test(headings + linksTo('https://a.org/page'))('https://a.org/page#a')).toBe(false);
  });
});

describe('links within the page that lead nowhere', () => {
  const report = (source: string) => {
    const root = parseMarkdown(source);
    const anchors = collectAnchors(root);
    const reporter = new ImportReporter();
    reportBrokenAnchors(root, anchors, createAnchorTest(root, anchors), reporter);
    return reporter.lines.map(({ line, text, why }) => `${line} ${text} ${why}`);
  };

  it('are told with their lines, and those in other letters’ case apart', () => {
    expect(report('# One\n\n[a](#one) [b](#One)\n[c](#two)')).toEqual(['3 [b](#One) anchor-case', '4 [c](#two) dead-anchor']);
  });

  it.each(['#', '#top', '#user-content-one', '#%6Fne'])('are not those to %s', (url) => {
    expect(report(`# One\n\n[a](${url})`)).toEqual([]);
  });

  it('may have a broken escape', () => {
    expect(report('[a](#%E4%ZZ)')).toEqual(['1 [a](#%E4%ZZ) dead-anchor']);
  });
});

it('finds links at any depth, with their lines', () => {
  expect(findLinkNodes(parseMarkdown('> - [a **b**](https://a.org)\n>\n>   <https://b.org>\n'))).toEqual([
    { url: 'https://a.org', text: 'a b', line: 1 },
    { url: 'https://b.org', text: 'https://b.org', line: 3 },
  ]);
});
