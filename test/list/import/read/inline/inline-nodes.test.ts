import { describe, expect, it } from 'vitest';
import { collectDefinitions } from '../../../../../src/list/import/read/inline/inline-nodes.ts';
import { parseMarkdown } from '../../../../../src/list/import/read/parse-markdown.ts';
import { readText, showLine } from '../read-text.ts';

const show = (source: string) => readText(source).lines.map(showLine);

describe('the lines of a block', () => {
  it.each([
    ['- [A](https://a.org) - words', ['<A|https://a.org> - words']],
    ['a  \nb', ['a', 'b']],
    ['a\nb', ['a', 'b']],
    ['- a\n\n  b\n  - c', ['a', 'b', 'c']],
    ['**On sails:\nof cotton** and\nlinen', ['On sails: of cotton and', 'linen']],
    ['| a | b |\n|---|---|\n| c | d |', ['a | b', 'c | d']],
    ['> quoted\n> words', ['quoted', 'words']],
    ['```sh npm\nrun it\n```', ['sh npm', 'run it']],
    ['---', []],
    ['[a]: https://a.org', []],
  ])('of %j', (source, lines) => {
    expect(show(source)).toEqual(lines);
  });

  it('show code as code, and the address of a share as a link', () => {
    expect(show('run `npm i`')).toEqual(['run `npm i`']);
    expect(show('run ``a`b``'), 'code that has the sign itself becomes words').toEqual(['run a`b']);
    expect(show('`https://pan.baidu.com/s/1abcdefg` 密码 1234')).toEqual(['<|https://pan.baidu.com/s/1abcdefg> 密码 1234']);
    expect(show('`https://a.org`')).toEqual(['https://a.org']);
  });

  it('take the address of a reference from its definition, in any case of letters', () => {
    expect(show('- [A][Ref]\n\n[rEF]: https://a.org')).toEqual(['<A|https://a.org>']);
    expect(show('- [A][missing]')).toEqual(['[A][missing]']);
  });

  it('have a footnote once, where it is first referred to', () => {
    expect(show('a[^1] b[^1]\n\n[^1]: the note')).toEqual(['a ', 'the note', ' b']);
  });

  it('leave out images and the text that shows on hover, and report them', () => {
    expect(readText('[A](https://a.org "hover") ![badge](b.svg)').report).toEqual([
      'link-title: hover',
      'image: ![badge](b.svg)',
    ]);
    expect(readText('[![logo][l]](https://a.org)\n\n[l]: logo.png').report).toEqual(['image: ![logo](<logo.png>)']);
  });

  it('give an address without scheme one, and tell it', () => {
    const { lines, report } = readText('[A](arxiv.org/abs/1) [B](//b.org) [C](htp://c.org)');
    expect(lines.map(showLine)).toEqual(['<A|https://arxiv.org/abs/1> <B|https://b.org> <C|http://c.org>']);
    expect(report).toEqual(['scheme-added: arxiv.org/abs/1', 'scheme-added: htp://c.org']);
  });

  it('keep the words of a link that no entry can hold, and tell why', () => {
    const { lines, report } = readText('[A](docs/a.md) [B](mailto:a@b.org) [C](javascript:alert(1)) [D]()');
    expect(lines.map(showLine)).toEqual(['A B C D']);
    expect(report).toEqual(['relative-address: docs/a.md', 'not-http: mailto:a@b.org', 'not-http: javascript:alert(1)']);
  });

  it('tell links within the page from others', () => {
    expect(show('[up](#top) [A](https://a.org)')).toEqual(['<up#top> <A|https://a.org>']);
  });
});

describe('the definitions of a text', () => {
  it('are found at any depth, and the first of a name counts', () => {
    const source = '> [A]: https://a.org\n\n[a]: https://b.org\n\n- x\n\n  [c]: https://c.org\n\n[^N]: note';
    const { definitions, footnotes } = collectDefinitions(parseMarkdown(source));
    expect([...definitions].map(([name, { url }]) => [name, url])).toEqual([
      ['a', 'https://a.org'],
      ['c', 'https://c.org'],
    ]);
    expect([...footnotes.keys()]).toEqual(['n']);
  });
});
