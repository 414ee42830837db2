import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import type { ReviewedEntry } from '../../../src/model/review.ts';
import { classifyEntries } from '../../../src/report/review/entry-state.ts';
import { alive, cancelled, codeNotText, review, silent, uncheckedLink } from '../fixtures.ts';

const duplicate = (change = {}) => ({
  entry: 'b',
  name: 'B',
  file: 'data/b.yml',
  line: 2,
  matchedBy: 'github:a/b',
  isSamePullRequest: false,
  ...change,
});
const finding = (code: Finding['code'], more: Partial<Finding> = {}): Finding => ({ ...codeNotText, code, ...more });
const twin = { file: 'data/b.yml', line: 2, entry: 'b', by: 'github:a/b' };

function classify(change: Partial<ReviewedEntry>, deadLinks = [] as (typeof alive)[]) {
  const [entry] = review().entries;
  const [found] = classifyEntries(review({ entries: [{ ...(entry as ReviewedEntry), ...change }], deadLinks }));
  return [found?.state, found?.fixes];
}

describe('an entry of a review', () => {
  it.each<[string, Partial<ReviewedEntry>, unknown[]]>([
    ['ready', {}, ['ready', 0]],
    ['ready with a warning', { findings: [finding('spacing', { severity: 'warning' })] }, ['ready', 0]],
    ['unchecked, where no request was made for a link', { links: [alive, uncheckedLink] }, ['unchecked', 0]],
    ['ready with a link that is silent today', { links: [silent] }, ['ready', 0]],
    ['a possible duplicate', { duplicates: [duplicate()] }, ['possible-duplicate', 0]],
    [
      'a duplicate of an entry of the list',
      { duplicates: [duplicate()], findings: [finding('duplicate-identity', { twin })] },
      ['duplicate', 1],
    ],
    [
      'to fix, where its twin is in the same pull request',
      { duplicates: [duplicate({ isSamePullRequest: true })], findings: [finding('duplicate-identity', { twin })] },
      ['to-fix', 1],
    ],
    [
      'to fix, with another mistake beside',
      { duplicates: [duplicate()], findings: [finding('duplicate-identity', { twin }), codeNotText] },
      ['to-fix', 2],
    ],
    ['not accepted', { findings: [finding('not-accepted')] }, ['not-accepted', 1]],
    ['to fix', { findings: [codeNotText] }, ['to-fix', 1]],
    ['to fix, where the review says so without a finding', { state: 'to-fix' }, ['to-fix', 1]],
  ])('is %s', (_, change, expected) => {
    expect(classify(change)).toEqual(expected);
  });

  it('with a dead link and no other problem says so', () => {
    expect(classify({ links: [cancelled] }, [cancelled])).toEqual(['dead-link', 1]);
    expect(classify({ links: [cancelled], findings: [codeNotText] }, [cancelled])).toEqual(['to-fix', 2]);
  });
});
