import { describe, expect, it } from 'vitest';
import type { LinkState } from '../../../src/model/link-health.ts';
import { groupLinks, isNewlyDead } from '../../../src/report/link-health/groups.ts';
import { deadShare, link, movedPaper, state, suspectLink, walled } from '../fixtures.ts';

const judged = (change: Partial<NonNullable<LinkState['judged']>>, more: Partial<LinkState> = {}) =>
  link({
    identity: 'x',
    url: 'https://x.org/',
    judged: { at: '2026-11-22T03:12Z', verdict: 'alive', reason: 'ok', asked: 'page', ...change },
    ...more,
  });
/** The groups that have the link. */
const groupsOf = (one: LinkState, change = {}) =>
  Object.entries(groupLinks(state({ links: [one], ...change }))).flatMap(([name, links]) => (links.length > 0 ? [name] : []));

describe('a link is', () => {
  it.each<[string, LinkState, string[]]>([
    ['working', judged({}), ['working']],
    ['dead', deadShare, ['dead']],
    ['dead and marked as gone in its entry', { ...deadShare, settled: true }, ['settled']],
    ['suspect, by the owner’s word', suspectLink, ['certainSuspects']],
    ['suspect', { ...suspectLink, certain: false }, ['suspects']],
    ['a share with a wrong code', judged({ reason: 'code-wrong' }), ['codes']],
    ['retracted', judged({ note: 'retracted' }), ['wrong']],
    ['taken over', judged({ note: 'taken-over' }), ['wrong']],
    ['moved', movedPaper, ['moved']],
    ['moved to itself', judged({ verdict: 'moved', to: 'https://x.org/' }), ['working']],
    ['moved to nowhere known', judged({ verdict: 'moved' }), ['working']],
    ['archived, which is no problem', judged({ note: 'archived' }), ['working', 'archived']],
    ['walled', walled, ['unjudged']],
    ['behind a login', judged({ verdict: 'restricted', reason: 'login' }), ['unjudged']],
    ['a share that only needs its code', judged({ verdict: 'restricted', reason: 'exists-needs-code' }), ['working']],
    ['snoozed', { ...deadShare, ignored: '2027-01-01T00:00Z' }, ['ignored']],
    ['dead again after a snooze', { ...deadShare, ignored: '2026-01-01T00:00Z' }, ['dead']],
    ['snoozed, but working', { ...judged({}), ignored: '2027-01-01T00:00Z' }, ['working']],
  ])('%s', (_, one, groups) => {
    expect(groupsOf(one)).toEqual(groups);
  });

  it('told as recovered too, where it has come back', () => {
    expect(groupsOf(judged({}), { changes: { died: [], recovered: ['x'], moved: [], codes: [], noted: [] } })).toEqual([
      'working',
      'recovered',
    ]);
  });
});

describe('links of a group', () => {
  it('stand in the order of the list, those without a place last', () => {
    const at = (file: string, line: number) => [{ file, line, column: 1 }];
    const links = [
      judged({}, { identity: 'none', at: [] }),
      judged({}, { identity: 'b', at: at('b.yml', 1) }),
      judged({}, { identity: 'a2', at: at('a.yml', 20) }),
      judged({}, { identity: 'a1', at: at('a.yml', 3) }),
    ];
    expect(groupLinks(state({ links })).working.map(({ identity }) => identity)).toEqual(['a1', 'a2', 'b', 'none']);
  });

  it('begin with those that died this week', () => {
    const old = { ...deadShare, identity: 'old', diedAt: '2026-10-01T00:00Z', at: [{ file: 'a.yml', line: 1, column: 1 }] };
    expect(groupLinks(state({ links: [old, deadShare] })).dead.map(({ identity }) => identity)).toEqual([
      deadShare.identity,
      'old',
    ]);
  });
});

describe('a death is new', () => {
  it('within a week, and never in the first run', () => {
    expect(isNewlyDead(state(), deadShare)).toBe(true);
    expect(isNewlyDead(state(), { ...deadShare, diedAt: '2026-11-15T03:12Z' })).toBe(false);
    expect(isNewlyDead(state({ runs: state().runs.slice(1) }), deadShare)).toBe(false);
    expect(isNewlyDead(state(), suspectLink)).toBe(false);
  });

  it('where the last run says so, if its day is not known', () => {
    const { diedAt: _, ...undated } = deadShare;
    expect(isNewlyDead(state(), undated)).toBe(true);
    expect(isNewlyDead(state(), { ...undated, identity: 'another' })).toBe(false);
  });
});
