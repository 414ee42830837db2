import { describe, expect, it } from 'vitest';
import { splitMarkdown } from '../../../../src/list/import/read/split-markdown.ts';

const partsOf = (text: string, min = 1) => {
  const { starts } = splitMarkdown(text, min);
  return starts.map((start, index) => text.slice(start, starts[index + 1]));
};
const listsOf = (text: string) =>
  splitMarkdown(text, 1).lists.map(({ start, end, line }) => `${line}: ${text.slice(start, end)}`);

describe('a long text', () => {
  it.each([
    ['x\n# A\ny\n## B\n', ['x\n', '# A\ny\n', '## B\n']],
    ['x\n#\ny\n', ['x\n', '#\ny\n']],
    ['x\n #A\n#B\n  # C\n', ['x\n #A\n#B\n  # C\n']],
    ['```\n# A\n```\n# B\n', ['```\n# A\n```\n', '# B\n']],
    ['~~~~\n~~~\n# A\n~~~~~\n# B\n', ['~~~~\n~~~\n# A\n~~~~~\n', '# B\n']],
    ['``` a`b\n# A\n', ['``` a`b\n', '# A\n']],
    ['<!-- x\n\n# A\n-->\n\n# B\n', ['<!-- x\n\n# A\n-->\n\n', '# B\n']],
    ['<pre>\n\n# A\n</pre>\n# B\n', ['<pre>\n\n# A\n</pre>\n# B\n']],
    ['<div>\n# A\n\n# B\n', ['<div>\n# A\n\n', '# B\n']],
    ['', ['']],
  ])('is split before its headings, outside of code and HTML: %j', (text, parts) => {
    expect(partsOf(text)).toEqual(parts);
  });

  it('has no part that is shorter than asked, but for the last', () => {
    expect(partsOf('1234\n# A\n# B\n567890\n# C\n', 9)).toEqual(['1234\n# A\n', '# B\n567890\n', '# C\n']);
  });

  it('stays whole where only a parser knows whether a block of code has ended', () => {
    expect(partsOf('- ```\n  x\n# A\n')).toEqual(['- ```\n  x\n# A\n']);
    expect(listsOf('- a\n\n# A\n\n- ```\n  x\n# B\n')).toEqual([]);
  });
});

describe('a plain list', () => {
  it.each([
    ['# A\n\n- a\n- b\n\n# B\n', ['3: - a\n- b']],
    ['Words.\n\n* a\n* b', ['3: * a\n* b']],
    ['- a\n\nWords.\n', ['1: - a']],
    ['- a\n\n- b\n', []],
    ['- a\n* b\n', []],
    ['- a\n  more\n', []],
    ['- a\nlazy\n', []],
    ['Words.\n- a\n', []],
    ['* * *\n', []],
    ['```\n- a\n```\n', []],
    ['<div>\n- a\n</div>\n', []],
  ])('has items of one line each, side by side: %j', (text, lists) => {
    expect(listsOf(text)).toEqual(lists);
  });
});
