import { describe, expect, test } from 'vitest';
import { recordRun } from '../../src/link-health/history.ts';
import { formatHistory } from '../../src/link-health/history-text.ts';
import { computeLinkStatuses } from '../../src/link-health/link-status.ts';
import { assessHealth } from '../../src/link-health/policy.ts';
import { emptyHistory, type LinkHistory } from '../../src/link-health/record/record.ts';
import { checkOf, day } from './examples.ts';

const works = { networkWorks: true };
const stateOf = (history: LinkHistory, id: string) => {
  const found = history.links.get(id);
  return found && assessHealth(found, day(0)).state;
};

describe('what counts as a strike', () => {
  test('a run without a network leaves no trace', () => {
    const before = recordRun(emptyHistory(), [checkOf('alive')], day(0));
    const after = recordRun(before, [checkOf('offline'), checkOf('offline', 'https://b.example/')], day(7));
    expect(formatHistory(after)).toBe(formatHistory(before));
  });

  test('silence counts only when somebody else answered', () => {
    const alone = recordRun(
      emptyHistory(),
      [checkOf('silence', 'https://a.example/x'), checkOf('silence', 'https://b.example/y')],
      day(0),
    );
    expect(stateOf(alone, 'url:a.example/x')).toBe('unjudged');
    const company = recordRun(
      emptyHistory(),
      [checkOf('silence', 'https://a.example/x'), checkOf('wall', 'https://b.example/y')],
      day(0),
    );
    expect(stateOf(company, 'url:a.example/x')).toBe('suspect');
  });

  test('a host that fails as a whole is given the patience of silence', () => {
    const links = ['1', '2', '3'].map((page) => checkOf('failure', `https://a.example/${page}`));
    let history = emptyHistory();
    for (const at of [0, 3, 6, 9]) history = recordRun(history, links, day(at), works);
    expect(stateOf(history, 'url:a.example/1')).toBe('suspect');
    history = recordRun(history, links, day(14), works);
    expect(stateOf(history, 'url:a.example/1')).toBe('dead');
  });

  test('one page among living ones of its host dies by itself', () => {
    const links = [
      checkOf('failure', 'https://a.example/1'),
      checkOf('alive', 'https://a.example/2'),
      checkOf('alive', 'https://a.example/3'),
    ];
    let history = emptyHistory();
    for (const at of [0, 3, 6]) history = recordRun(history, links, day(at), works);
    expect(stateOf(history, 'url:a.example/1')).toBe('dead');
  });

  test('lines of links that left the list are dropped', () => {
    const before = recordRun(emptyHistory(), [checkOf('alive'), checkOf('alive', 'https://b.example/')], day(0));
    const after = recordRun(before, [checkOf('alive')], day(7), { listed: new Set(['url:a.example/x']) });
    expect([...after.links.keys()]).toEqual(['url:a.example/x']);
  });

  test('a wall does not hide what was seen before it', () => {
    const history = recordRun(recordRun(emptyHistory(), [checkOf('moved')], day(0)), [checkOf('wall')], day(7));
    expect(computeLinkStatuses(history, day(7))[0]).toMatchObject({
      state: 'healthy',
      judged: { verdict: 'moved', to: 'https://new.example/x' },
      unjudged: { verdict: 'blocked' },
    });
  });

  test('of a hundred failures the line keeps a handful, and still the first', () => {
    let history = emptyHistory();
    for (let at = 0; at < 100; at += 1) history = recordRun(history, [checkOf('failure')], day(at), works);
    const [story] = computeLinkStatuses(history, day(100));
    expect(story).toMatchObject({ state: 'dead', since: '2026-01-01T03:00Z' });
    expect(history.links.get('url:a.example/x')?.strikes.length).toBeLessThanOrEqual(16);
  });
});
