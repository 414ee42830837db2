import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../src/list/import/read/parse-markdown.ts';
import { createLinkFinder, locateMarkdownLinks, locateMisdirectedLinks } from '../../../src/list/markdown/locate-links.ts';

const locate = (text: string) => locateMarkdownLinks(text, parseMarkdown(text));
/** What stands at each place that is found. */
const written = (text: string) =>
  locate(text).map(({ line, column, endColumn }) =>
    (text.split('\n')[line - 1] ?? '').slice(column - 1, endColumn && endColumn - 1),
  );

describe('the links of a Markdown text', () => {
  it.each([
    ['- [A](https://a.org) and <https://b.org>', ['https://a.org', 'https://b.org']],
    ['https://a.org/x, then https://a.org', ['https://a.org/x', 'https://a.org']],
    ['[A](https://a.org) [A](https://a.org)', ['https://a.org', 'https://a.org']],
    ['[a](https://a.org/long) [b](https://a.org)', ['https://a.org/long', 'https://a.org']],
    [
      '| [A](https://a.org) | https://b.org |\n|---|---|\n| [C](https://c.org) | |',
      ['https://a.org', 'https://b.org', 'https://c.org'],
    ],
    ['![badge](https://a.org/b.svg)', []],
    ['`https://a.org`', []],
    ['See https://a.org. Or (https://b.org), https://c.org!', ['https://a.org', 'https://b.org', 'https://c.org']],
    ['words', []],
  ])('%j stand where their addresses do', (text, addresses) => {
    expect(written(text)).toEqual(addresses);
  });

  it('stand where the link does for a reference, without an end', () => {
    const [link] = locate('- see [A][a]\n\n[a]: https://a.org\n');
    expect(link).toMatchObject({ url: 'https://a.org', line: 1, text: 'A' });
    expect(link).not.toHaveProperty('endColumn');
  });

  it('that are struck out are marked, and those after them are not', () => {
    expect(locate('~~[A](https://a.org)~~ [B](https://b.org)\n\n~~[C](https://c.org)~~').map(({ isStruck }) => isStruck)).toEqual(
      [true, undefined, true],
    );
  });
});

describe('links that lead to no page', () => {
  const misdirected = (text: string) => locateMisdirectedLinks(text, parseMarkdown(text));

  it.each([
    ['[A](www.a.org)', 'www.a.org', 'https://www.a.org'],
    ['[A](htps://a.org)', 'htps://a.org', 'https://a.org'],
    ['[A](javascript:alert%281%29)', 'javascript:alert%281%29', undefined],
  ])('%j', (text, address, correction) => {
    const [found] = misdirected(text);
    expect(found).toMatchObject({ address, ...(correction === undefined ? {} : { correction }) });
    expect(text.slice((found?.column ?? 0) - 1, (found?.endColumn ?? 0) - 1)).toBe(address);
  });

  it.each(['[A](https://a.org)', '[A](docs/a.md)', '[A](#a)', 'www.a.org', '[A](mailto:a@b.org)', '`[A](www.a.org)`'])(
    'are none in %j',
    (text) => {
      expect(misdirected(text)).toEqual([]);
    },
  );
});

describe('a link by a place within it', () => {
  it('is found from its first bracket to its last', () => {
    const text = 'see [A](https://a.org) and [B][b]\n\n[b]: https://b.org\n';
    const find = createLinkFinder(parseMarkdown(text));
    expect(text.slice(find(1, 10)?.start.offset, find(1, 10)?.end.offset)).toBe('[A](https://a.org)');
    expect(text.slice(find(1, 29)?.start.offset, find(1, 29)?.end.offset)).toBe('[B][b]');
    expect(find(1, 1)).toBeUndefined();
    expect(find(9, 1)).toBeUndefined();
  });
});
