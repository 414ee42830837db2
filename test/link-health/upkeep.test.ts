import { describe, expect, it } from 'vitest';
import { recordRun } from '../../src/link-health/history.ts';
import { formatHistory, parseHistory } from '../../src/link-health/history-text.ts';
import { computeLinkStatuses } from '../../src/link-health/link-status.ts';
import { mergeHistories } from '../../src/link-health/record/merge.ts';
import { emptyHistory, formatInstant, type LinkHistory } from '../../src/link-health/record/record.ts';
import { assessUpkeep, keepLinksUntil, type UpkeepPolicy } from '../../src/link-health/upkeep.ts';
import type { RepositoryFacts } from '../../src/model/repository-facts.ts';
import { checkOf, day } from './examples.ts';

const url = 'https://github.com/some/tool';
const id = 'github:some/tool';
const seen = (what: string) => ({ ...checkOf(what, url), identity: id, service: 'github' as const });
const look = (facts: Partial<RepositoryFacts>) => {
  const alive = seen('alive');
  return { ...alive, evidence: { ...alive.evidence, facts: { name: 'some/tool', license: 'MIT', ...facts } } };
};
const policy: UpkeepPolicy = { maxDaysSincePush: 730, maxDaysSinceRelease: 365, archived: true, license: true };
const checked = (history: LinkHistory, facts: Partial<RepositoryFacts>, n: number) => recordRun(history, [look(facts)], day(n));
const reasons = (history: LinkHistory, n: number, wanted: Partial<UpkeepPolicy> = {}) => {
  const [status] = computeLinkStatuses(history, day(n));
  return status === undefined ? undefined : assessUpkeep(status, { ...policy, ...wanted }, formatInstant(day(n)));
};

describe('what the history remembers of a repository', () => {
  const first = checked(emptyHistory(), { pushedAt: '2023-01-01T10:00:00Z', releasedAt: null, stars: 12, isArchived: false }, 0);

  it('is days, stars, license and whether it is archived', () => {
    expect(parseHistory(formatHistory(first)).links.get(id)?.facts).toEqual({
      at: formatInstant(day(0)),
      pushed: '2023-01-01',
      released: null,
      stars: 12,
      license: 'MIT',
      archived: false,
    });
  });

  it('stays where a later check learns nothing of it', () => {
    const wall = recordRun(first, [seen('wall')], day(7));
    expect(wall.links.get(id)?.facts?.stars).toBe(12);
  });

  it('is read from a history that had none', () => {
    const old = formatHistory(recordRun(emptyHistory(), [seen('alive')], day(0)));
    expect(old).not.toContain('facts');
    expect(reasons(parseHistory(old), 1)).toEqual([]);
  });

  it('merges alike in both orders', () => {
    const [a, b] = [checked(first, { stars: 13, license: 'Apache-2.0' }, 7), checked(first, { stars: 14, license: null }, 7)];
    expect(formatHistory(mergeHistories(a, b))).toBe(formatHistory(mergeHistories(b, a)));
    expect(formatHistory(mergeHistories(a, mergeHistories(a, b)))).toBe(formatHistory(mergeHistories(a, b)));
  });
});

describe('a repository that isn’t kept up', () => {
  it.each([
    ['a push longer ago than the limit', { pushedAt: '2023-01-01T10:00:00Z' }, ['no-push']],
    ['a push within the limit', { pushedAt: '2025-01-01T10:00:00Z' }, []],
    ['a release longer ago than the limit', { releasedAt: '2024-06-01T10:00:00Z' }, ['no-release']],
    ['no release at all', { releasedAt: null }, []],
    ['an archived one', { isArchived: true }, ['archived']],
    ['a push that GitHub did not tell', {}, []],
    ['a push at a moment that is none', { pushedAt: 'yesterday' }, []],
  ] as const)('%s', (_, facts, expected) => {
    expect(reasons(checked(emptyHistory(), facts, 0), 0)).toEqual(expected);
  });

  it('isn’t looked for by age where the list gives no limit', () => {
    const history = checked(emptyHistory(), { pushedAt: '2010-01-01T10:00:00Z', releasedAt: '2010-01-01T10:00:00Z' }, 0);
    expect(reasons(history, 0, { maxDaysSincePush: undefined, maxDaysSinceRelease: undefined })).toEqual([]);
  });
});

describe('the license of a repository', () => {
  const licensed = checked(emptyHistory(), { license: 'MIT' }, 0);

  it.each([
    ['that is gone is told', 'MIT', null, ['license-gone']],
    ['that became another is told', 'MIT', 'AGPL-3.0', ['license-changed']],
    ['that GitHub no longer recognizes is told', 'MIT', 'other', ['license-changed']],
    ['that was added is not', null, 'MIT', []],
    ['that GitHub recognizes now is not', 'other', 'MIT', []],
    ['that stays is not', 'MIT', 'MIT', []],
  ] as const)('%s', (_, before, now, expected) => {
    expect(reasons(checked(checked(emptyHistory(), { license: before }, 0), { license: now }, 7), 7)).toEqual(expected);
  });

  it('is compared with the first one until somebody keeps the new one', () => {
    const changed = checked(checked(licensed, { license: 'AGPL-3.0' }, 7), { license: 'AGPL-3.0' }, 14);
    expect(reasons(changed, 14)).toEqual(['license-changed']);
    const kept = checked(keepLinksUntil(changed, [id], day(30)), { license: 'AGPL-3.0' }, 21);
    expect(reasons(kept, 21)).toEqual([]);
    expect(reasons(kept, 40)).toEqual([]);
    expect(reasons(checked(kept, { license: 'BUSL-1.1' }, 40), 40)).toEqual(['license-changed']);
  });

  it('is not looked at where the list does not want it', () => {
    expect(reasons(checked(licensed, { license: null }, 7), 7, { license: false })).toEqual([]);
  });
});

describe('a repository that is kept', () => {
  const stale = checked(emptyHistory(), { pushedAt: '2020-01-01T10:00:00Z' }, 0);

  it('is asked about again after that day', () => {
    const kept = keepLinksUntil(stale, [id], day(365));
    expect(reasons(kept, 100)).toEqual([]);
    expect(reasons(kept, 366)).toEqual(['no-push']);
  });

  it('still dies like any other link', () => {
    let history = keepLinksUntil(stale, [id], day(365));
    for (const n of [7, 10, 13]) history = recordRun(history, [seen('failure')], day(n), { networkWorks: true });
    expect(computeLinkStatuses(history, day(13))[0]?.state).toBe('dead');
  });

  it('needs facts: an unknown link is passed over', () => {
    expect(keepLinksUntil(emptyHistory(), ['github:no/where'], day(9)).links.size).toBe(0);
  });
});
