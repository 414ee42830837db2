import { describe, expect, it } from 'vitest';
import { alignEntryIds } from '../../../src/list/markdown/align-entry-ids.ts';
import { exampleReadme, readReadme, toolLine } from './example-readme.ts';

const idsByLine = (before: readonly string[], after: readonly string[]) => {
  const aligned = alignEntryIds(readReadme(exampleReadme(before)), readReadme(exampleReadme(after)));
  return aligned.entries.slice(0, after.length).map(({ id, sourceMap }) => (sourceMap.entry === id ? id : 'not the same'));
};

describe('ids of a changed README', () => {
  const [acorn, birch] = [toolLine('Acorn'), toolLine('Birch')];

  it('stay with their items when one of the same name comes before them', () => {
    const other = '- [Acorn](https://other.example.org/) - Another tool.';
    expect(idsByLine([acorn, birch], [other, acorn, birch])).toEqual(['acorn-2', 'acorn', 'birch']);
  });

  it('stay with an item whose words or address change', () => {
    expect(idsByLine([acorn, birch], [acorn.replace('Acorn]', 'Acorns]'), birch.replace('birch.', 'www.birch.')])).toEqual([
      'acorn',
      'birch',
    ]);
  });

  it('are new for a copy of a line', () => {
    expect(idsByLine([acorn, birch], [acorn, acorn, birch])).toEqual(['acorn', 'acorn-2', 'birch']);
  });
});
