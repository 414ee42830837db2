import { describe, expect, it } from 'vitest';
import { findingRules } from '../../../src/list/validate/index.ts';
import { findingCodes } from '../../../src/model/finding.ts';
import { findExampleFinding } from '../../../src/report/findings/example-finding.ts';

const { other, given, settings, list } = Object.groupBy(findingCodes, (code) => {
  const { finding, other, path } = findingRules[code].example;
  if (finding) return 'given';
  if (path === '.github/listkeeper.yml') return 'settings';
  return path === 'data/list.yml' ? 'list' : other ? 'other' : 'plain';
});

describe('the finding of an example', () => {
  it('is at a place of the example, not of the list around it', () => {
    for (const code of other ?? []) expect(findExampleFinding(code)?.file, code).toBe('data/example.yml');
    for (const code of list ?? []) expect(findExampleFinding(code)?.file, code).toBe('data/list.yml');
    for (const code of settings ?? []) expect(findExampleFinding(code)?.file, code).toBe('.github/listkeeper.yml');
    expect([other, list, settings].every((codes) => codes !== undefined && codes.length > 0)).toBe(true);
  });

  it('is taken from the example where no text could give it', () => {
    expect(given?.length).toBeGreaterThan(0);
    for (const code of given ?? []) {
      expect(findExampleFinding(code)).toMatchObject({ code, line: 1, ...findingRules[code].example.finding });
    }
  });
});
