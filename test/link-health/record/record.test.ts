import { describe, expect, it } from 'vitest';
import {
  belongsToAnotherRepository,
  daysBetween,
  exceedsClockSkew,
  formatInstant,
  hostnameOf,
  keepBothEnds,
  type LinkRecord,
  lastCheckedAt,
  lastInformativeCheck,
  linkRecordSchema,
  parseInstantMs,
  provesExistence,
  type RecordedCheck,
  runSchema,
} from '../../../src/link-health/record/record.ts';
import type { VerdictName, VerdictReason } from '../../../src/model/verdict.ts';
import { day } from '../examples.ts';

const at = '2026-01-01T03:00Z';
const line = { id: 'url:a.example/x', url: 'https://a.example/x', service: 'web', seen: at };
const check = (verdict: VerdictName, change: Partial<RecordedCheck> = {}): RecordedCheck => ({
  at,
  verdict,
  reason: 'ok',
  asked: 'page',
  ...change,
});

describe('a line of the history', () => {
  it('needs only what every link has', () => {
    expect(linkRecordSchema.parse(line)).toEqual({ ...line, looks: [], strikes: [] });
    for (const field of Object.keys(line))
      expect(linkRecordSchema.safeParse({ ...line, [field]: undefined }).success).toBe(false);
  });

  it.each([
    ['an instant with seconds', { alive: '2026-01-01T03:00:00Z' }],
    ['a day that no month has', { alive: '2026-02-30T03:00Z' }],
    ['an hour that no day has', { alive: '2026-01-01T24:00Z' }],
    ['an id without a character', { id: '' }],
    ['more strikes than are ever kept', { strikes: Array(101).fill({ at, kind: 'no', reason: 'cancelled', asked: 'page' }) }],
    ['a title that is a page', { judged: check('alive', { title: 'x'.repeat(301) }) }],
    ['a day instead of an instant', { facts: { at: '2026-01-01' } }],
    ['less than no stars', { facts: { at, stars: -1 } }],
  ])('is refused for %s', (_, change) => {
    expect(linkRecordSchema.safeParse({ ...line, ...change }).success).toBe(false);
  });

  it('counts in a run are whole and not below zero', () => {
    const run = { run: at, links: 1, alive: 1, moved: 0, suspect: 0, dead: 0, unjudged: 0, asked: 1 };
    expect(runSchema.safeParse(run).success).toBe(true);
    expect(runSchema.safeParse({ ...run, dead: -1 }).success).toBe(false);
    expect(runSchema.safeParse({ ...run, dead: 0.5 }).success).toBe(false);
  });
});

describe('an instant', () => {
  it('is written to the minute, and read back as that minute', () => {
    expect(formatInstant(new Date('2026-01-01T03:00:59.999Z'))).toBe(at);
    expect(parseInstantMs(at)).toBe(Date.UTC(2026, 0, 1, 3));
    expect(daysBetween(at, '2026-01-02T15:00Z')).toBe(1.5);
    expect(daysBetween('2026-01-02T03:00Z', at)).toBe(-1);
  });

  it('is still read right after thousands of others', () => {
    const all = Array.from({ length: 2100 }, (_, n) => formatInstant(new Date(day(0).getTime() + n * 60_000)));
    for (const [n, each] of all.entries()) expect(parseInstantMs(each)).toBe(day(0).getTime() + n * 60_000);
    expect(parseInstantMs(at)).toBe(day(0).getTime());
  });

  it('ahead of now is taken for a wrong clock after ten minutes', () => {
    expect(exceedsClockSkew('2026-01-01T03:10Z', day(0))).toBe(false);
    expect(exceedsClockSkew('2026-01-01T03:11Z', day(0))).toBe(true);
    expect(exceedsClockSkew(undefined, day(0))).toBe(false);
  });
});

describe('what a line says', () => {
  const record = (change: Partial<LinkRecord>): LinkRecord => ({ ...line, looks: [], strikes: [], ...change });

  it('was checked last when any check was', () => {
    const later = '2026-02-01T03:00Z';
    expect(lastCheckedAt(record({}))).toBe(at);
    expect(lastCheckedAt(record({ judged: check('gone', { at: later }), alive: at }))).toBe(later);
    expect(lastCheckedAt(record({ judged: check('gone'), unjudged: check('blocked', { at: later }) }))).toBe(later);
  });

  it('is, of a link that fails, what it said before', () => {
    const said = check('moved');
    expect(lastInformativeCheck({ judged: check('alive'), said })).toMatchObject({ verdict: 'alive' });
    expect(lastInformativeCheck({ judged: check('gone'), said })).toBe(said);
    expect(lastInformativeCheck({ judged: check('unknown', { newer: { verdict: 'hibernating' } }), said })).toBe(said);
    expect(lastInformativeCheck({ judged: check('unreachable') })).toBeUndefined();
    expect(lastInformativeCheck({})).toBeUndefined();
  });

  it('is about another repository until somebody accepts that one', () => {
    const judged = check('alive', { note: 'another-repository', repository: 2 });
    expect(belongsToAnotherRepository({ judged, repository: { at, number: 1 } })).toBe(true);
    expect(belongsToAnotherRepository({ judged })).toBe(true);
    expect(belongsToAnotherRepository({ judged, repository: { at, number: 2 } })).toBe(false);
    expect(belongsToAnotherRepository({ judged: check('alive', { repository: 2 }), repository: { at, number: 1 } })).toBe(false);
  });

  it.each<[VerdictName, VerdictReason, boolean]>([
    ['alive', 'ok', true],
    ['moved', 'redirected', true],
    ['restricted', 'exists-needs-code', true],
    ['restricted', 'code-wrong', true],
    ['restricted', 'login', false],
    ['blocked', 'code-wrong', false],
    ['gone', 'not-found', false],
  ])('proves of %s for %s that the thing is there: %s', (verdict, reason, isThere) => {
    expect(provesExistence(check(verdict, { reason }))).toBe(isThere);
  });
});

it('of many the first and the last are kept, of few all', () => {
  expect(keepBothEnds([1, 2, 3, 4], 4)).toEqual([1, 2, 3, 4]);
  expect(keepBothEnds([1, 2, 3, 4, 5], 4)).toEqual([1, 2, 4, 5]);
});

it('the host of an address is in lower case, and the address itself where it has none', () => {
  expect(hostnameOf('https://A.Example:8080/x')).toBe('a.example');
  expect(hostnameOf('no address')).toBe('no address');
});
