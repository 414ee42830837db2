import { describe, expect, test } from 'vitest';
import { company, dying, lookedAtAgain } from '../../src/health/company.ts';
import { record } from '../../src/health/history.ts';
import { healthOf } from '../../src/health/policy.ts';
import { emptyHistory, type History } from '../../src/health/record.ts';
import { day, saw } from './examples.ts';

const at = (host: string, page: number) => `https://${host}.example/${page}`;
const id = (host: string, page: number) => `url:${host}.example/${page}`;

/** Ten links on two hosts that were well, one day apart; then `failing` are looked at and are not. */
function historyOf(failing: string[]): History {
  let history = emptyHistory();
  for (let page = 0; page < 5; page += 1) {
    history = record(history, [saw('alive', at('a', page)), saw('alive', at('b', page))], day(page));
  }
  return record(
    history,
    failing.map((url) => saw('failure', url)),
    day(10),
    { networkWorks: true },
  );
}

describe('what goes along with doubts', () => {
  const one = historyOf([at('a', 0)]);
  const listed = [...one.links.keys()];

  test('a link elsewhere that is well, so that silence can count: the one that rested longest', () => {
    expect(company(one, listed, new Set([id('a', 0)]), day(13))).toEqual([id('b', 0)]);
  });

  test('without it, silence on the only host of a run never makes a link dead', () => {
    const silent = (along: boolean) => {
      let history = one;
      for (const later of [13, 16, 19, 22, 25, 28]) {
        const [other] = along ? company(history, listed, new Set([id('a', 0)]), day(later)) : [];
        const looks = [saw('silence', at('a', 0)), ...(other ? [saw('alive', other.replace('url:', 'https://'))] : [])];
        history = record(history, looks, day(later));
      }
      const known = history.links.get(id('a', 0));
      return known && healthOf(known, day(28)).state;
    };
    expect([silent(false), silent(true)]).toEqual(['suspect', 'dead']);
  });

  test('one of the same host where three are in doubt, or their host would seem to fail as a whole', () => {
    const three = [at('a', 0), at('a', 1), at('a', 2)];
    const history = historyOf(three);
    const asked = new Set([0, 1, 2].map((page) => id('a', page)));
    expect(company(history, listed, asked, day(13))).toEqual([id('a', 3), id('b', 0)]);
    expect(company(history, listed, new Set([...asked, id('b', 4)]), day(13))).toEqual([id('a', 3)]);
  });

  test('nothing where links that are well are asked for anyway, or nothing is', () => {
    expect(company(one, listed, new Set([id('a', 0), id('b', 1)]), day(13))).toEqual([]);
    expect(company(one, listed, new Set(), day(13))).toEqual([]);
  });
});

describe('before a link is called dead for a page', () => {
  let history = historyOf([at('a', 0), at('a', 1)]);
  history = record(history, [saw('failure', at('a', 0)), saw('no', at('a', 1))], day(13), { networkWorks: true });
  const looks = [saw('failure', at('a', 0)), saw('no', at('a', 1)), saw('failure', at('b', 0)), saw('alive', at('b', 1))];

  test('it is looked at once more; not where its owner says so, nor where it would be in doubt only', () => {
    expect([...dying(history, looks, day(16))]).toEqual([id('a', 0)]);
    expect([...dying(history, looks, day(15))]).toEqual([]);
    const after = record(history, looks, day(16));
    expect([...dying(after, looks, day(19))], 'it is dead already').toEqual([]);
  });

  test.each([
    ['alive', 'healthy'],
    ['wall', 'suspect'],
    ['failure', 'dead'],
  ])('where the second look says %s, it is %s', (second, state) => {
    const again = lookedAtAgain(looks, [saw(second, at('a', 0))]);
    expect(again).toHaveLength(looks.length);
    const known = record(history, again, day(16)).links.get(id('a', 0));
    expect(known && healthOf(known, day(16)).state).toBe(state);
  });
});
