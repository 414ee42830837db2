import { describe, expect, it } from 'vitest';
import { readYaml } from '../../../src/list/yaml/index.ts';

const text = `# A comment
title: { zh: 甲, en: "A" }
tags: [one, 'two']
links:
  - role: data
    url: https://a.org
  - url: https://b.org
size:
  - count: 7
note: x
`;
const sourceMap = readYaml({ path: 'x.yml', text });
const lines = text.split('\n');
/** What stands at a place of the text. */
const at = (...path: (string | number)[]) => {
  const { line, column, endColumn } = sourceMap.locate(path);
  return (lines[line - 1] ?? '').slice(column - 1, endColumn - 1);
};

describe('the place of a value', () => {
  it.each([
    [['title', 'zh'], '甲'],
    [['title', 'en'], '"A"'],
    [['tags', 1], "'two'"],
    [['links', 0, 'url'], 'https://a.org'],
    [['links', 1, 'url'], 'https://b.org'],
    [['size', 0, 'count'], '7'],
    [['note'], 'x'],
  ])('%j is where it stands', (path, source) => {
    expect(at(...path)).toBe(source);
  });

  it('is its key for a value of several lines, and that of its parent for a field that is missing', () => {
    expect(at('links')).toBe('links');
    expect(at('links', 1, 'role')).toMatch(/^url: https:\/\/b\.org$|^- url/);
    expect(at('missing', 'field')).not.toBe('');
    expect(at('links', 9)).toBe('links');
  });

  it('has a line and columns from 1', () => {
    expect(sourceMap.locate(['note'])).toEqual({ line: 10, column: 7, endLine: 10, endColumn: 8 });
  });
});

describe('the source of a value', () => {
  it('has its quotes, and a plain text none', () => {
    expect(sourceMap.sourceText(['title', 'en'])).toBe('"A"');
    expect(sourceMap.plainText(['title', 'en'])).toBeUndefined();
    expect(sourceMap.plainText(['title', 'zh'])).toBe('甲');
    expect(sourceMap.sourceText(['links'])).toBeUndefined();
    expect(sourceMap.sourceText(['constructor'])).toBeUndefined();
  });
});
