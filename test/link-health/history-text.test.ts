import { describe, expect, test } from 'vitest';
import { recordRun } from '../../src/link-health/history.ts';
import { formatHistory, parseHistory } from '../../src/link-health/history-text.ts';
import { assessHealth } from '../../src/link-health/policy.ts';
import { emptyHistory, type LinkHistory } from '../../src/link-health/record/record.ts';
import fc from '../seeded-fast-check.ts';
import { checkOf, day } from './examples.ts';

const stateOf = (history: LinkHistory, id: string) => {
  const found = history.links.get(id);
  return found && assessHealth(found, day(0)).state;
};

const anyText = fc
  .array(fc.constantFrom(...'{}":,[]\n\r\0 1'.split(''), '\uD800', '"id"', '"run"', '中文', 'null'), { maxLength: 60 })
  .map((parts) => parts.join(''));

describe('the text of a history', () => {
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
