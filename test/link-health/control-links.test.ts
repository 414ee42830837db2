import { describe, expect, test } from 'vitest';
import { findUnconfirmedDeaths, mergeRechecks, selectControlLinks } from '../../src/link-health/control-links.ts';
import { recordRun } from '../../src/link-health/history.ts';
import { assessHealth } from '../../src/link-health/policy.ts';
import { emptyHistory, type LinkHistory } from '../../src/link-health/record/record.ts';
import { checkOf, day } from './examples.ts';

const at = (host: string, page: number) => `https://${host}.example/${page}`;
const id = (host: string, page: number) => `url:${host}.example/${page}`;

/** Ten links on two hosts that answered, one day apart. Then `failing` are checked and fail. */
function historyOf(failing: string[]): LinkHistory {
  let history = emptyHistory();
  for (let page = 0; page < 5; page += 1) {
    history = recordRun(history, [checkOf('alive', at('a', page)), checkOf('alive', at('b', page))], day(page));
  }
  return recordRun(
    history,
    failing.map((url) => checkOf('failure', url)),
    day(10),
    { networkWorks: true },
  );
}

describe('what goes along with doubts', () => {
  const one = historyOf([at('a', 0)]);
  const listed = [...one.links.keys()];

  test('a link elsewhere that is well, so that silence can count: the one that rested longest', () => {
    expect(selectControlLinks(one, listed, new Set([id('a', 0)]), day(13))).toEqual([id('b', 0)]);
  });

  test('without it, silence on the only host of a run never makes a link dead', () => {
    const silent = (along: boolean) => {
      let history = one;
      for (const later of [13, 16, 19, 22, 25, 28]) {
        const [other] = along ? selectControlLinks(history, listed, new Set([id('a', 0)]), day(later)) : [];
        const looks = [checkOf('silence', at('a', 0)), ...(other ? [checkOf('alive', other.replace('url:', 'https://'))] : [])];
        history = recordRun(history, looks, day(later));
      }
      const known = history.links.get(id('a', 0));
      return known && assessHealth(known, day(28)).state;
    };
    expect([silent(false), silent(true)]).toEqual(['suspect', 'dead']);
  });

  test('one of the same host where three are in doubt, or their host would seem to fail as a whole', () => {
    const three = [at('a', 0), at('a', 1), at('a', 2)];
    const history = historyOf(three);
    const asked = new Set([0, 1, 2].map((page) => id('a', page)));
    expect(selectControlLinks(history, listed, asked, day(13))).toEqual([id('a', 3), id('b', 0)]);
    expect(selectControlLinks(history, listed, new Set([...asked, id('b', 4)]), day(13))).toEqual([id('a', 3)]);
  });

  test('nothing where links that are well are asked for anyway, or nothing is', () => {
    expect(selectControlLinks(one, listed, new Set([id('a', 0), id('b', 1)]), day(13))).toEqual([]);
    expect(selectControlLinks(one, listed, new Set(), day(13))).toEqual([]);
  });
});

describe('before a link is called dead for a page', () => {
  let history = historyOf([at('a', 0), at('a', 1)]);
  history = recordRun(history, [checkOf('failure', at('a', 0)), checkOf('no', at('a', 1))], day(13), { networkWorks: true });
  const looks = [
    checkOf('failure', at('a', 0)),
    checkOf('no', at('a', 1)),
    checkOf('failure', at('b', 0)),
    checkOf('alive', at('b', 1)),
  ];

  test('it is looked at once more; not where its owner says so, nor where it would be in doubt only', () => {
    expect([...findUnconfirmedDeaths(history, looks, day(16))]).toEqual([id('a', 0)]);
    expect([...findUnconfirmedDeaths(history, looks, day(15))]).toEqual([]);
    const after = recordRun(history, looks, day(16));
    expect([...findUnconfirmedDeaths(after, looks, day(19))], 'it is dead already').toEqual([]);
  });

  test.each([
    ['alive', 'healthy'],
    ['wall', 'suspect'],
    ['failure', 'dead'],
  ])('where the second look says %s, it is %s', (second, state) => {
    const again = mergeRechecks(looks, [checkOf(second, at('a', 0))]);
    expect(again).toHaveLength(looks.length);
    const known = recordRun(history, again, day(16)).links.get(id('a', 0));
    expect(known && assessHealth(known, day(16)).state).toBe(state);
  });
});
