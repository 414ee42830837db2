import { describe, expect, it } from 'vitest';
import { buildOutline, type Chapter, removeOrdinal } from '../../../../src/list/import/read/document-outline.ts';
import { parseMarkdown } from '../../../../src/list/import/read/parse-markdown.ts';

const outline = (source: string) => buildOutline(parseMarkdown(source), source);
const show = (chapters: readonly Chapter[]): unknown[] =>
  chapters.map(({ name, subchapters }) => (subchapters.length === 0 ? name : [name, ...show(subchapters)]));

describe('the outline of a text', () => {
  it('nests chapters as their headings do, skipped levels too', () => {
    expect(show(outline('# A\n## B\n#### C\n### D\n## E\n# F\n'))).toEqual(['', ['A', ['B', 'C', 'D'], 'E'], 'F']);
  });

  it('begins with the part before the first heading, which may be empty', () => {
    const [before, first] = outline('words\n\n# A\n\nmore\n');
    expect(before).toMatchObject({ name: '', depth: 0, start: 0 });
    expect(before?.blocks).toHaveLength(1);
    expect(first?.blocks).toHaveLength(1);
    expect(outline('')).toHaveLength(1);
  });

  it('says where each chapter begins and ends', () => {
    const source = 'x\n\n# A\n\na\n\n## B\n\nb\n\n# C\n';
    const [before, a, c] = outline(source);
    expect(source.slice(before?.start, before?.end)).toBe('x\n\n');
    expect(source.slice(a?.start, a?.end)).toBe('# A\n\na\n\n## B\n\nb\n\n');
    expect(source.slice(a?.subchapters[0]?.start, a?.subchapters[0]?.end)).toBe('## B\n\nb\n\n');
    expect(source.slice(c?.start, c?.end)).toBe('# C\n');
  });

  it('takes a heading in HTML for one, alone in its block', () => {
    expect(show(outline('<h1 align="center">A &amp; B</h1>\n\n<h2>C</h2>\n'))).toEqual(['', ['A & B', 'C']]);
    expect(show(outline('<h1><img src="a.png"></h1>\n\n<h2>--</h2>\n\n<h2>C</h2> words\n'))).toEqual(['']);
  });

  it('names a chapter by its words, without markup and ordinal', () => {
    expect(show(outline('## 1. [A](https://a.org) **b** <b>c</b>\n'))).toEqual(['', 'A b c']);
  });

  it('names no chapter by the badges beside its words, but by a picture that is alone', () => {
    const badge = '[![Awesome](https://awesome.re/badge.svg)](https://awesome.re)';
    expect(show(outline(`# A list ${badge} [![Last Commit][commit]][repo]\n\n[commit]: c.svg\n[repo]: https://r.org\n`))).toEqual(
      ['', 'A list'],
    );
    expect(show(outline('# ![A logo](logo.svg)\n'))).toEqual(['', 'A logo']);
    expect(show(outline('# <img src="logo.svg" alt="A &amp; B">\n'))).toEqual(['', 'A & B']);
    expect(show(outline('## 📚 ![new](new.svg)\n'))).toEqual(['', '📚 new']);
  });
});

describe('a title without its ordinal', () => {
  it.each([
    ['1. A', 'A'],
    ['（一）语料', '语料'],
    ['三、模型', '模型'],
    ['1.2 A', '1.2 A'],
    ['2：A', 'A'],
    ['三、（1）A', 'A'],
    ['1.', '1.'],
    ['7) 1.58-bit FLUX', '1.58-bit FLUX'],
    ['(2) 3D models', '3D models'],
    ['2)3D', '2)3D'],
    ['2020. A year', '2020. A year'],
    ['3D models', '3D models'],
    ['  A  ', 'A'],
    ['', ''],
  ])('%j: %j', (text, rest) => {
    expect(removeOrdinal(text)).toBe(rest);
  });
});
