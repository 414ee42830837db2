import { describe, expect, test } from 'vitest';
import { formatHistory, parseHistory, recordRun } from '../../src/link-health/history.ts';
import { computeLinkStatuses } from '../../src/link-health/link-status.ts';
import { assessHealth } from '../../src/link-health/policy.ts';
import { mergeHistories } from '../../src/link-health/record/merge.ts';
import { emptyHistory, type LinkHistory } from '../../src/link-health/record/record.ts';
import type { CheckedLink } from '../../src/model/verdict.ts';
import { createTextSketch } from '../../src/text/text-sketch.ts';
import fc from '../seeded-fast-check.ts';
import { checkOf, day } from './examples.ts';

const works = { networkWorks: true };
const stateOf = (history: LinkHistory, id: string) => {
  const found = history.links.get(id);
  return found && assessHealth(found, day(0)).state;
};

const anyText = fc
  .array(fc.constantFrom(...'{}":,[]\n\r\0 1'.split(''), '\uD800', '"id"', '"run"', '中文', 'null'), { maxLength: 60 })
  .map((parts) => parts.join(''));

describe('the text', () => {
  test('one line a link, in the order of identities, readable', () => {
    const first = recordRun(
      emptyHistory(),
      [checkOf('alive', 'https://b.example/'), checkOf('no', 'https://a.example/')],
      day(0),
    );
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
    const first = recordRun(
      emptyHistory(),
      [checkOf('alive', 'https://b.example/'), checkOf('alive', 'https://a.example/')],
      day(0),
    );
    const second = recordRun(first, [checkOf('no', 'https://a.example/')], day(7));
    const before = new Set(formatHistory(first).split('\n'));
    expect(
      formatHistory(second)
        .split('\n')
        .filter((line) => !before.has(line)),
    ).toHaveLength(2);
  });

  test('lines that can not be read are told and left out, those of git’s conflicts too', () => {
    const good = formatHistory(recordRun(emptyHistory(), [checkOf('alive')], day(0)));
    const bad = ['<<<<<<< ours', '{"id":"x"}', '{"id":7}', '[1]', 'null', 'x'.repeat(30_000), '{"__proto__":{"id":"x"}}'];
    const read = parseHistory(`${bad.join('\n')}\n${good}`);
    expect(read.invalidLines).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(formatHistory(read)).toBe(good);
  });

  test('two lines about one link are one link', () => {
    const a = formatHistory(recordRun(emptyHistory(), [checkOf('no')], day(0)));
    const b = formatHistory(recordRun(emptyHistory(), [checkOf('no')], day(1)));
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

const urls = ['https://a.example/1', 'https://a.example/2', 'https://b.example/'];
const look = fc.tuple(
  fc.constantFrom('alive', 'moved', 'no', 'failure', 'silence', 'wall', 'quota', 'login'),
  fc.constantFrom(...urls),
);
const run = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.array(look, { minLength: 1, maxLength: 3 }));
const grown = fc.array(run, { maxLength: 4 }).map((runs) => grow(emptyHistory(), runs));

/** Looks that also read one of two pages, which have nothing in common. */
const pageLook = fc.tuple(fc.constantFrom('alive a', 'alive b', 'moved b'), fc.constantFrom(...urls));
const anyLook = fc.oneof(look, pageLook);

function checkWithPage(what: string, url: string): CheckedLink {
  const [verdict = '', page] = what.split(' ');
  const check = checkOf(verdict, url);
  if (page === undefined) return check;
  const words = createTextSketch(Array.from({ length: 50 }, (_, at) => `${page}word${at}`).join(' ')) ?? '';
  return { ...check, evidence: { ...check.evidence, title: page, page: { words } } };
}

/**
 * Three histories that grew from one, in steps of minutes, with rows that are long enough to be
 * cut.
 */
const minutes = fc.oneof(
  fc.integer({ min: 0, max: 90 }),
  fc.integer({ min: 0, max: 40 }).map((days) => days * 1440),
);
const step = fc.tuple(
  minutes.map((after) => after / 1440),
  fc.array(anyLook, { minLength: 1, maxLength: 3 }),
);
const steps = fc.oneof({ weight: 4, arbitrary: fc.array(step, { maxLength: 4 }) }, fc.array(step, { maxLength: 30 }));
const branched = fc
  .tuple(steps, steps, steps, steps, steps, fc.constantFrom(0, 1, 2))
  .map(([base, one, two, three, further, kind]): [LinkHistory, LinkHistory, LinkHistory] => {
    const root = walk(emptyHistory(), 0, base);
    const [a, b] = [walk(...root, one), walk(...root, two)];
    const late = walk(...a, three);
    const joined = mergeHistories(a[0], b[0]);
    if (kind === 0) return [a[0], b[0], walk(...root, three)[0]];
    return kind === 1 ? [a[0], b[0], late[0]] : [late[0], walk(joined, Math.max(a[1], b[1]), further)[0], b[0]];
  });

/** Records steps one after the other; also returns when the last one was, in days. */
function walk(from: LinkHistory, start: number, some: readonly [number, [string, string][]][]): [LinkHistory, number] {
  let history = from;
  let now = start;
  for (const [after, looks] of some) {
    now += after;
    history = grow(history, [[now, looks]]);
  }
  return [history, now];
}

function expectLawsOfMerge(a: LinkHistory, b: LinkHistory, c: LinkHistory): void {
  const text = (...some: LinkHistory[]) => formatHistory(some.reduce(mergeHistories));
  expect(text(a, b)).toBe(text(b, a));
  expect(text(a, b, c)).toBe(text(a, mergeHistories(b, c)));
  expect(text(a, b, b)).toBe(text(a, b));
  expect(text(a, a)).toBe(text(a));
}

function grow(from: LinkHistory, runs: readonly [number, [string, string][]][]): LinkHistory {
  let history = from;
  for (const [at, looks] of runs)
    history = recordRun(
      history,
      looks.map(([what, url]) => checkWithPage(what, url)),
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
          const apart = mergeHistories(grow(base, [[7, one]]), grow(base, [[8, two]]));
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
      fc.property(branched, ([a, b, c]) => {
        expectLawsOfMerge(a, b, c);
      }),
      { numRuns: 150 },
    );
  });

  test('also where a success and failures lie within one hour', () => {
    const at = (minutes: number) => new Date(day(0).getTime() + minutes * 60_000);
    const base = recordRun(emptyHistory(), [checkOf('failure')], at(5), works);
    const [a, b, c] = [checkOf('alive'), checkOf('failure'), checkOf('failure')].map((one, index) =>
      recordRun(base, [one], at(10 + 10 * index), works),
    );
    expectLawsOfMerge(a ?? base, b ?? base, c ?? base);
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
function withoutReturns(history: LinkHistory): string[] {
  return [...history.links.values()].map(({ back: _, ...rest }) => JSON.stringify(rest)).sort();
}
