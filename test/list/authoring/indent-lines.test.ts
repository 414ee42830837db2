import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { indentLines } from '../../../src/list/authoring/indent-lines.ts';

const canonical = `# first
kind: dataset
links:
  # the data
  - role: data
    url: https://a.edu/
    label:
      en: Data
  - role: paper # and why
    url: https://b.edu/
tasks: [a, b]
description:
  en: |
    One
      two

    three
  zh: >-
    甲
    乙
size:
  - count: 1
    unit: { en: a,
      zh: b }
`;

describe('indentLines', () => {
  it('leaves the form in which new entries are written', () => {
    expect(indentLines(canonical)).toBe(canonical);
  });

  it.each([
    [
      'items at the column of their key',
      canonical.replace(/links:\n([\s\S]*)tasks:/, (_, items) => `links:\n${items.replace(/^ {2}/gm, '')}tasks:`),
    ],
    [
      'four spaces a level',
      canonical
        .replace(/^(?! +two) +/gm, (spaces: string) => spaces.repeat(2))
        .replace('      two', '          two')
        .replaceAll('- ', '-   '),
    ],
    [
      'wide dashes',
      canonical.replace(
        '  - role: data\n    url: https://a.edu/\n    label:\n      en: Data',
        '  -   role: data\n      url: https://a.edu/\n      label:\n        en: Data',
      ),
    ],
  ])('turns %s into it', (_name, text) => {
    expect(parse(text)).toEqual(parse(canonical));
    const indented = indentLines(text);
    expect(parse(indented)).toEqual(parse(canonical));
    expect(indentLines(indented)).toBe(indented);
    const withoutBlocks = (each: string) =>
      each
        .split('\n')
        .filter((line) => /^ *(?:- |\w+:|#)/.test(line))
        .join('\n');
    expect(withoutBlocks(indented)).toBe(withoutBlocks(canonical));
  });

  it.each([
    ['tabs', 'a:\n\t- b\n'],
    ['explicit keys', '? a\n: b\n'],
    ['an indentation that the text of a block names', 'a: |2\n   b\n'],
    ['no YAML', 'a: [\n'],
    ['nothing', ''],
  ])('leaves %s alone', (_name, text) => {
    expect(indentLines(text)).toBe(text);
  });

  it.each([
    'a:\n - b\n -\n   c: 1\n   d: 2\n',
    'a:\n- - b\n  - c\n- d: |\n    e\n    f\n',
    'a: "b\n   c"\nd:\n   e: f\n     g\n',
    'a:\n   b: &x\n      c: 1\n   d: *x\n',
    'a: # one\n    # two\n    b: 1\n    # three\nc: 2\n',
    'a:\n    - b\n\n    - c\n    # end\n',
  ])('keeps the data of %j, and does it once', (text) => {
    const indented = indentLines(text);
    expect(parse(indented)).toEqual(parse(text));
    expect(indentLines(indented)).toBe(indented);
  });
});
