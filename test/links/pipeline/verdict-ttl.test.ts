import { expect, it } from 'vitest';
import { getVerdictTtlMs } from '../../../src/links/pipeline/verdict-ttl.ts';
import type { Verdict } from '../../../src/model/verdict.ts';

const hours = (verdict: string, authoritative?: boolean) =>
  getVerdictTtlMs({
    verdict: verdict as Verdict['verdict'],
    evidence: { asked: 'page', ...(authoritative ? { authoritative } : {}) },
  }) / 3_600_000;

it.each([
  ['alive', undefined, 12],
  ['moved', undefined, 12],
  ['restricted', undefined, 12],
  ['gone', true, 7 * 24],
  // Only until an interrupted run has resumed.
  ['gone', undefined, 1],
])('a verdict %s (by authority: %s) is kept for %i hours', (verdict, authoritative, expected) => {
  expect(hours(verdict, authoritative)).toBe(expected);
});

it.each(['limited', 'unknown', 'blocked', 'unreachable'])(
  'a verdict %s is not kept, because the next run may see more',
  (verdict) => {
    expect(hours(verdict)).toBe(0);
  },
);
