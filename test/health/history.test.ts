import { describe, expect, test } from 'vitest';
import { formatHistory, merge, parseHistory, record } from '../../src/health/history.ts';
import { healthOf } from '../../src/health/policy.ts';
import { emptyHistory, type History } from '../../src/health/record.ts';
import { storiesOf } from '../../src/health/story.ts';
import fc from '../property.ts';
import { day, saw } from './examples.ts';

const works = { networkWorks: true };
const stateOf = (history: History, id: string) => {
  const found = history.links.get(id);
  return found && healthOf(found, day(0)).state;
};

const anyText = fc
  .array(fc.constantFrom(...'{}":,[]\n\r\0 1'.split(''), '\uD800', '"id"', '"run"', '中文', 'null'), { maxLength: 60 })
  .map((parts) => parts.join(''));

describe('the text', () => {
  test('one line a link, in the order of identities, readable', () => {
    const first = record(emptyHistory(), [saw('alive', 'https://b.example/'), saw('no', 'https://a.example/')], day(0));
    expect(formatHistory(first)).toBe(
      [
        '{"listkeeper":"history","version":1}',
        '{"run":"2026-01-01T03:00Z","links":2,"alive":1,"moved":0,"suspect":1,"dead":0,"unjudged":0,"asked":2}',
        '{"id":"url:a.example/","url":"https://a.example/","service":"web","seen":"2026-01-01T03:00Z","strikes":[{"at":"2026-01-01T03:00Z","kind":"no","reason":"cancelled","asked":"owner"}],"judged":{"at":"2026-01-01T03:00Z","verdict":"gone","reason":"cancelled","asked":"owner","marker":"cancelled","authoritative":true},"looks":[{"at":"2026-01-01T03:00Z","verdict":"gone","reason":"cancelled","asked":"owner"}]}',
        '{"id":"url:b.example/","url":"https://b.example/","service":"web","seen":"2026-01-01T03:00Z","alive":"2026-01-01T03:00Z","strikes":[],"judged":{"at":"2026-01-01T03:00Z","verdict":"alive","reason":"ok","asked":"page","status":200},"looks":[{"at":"2026-01-01T03:00Z","verdict":"alive","reason":"ok","asked":"page"}]}',
        '',
      ].join('\n'),
    );
  });

  test('a run that looks at one link changes that line and adds its own, nothing else', () => {
    const first = record(emptyHistory(), [saw('alive', 'https://b.example/'), saw('alive', 'https://a.example/')], day(0));
    const second = record(first, [saw('no', 'https://a.example/')], day(7));
    const before = new Set(formatHistory(first).split('\n'));
    expect(
      formatHistory(second)
        .split('\n')
        .filter((line) => !before.has(line)),
    ).toHaveLength(2);
  });

  test('lines that can not be read are told and left out, those of git’s conflicts too', () => {
    const good = formatHistory(record(emptyHistory(), [saw('alive')], day(0)));
    const bad = ['<<<<<<< ours', '{"id":"x"}', '{"id":7}', '[1]', 'null', 'x'.repeat(30_000), '{"__proto__":{"id":"x"}}'];
    const read = parseHistory(`${bad.join('\n')}\n${good}`);
    expect(read.broken).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(formatHistory(read)).toBe(good);
  });

  test('two lines about one link are one link', () => {
    const a = formatHistory(record(emptyHistory(), [saw('no')], day(0)));
    const b = formatHistory(record(emptyHistory(), [saw('no')], day(1)));
    const read = parseHistory(`${a}${b}`);
    expect(stateOf(read, 'url:a.example/x')).toBe('dead');
    expect(read.links.size).toBe(1);
  });

  test('any text is read without an error', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(parseHistory(text).runs).toEqual([]);
      }),
    );
  });
});

