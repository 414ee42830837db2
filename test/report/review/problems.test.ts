import { describe, expect, it } from 'vitest';
import type { CheckedLink } from '../../../src/model/verdict.ts';
import {
  collectProblems,
  countRows,
  formatOfflineNote,
  isDoubtful,
  type ProblemRow,
} from '../../../src/report/review/problems.ts';
import { alive, cancelled, codeNotText, oldAddress, review, silent, uncheckedLink, unknownField } from '../fixtures.ts';

const texts = (rows: ProblemRow[]) => rows.map((row) => row.format());

describe('the problems of a review', () => {
  it('are by severity, and in each in the order of the file', () => {
    const { blocking, nonBlocking } = collectProblems(review({ findings: [oldAddress, codeNotText, unknownField] }), 'en');
    expect(texts(blocking).map((text) => /line (\d+)/.exec(text)?.[1])).toEqual(['4', '9']);
    expect(texts(nonBlocking)[0]).toContain('cmid.yml, line 7');
  });

  it('are one row where they say the same, and others where one word differs', () => {
    const { blocking } = collectProblems(
      review({ findings: [unknownField, { ...unknownField, line: 9 }, { ...unknownField, line: 12, found: 'tusk' }] }),
      'en',
    );
    expect(blocking.map(({ count }) => count)).toEqual([2, 1]);
    expect(countRows(blocking)).toBe(3);
    expect(countRows([])).toBe(0);
  });

  it('name a dead link once, not as a doubt too', () => {
    const rows = collectProblems(review({ links: [alive, silent, cancelled], deadLinks: [cancelled] }), 'en');
    expect(countRows(rows.blocking)).toBe(1);
    expect(texts(rows.nonBlocking).join()).toContain('openkg.cn');
    expect(countRows(rows.nonBlocking)).toBe(1);
  });

  it('tell apart links with another reason or another quotation, and no others', () => {
    const other: CheckedLink = { ...silent, url: 'https://b.example/', identity: 'url:b.example/' };
    const quoted = { ...other, evidence: { asked: 'page', marker: 'for sale' } };
    const counts = (...links: CheckedLink[]) => collectProblems(review({ links }), 'en').nonBlocking.map(({ count }) => count);
    expect(counts(silent, other)).toEqual([2]);
    expect(counts(silent, quoted)).toEqual([1, 1]);
    expect(counts(silent, { ...other, reason: 'dns' })).toEqual([1, 1]);
    expect(counts(uncheckedLink)).toEqual([]);
  });

  it('include what another pull request adds, by its address or its title', () => {
    const competing = { pull: 9, url: 'https://github.com/example/list/pull/9', file: 'data/a.yml', line: 3 };
    const entries = ['title', 'github:a/b'].map((matchedBy) => ({ ...competing, matchedBy }));
    const { nonBlocking } = collectProblems(review({ competingEntries: entries as never }), 'en');
    expect(texts(nonBlocking)).toEqual([expect.stringContaining('the same title'), expect.stringContaining('`github:a/b`')]);
  });

  it('lead to the base where the pull request has not brought them', () => {
    const { preExisting } = collectProblems(review({ preExistingFindings: [oldAddress] }), 'en');
    expect(texts(preExisting)[0]).toContain('/example/list/blob/main/data/datasets/cmid.yml#L7');
  });
});

it.each<[string, Partial<CheckedLink>, boolean]>([
  ['that works', {}, false],
  ['with weak evidence', { note: 'weak-evidence' }, false],
  ['of an archived repository', { note: 'archived' }, true],
  ['that needs a code, which it has', { verdict: 'restricted', reason: 'exists-needs-code' }, false],
  [
    'that needs a code and may be wrong',
    { verdict: 'restricted', reason: 'exists-needs-code', note: 'possibly-wrong-link' },
    true,
  ],
  ['that nobody answers for', { verdict: 'unreachable', reason: 'timeout' }, true],
])('a link %s is for a person to check, or not', (_, change, expected) => {
  expect(isDoubtful({ ...alive, ...change })).toBe(expected);
});

it('a note says that there was no network, and only then', () => {
  expect(formatOfflineNote(review(), 'en')).toEqual([]);
  expect(formatOfflineNote(review({ isOffline: true, links: [alive, uncheckedLink] }), 'en')).toHaveLength(1);
});
