import { describe, expect, it } from 'vitest';
import { classifyFindings, relocateToTouchedEntry } from '../../../src/jobs/review/classify-findings.ts';
import type { Finding } from '../../../src/model/finding.ts';
import fc from '../../seeded-fast-check.ts';

const finding = (more: Partial<Finding> = {}): Finding => ({
  code: 'malformed',
  severity: 'error',
  file: 'data/a.yml',
  line: 3,
  column: 1,
  entry: 'a',
  field: 'links.0.url',
  found: 'x',
  ...more,
});

describe('classifyFindings', () => {
  it.each<[string, Partial<Finding>]>([
    ['moved down by lines above', { line: 30, column: 9 }],
    ['moved by a link before it', { field: 'links.4.url' }],
    ['moved to another file with its entry', { file: 'data/b.yml' }],
  ])('takes for old what was %s, and tells it where it stood', (_, more) => {
    const old = finding();
    expect(classifyFindings([old], [finding(more)], [])).toEqual({ introduced: [], preExisting: [old] });
  });

  it.each<[string, Partial<Finding>]>([
    ['another value', { found: 'y' }],
    ['another field', { field: 'links.0.code' }],
    ['another code', { code: 'empty' }],
    ['another entry', { entry: 'b' }],
  ])('takes for new what is about %s', (_, more) => {
    const fresh = finding(more);
    expect(classifyFindings([finding()], [fresh], [])).toEqual({ introduced: [fresh], preExisting: [] });
  });

  it('blames nobody for two old entries that are told apart only now', () => {
    const changes = [{ path: 'data/b.yml', status: 'added' as const }];
    const between = (file: string, other: string) =>
      finding({ code: 'duplicate-title', file, twin: { file: other, line: 1, entry: 'x', by: 'title' } });
    const others = between('data/d.yml', 'data/c.yml');
    const own = [between('data/b.yml', 'data/c.yml'), between('data/d.yml', 'data/b.yml')];
    expect(classifyFindings([], [others, ...own], changes)).toEqual({ introduced: own, preExisting: [others] });
  });

  it('follows a renamed file and the entry that is called by it', () => {
    const changes = [{ path: 'data/new.yml', previousPath: 'data/old.yml', status: 'renamed' as const }];
    const old = finding({ file: 'data/old.yml', entry: 'old' });
    expect(classifyFindings([old], [finding({ file: 'data/new.yml', entry: 'new' })], changes).introduced).toEqual([]);
    const { entry: _entry, ...whole } = old;
    expect(classifyFindings([whole], [{ ...whole, file: 'data/new.yml' }], changes).introduced).toEqual([]);
  });

  it('counts: of two equal problems where there was one, one is new', () => {
    expect(classifyFindings([finding()], [finding(), finding({ line: 9 })], [])).toMatchObject({
      introduced: [{ line: 9 }],
      preExisting: [{ line: 3 }],
    });
  });

  it('knows a disagreement from either side', () => {
    const here = finding({ code: 'duplicate-identity', twin: { file: 'data/b.yml', line: 1, entry: 'b', by: 'arxiv:1' } });
    const there = finding({
      code: 'duplicate-identity',
      file: 'data/b.yml',
      entry: 'b',
      field: 'links.2.url',
      twin: { file: 'data/a.yml', line: 3, entry: 'a', by: 'arxiv:1' },
    });
    expect(classifyFindings([here], [there], []).introduced).toEqual([]);
  });

  const some = fc.array(
    fc
      .record({ entry: fc.constantFrom('a', 'b'), found: fc.constantFrom('x', 'y'), line: fc.integer({ min: 1, max: 9 }) })
      .map(finding),
  );
  it('loses nothing, and brings nothing when nothing changes', () => {
    fc.assert(
      fc.property(some, some, (before, more) => {
        expect(classifyFindings(before, before, []).introduced).toEqual([]);
        const after = [...before, ...more];
        const split = classifyFindings(before, after, []);
        expect(split.introduced.length).toBe(more.length);
        expect(split.preExisting.length).toBe(before.length);
      }),
    );
  });
});

describe('relocateToTouchedEntry', () => {
  const pair = finding({
    code: 'duplicate-identity',
    endLine: 3,
    endColumn: 9,
    twin: { file: 'data/new.yml', line: 7, entry: 'new', by: 'arxiv:1' },
  });

  it('tells a disagreement at the side that the author can change', () => {
    expect(relocateToTouchedEntry(pair, (file) => file === 'data/new.yml')).toEqual({
      code: 'duplicate-identity',
      severity: 'error',
      file: 'data/new.yml',
      line: 7,
      column: 1,
      entry: 'new',
      found: 'x',
      twin: { file: 'data/a.yml', line: 3, entry: 'a', by: 'arxiv:1' },
    });
  });

  it('leaves alone what stands at a touched file, or where neither side is', () => {
    expect(relocateToTouchedEntry(pair, () => true)).toBe(pair);
    expect(relocateToTouchedEntry(pair, () => false)).toBe(pair);
  });
});