describe('what counts as a strike', () => {
  test('a run without a network leaves no trace', () => {
    const before = record(emptyHistory(), [saw('alive')], day(0));
    const after = record(before, [saw('offline'), saw('offline', 'https://b.example/')], day(7));
    expect(formatHistory(after)).toBe(formatHistory(before));
  });

  test('silence counts only when somebody else answered', () => {
    const alone = record(emptyHistory(), [saw('silence', 'https://a.example/x'), saw('silence', 'https://b.example/y')], day(0));
    expect(stateOf(alone, 'url:a.example/x')).toBe('unjudged');
    const company = record(emptyHistory(), [saw('silence', 'https://a.example/x'), saw('wall', 'https://b.example/y')], day(0));
    expect(stateOf(company, 'url:a.example/x')).toBe('suspect');
  });

  test('a host that fails as a whole is given the patience of silence', () => {
    const links = ['1', '2', '3'].map((page) => saw('failure', `https://a.example/${page}`));
    let history = emptyHistory();
    for (const at of [0, 3, 6, 9]) history = record(history, links, day(at), works);
    expect(stateOf(history, 'url:a.example/1')).toBe('suspect');
    history = record(history, links, day(14), works);
    expect(stateOf(history, 'url:a.example/1')).toBe('dead');
  });

  test('one page among living ones of its host dies by itself', () => {
    const links = [
      saw('failure', 'https://a.example/1'),
      saw('alive', 'https://a.example/2'),
      saw('alive', 'https://a.example/3'),
    ];
    let history = emptyHistory();
    for (const at of [0, 3, 6]) history = record(history, links, day(at), works);
    expect(stateOf(history, 'url:a.example/1')).toBe('dead');
  });

  test('lines of links that left the list are dropped', () => {
    const before = record(emptyHistory(), [saw('alive'), saw('alive', 'https://b.example/')], day(0));
    const after = record(before, [saw('alive')], day(7), { listed: new Set(['url:a.example/x']) });
    expect([...after.links.keys()]).toEqual(['url:a.example/x']);
  });

  test('a wall does not hide what was seen before it', () => {
    const history = record(record(emptyHistory(), [saw('moved')], day(0)), [saw('wall')], day(7));
    expect(storiesOf(history, day(7))[0]).toMatchObject({
      state: 'healthy',
      judged: { verdict: 'moved', to: 'https://new.example/x' },
      unjudged: { verdict: 'blocked' },
    });
  });

  test('of a hundred failures the line keeps a handful, and still the first', () => {
    let history = emptyHistory();
    for (let at = 0; at < 100; at += 1) history = record(history, [saw('failure')], day(at), works);
    const [story] = storiesOf(history, day(100));
    expect(story).toMatchObject({ state: 'dead', since: '2026-01-01T03:00Z' });
    expect(history.links.get('url:a.example/x')?.strikes.length).toBeLessThanOrEqual(16);
  });
});

const urls = ['https://a.example/1', 'https://a.example/2', 'https://b.example/'];
const look = fc.tuple(
  fc.constantFrom('alive', 'moved', 'no', 'failure', 'silence', 'wall', 'quota', 'login'),
  fc.constantFrom(...urls),
);
const run = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.array(look, { minLength: 1, maxLength: 3 }));
const grown = fc.array(run, { maxLength: 4 }).map((runs) => grow(emptyHistory(), runs));

function grow(from: History, runs: readonly [number, [string, string][]][]): History {
  let history = from;
  for (const [at, looks] of runs)
    history = record(
      history,
      looks.map(([what, url]) => saw(what, url)),
      day(at),
      works,
    );
  return history;
}

describe('two runs at once end as if one', () => {
  test('written apart and merged, or one after the other: the links end the same', () => {
    fc.assert(
      fc.property(
        grown,
        fc.array(look, { minLength: 1, maxLength: 3 }),
        fc.array(look, { minLength: 1, maxLength: 3 }),
        (base, one, two) => {
          const apart = merge(grow(base, [[7, one]]), grow(base, [[8, two]]));
          const inTurn = grow(base, [
            [7, one],
            [8, two],
          ]);
          expect(withoutReturns(apart)).toEqual(withoutReturns(inTurn));
        },
      ),
    );
  });

  test('in either order, together in any way, and twice', () => {
    fc.assert(
      fc.property(grown, grown, grown, (a, b, c) => {
        expect(formatHistory(merge(a, b))).toBe(formatHistory(merge(b, a)));
        expect(formatHistory(merge(merge(a, b), c))).toBe(formatHistory(merge(a, merge(b, c))));
        expect(formatHistory(merge(merge(a, b), b))).toBe(formatHistory(merge(a, b)));
      }),
    );
  });

  test('writing and reading loses nothing', () => {
    fc.assert(
      fc.property(grown, (history) => {
        expect(formatHistory(parseHistory(formatHistory(history)))).toBe(formatHistory(history));
      }),
    );
  });
});

/** Whether a return was noticed depends on what a run knew; nothing that is judged does. */
function withoutReturns(history: History): string[] {
  return [...history.links.values()].map(({ back: _, ...rest }) => JSON.stringify(rest)).sort();
}
