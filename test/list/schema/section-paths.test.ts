import { describe, expect, it } from 'vitest';
import type { Section } from '../../../src/list/schema/entry/entry-schema.ts';
import { indexSectionPaths, isInScope } from '../../../src/list/schema/section-paths.ts';

const section = (id: string, sections?: Section[]): Section => ({ id, name: { en: id }, sections });
const paths = indexSectionPaths([section('tools', [section('web', [section('css')])]), section('books')]);

describe('the path of a section', () => {
  it('names the sections above it, from the top', () => {
    expect(Object.fromEntries(paths)).toEqual({
      tools: ['tools'],
      web: ['tools', 'web'],
      css: ['tools', 'web', 'css'],
      books: ['books'],
    });
  });

  it('is unknown where a list has no sections', () => {
    expect(indexSectionPaths(undefined).size).toBe(0);
  });
});

describe('a rule', () => {
  const css = { kind: 'toolkit', section: 'css' };

  it.each([
    ['without a scope concerns all', {}, true],
    ['for a section concerns what is under it', { sections: ['tools'] }, true],
    ['for another section does not', { sections: ['books'] }, false],
    ['for a kind concerns that kind', { kinds: ['toolkit'] }, true],
    ['for another kind does not', { kinds: ['dataset'] }, false],
    ['for both has to meet both', { kinds: ['toolkit'], sections: ['books'] }, false],
  ])('%s', (_, scope, expected) => {
    expect(isInScope(scope, css, paths)).toBe(expected);
  });

  it('concerns an entry of a section that the list does not have by that name alone', () => {
    expect(isInScope({ sections: ['lost'] }, { kind: 'toolkit', section: 'lost' }, paths)).toBe(true);
  });
});
