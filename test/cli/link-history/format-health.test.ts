import { describe, expect, test } from 'vitest';
import { formatHealth } from '../../../src/cli/link-history/format-health.ts';
import type { HealthState, LinkState } from '../../../src/model/link-health.ts';
import { groupLinks } from '../../../src/report/link-health/index.ts';

const link = (rest: Partial<LinkState>): LinkState =>
  ({
    url: 'https://a.example',
    state: 'healthy',
    strikes: 0,
    since: '2026-11-01T00:00:00Z',
    next: '2026-12-01T00:00:00Z',
    at: [{ file: 'data/a.yml', line: 3, column: 5 }],
    ...rest,
  }) as LinkState;
const judged = (verdict: string, reason: string, rest: object = {}) =>
  ({ verdict, reason, evidence: { asked: 'page' }, ...rest }) as unknown as NonNullable<LinkState['judged']>;

function format(...links: LinkState[]) {
  const changes = { died: [], recovered: [], moved: [], codes: [], noted: [] };
  const state = {
    repository: 'https://github.com/o/r',
    branch: 'main',
    commit: 'c',
    links,
    changes,
    at: '2026-11-29T00:00:00Z',
    deferred: 0,
    runs: [],
  } as unknown as HealthState;
  const groups = groupLinks(state);
  return formatHealth(state, groups, 'en', { paint: (color, text) => `<${String(color)}>${text}</>` }).split('\n');
}

describe('the state of links', () => {
  test('is a count where all work', () => {
    expect(format(link({})).filter((line) => line !== '')).toHaveLength(1);
  });

  test('is a line for each that does not, with what needs a decision at the end', () => {
    const suspect = link({
      url: 'https://b.example',
      state: 'suspect',
      strikes: 2,
      judged: judged('unreachable', 'timeout'),
    });
    const dead = link({ url: 'https://c.example', state: 'dead', strikes: 3, judged: judged('gone', 'not-found') });
    const [first = '', second = '', counts, next] = format(dead, suspect);
    expect(first).toMatch(/^data\/a\.yml:3:5: <yellow>.*https:\/\/b\.example.*2026/);
    expect(second).toMatch(/^data\/a\.yml:3:5: <red>.*https:\/\/c\.example/);
    expect(counts).toBeDefined();
    expect(next).not.toBe('');
  });

  test('names the entry, and has no control characters', () => {
    const [line = ''] = format(
      link({
        state: 'dead',
        judged: judged('gone', 'not-found'),
        name: { en: 'One\u001b[31m' },
        url: 'https://a.example/\u0007',
      }),
    );
    expect(line).toContain('›');
    expect(line).not.toContain('\u001b');
    expect(line).not.toContain('\u0007');
  });

  test('says where a link has moved to, and where a copy of a dead one is', () => {
    const [moved = ''] = format(link({ judged: judged('moved', 'renamed', { to: 'https://new.example' }) }));
    expect(moved).toContain('→ https://new.example');
    const [dead = ''] = format(
      link({ state: 'dead', judged: judged('gone', 'not-found'), archived: 'https://web.archive.org/web/2020/x' }),
    );
    expect(dead).toContain('https://web.archive.org/web/2020/x');
  });

  test('has no place where the link stands nowhere any more', () => {
    const [line = ''] = format(link({ state: 'dead', judged: judged('gone', 'not-found'), at: [] }));
    expect(line.startsWith('<red>')).toBe(true);
  });
});
