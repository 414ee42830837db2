import { describe, expect, it } from 'vitest';
import type { LinkState } from '../../../src/model/link-health.ts';
import {
  findCodeCause,
  findDeathCause,
  findDoubtCause,
  findMoveCause,
  isSafeMoveCause,
  needsReview,
} from '../../../src/report/link-health/causes.ts';
import { link } from '../fixtures.ts';

const judged = (change: Partial<NonNullable<LinkState['judged']>>, more: Partial<LinkState> = {}) =>
  link({
    identity: 'x',
    url: 'http://x.org/a',
    judged: { at: '', verdict: 'gone', reason: 'not-found', asked: 'page', ...change },
    ...more,
  });

describe('why a link is dead', () => {
  it.each([
    ['cancelled', 'baidu-pan', 'cancelled'],
    ['dmca', 'github', 'takenDown'],
    ['account-gone', 'github', 'accountClosed'],
    ['soft-404', 'web', 'page'],
    ['parked', 'web', 'siteClosed'],
    ['timeout', 'web', 'unreachable'],
    ['not-found', 'web', 'page'],
    ['not-found', 'arxiv', 'paper'],
    ['not-found', 'github', 'repository'],
    ['not-found', 'quark', 'share'],
    ['not-found', 'kaggle', 'notFound'],
    ['not-found', 'a-service-of-an-older-version', 'notFound'],
    ['ambiguous', 'web', 'other'],
  ] as const)('%s at %s is %s', (reason, service, cause) => {
    expect(findDeathCause(judged({ reason }, { service: service as never }))).toBe(cause);
  });

  it('is not known without a verdict', () => {
    const { judged: _, ...none } = judged({});
    expect(findDeathCause(none)).toBe('other');
  });
});

describe('how a link moved', () => {
  it.each([
    ['renamed', 'http://y.org', 'renamed', true],
    ['canonical-address', 'http://y.org', 'canonical', true],
    ['redirected', 'https://x.org/a', 'https', true],
    ['redirected', 'https://www.x.org/a/', 'https', true],
    ['redirected', 'https://x.org/b', 'redirected', false],
    ['redirected', 'http://x.org/a/', 'redirected', false],
  ] as const)('%s to %s: %s, safe: %s', (reason, to, cause, isSafe) => {
    const found = findMoveCause(judged({ verdict: 'moved', reason, to }));
    expect([found, isSafeMoveCause(found)]).toEqual([cause, isSafe]);
  });
});

describe('what is to be looked at', () => {
  it.each([
    ['retracted', 'retracted'],
    ['withdrawn', 'withdrawn'],
    ['another-repository', 'anotherRepository'],
    ['taken-over', 'takenOver'],
    ['possibly-wrong-link', 'wrongLink'],
    ['expression-of-concern', 'wrongLink'],
  ] as const)('with the note %s is %s', (note, cause) => {
    expect(findDoubtCause(judged({ note }))).toBe(cause);
    expect(needsReview(judged({ note }))).toBe(true);
  });

  it('is no archived repository', () => {
    expect(needsReview(judged({ note: 'archived' }))).toBe(false);
    expect(needsReview(judged({}))).toBe(false);
  });

  it('is a code that is wrong, or missing', () => {
    expect(findCodeCause(judged({ reason: 'code-wrong' }))).toBe('codeWrong');
    expect(findCodeCause(judged({ reason: 'code-missing' }))).toBe('codeMissing');
  });
});
