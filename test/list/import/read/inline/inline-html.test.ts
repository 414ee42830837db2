import { describe, expect, it } from 'vitest';
import { readText, showLine } from '../read-text.ts';

const show = (source: string) => readText(source).lines.map(showLine);

describe('the words in HTML', () => {
  it.each([
    ['<p>a<br>b</p>', ['a', 'b']],
    ['<div><b>bold</b> &amp; <i>more</i></div>', ['bold & more']],
    ['<table><tr><td>a</td><td>b</td></tr></table>', ['a b ']],
    ['<div><a href="https://a.org">A <b>tool</b></a>: words</div>', ['<A tool|https://a.org>: words']],
    ['<div><a href="//a.org/x">A</a></div>', ['<A|https://a.org/x>']],
    ['<div>https://a.org</div>', ['<|https://a.org>']],
    ['words <a href="https://a.org">A</a> after', ['words <A|https://a.org> after']],
    ['std::vector<int> x', ['std::vector<int> x']],
  ])('of %j', (source, lines) => {
    expect(show(source)).toEqual(lines);
  });

  it('have no script and no style, which are reported', () => {
    const { lines, report } = readText('<div>a<script>alert("x")</script><style>p { }</style>b</div>');
    expect(lines.map(showLine)).toEqual(['ab']);
    expect(report).toEqual(['comment: alert("x")', 'comment: p { }']);
  });

  it('have no comment; one with words is reported', () => {
    expect(readText('a <!-- todo --> b <!-- --- -->')).toMatchObject({ report: ['comment:  todo '] });
  });

  it('tell images and hidden anchors in the report', () => {
    expect(readText('<p><img src="a.png"><a name="x"></a></p>').report).toEqual(['image: <img src="a.png">', 'hidden: x']);
  });

  it('keep the words of a link that no entry can hold', () => {
    const { lines, report } = readText('<p><a href="docs/a.md">A</a> <a href="#top">up</a></p>');
    expect(lines.map(showLine)).toEqual(['A up']);
    expect(report).toEqual(['relative-address: docs/a.md', 'navigation: #top']);
  });

  it('survive tags that are never closed or never opened', () => {
    expect(show('<div><a href="https://a.org">A</div>')).toEqual(['<A|https://a.org>']);
    expect(show('<div></a></script>a</div>')).toEqual(['a']);
    expect(show('<div><a href="https://a.org">A<a href="https://b.org">B</a></div>')).toEqual([
      '<A|https://a.org><B|https://b.org>',
    ]);
  });
});
