import { expect, test } from 'vitest';
import { ignoreLinksUntil, recordRun } from '../../../src/link-health/history.ts';
import { formatHistory, parseHistory } from '../../../src/link-health/history-text.ts';
import { computeLinkStatuses } from '../../../src/link-health/link-status.ts';
import { assessHealth } from '../../../src/link-health/policy.ts';
import { mergeHistories } from '../../../src/link-health/record/merge.ts';
import { mergeNewer, restoreNewer } from '../../../src/link-health/record/newer-words.ts';
import { emptyHistory } from '../../../src/link-health/record/record.ts';
import { checkOf, day } from '../examples.ts';

const works = { networkWorks: true };
const key = 'url:a.example/x';

/** A history of a link that failed twice, was ignored by somebody, and is a repository. */
function writeHistory(): string {
  let history = recordRun(emptyHistory(), [checkOf('alive'), checkOf('alive', 'https://b.example/')], day(0), works);
  for (const at of [3, 6]) history = recordRun(history, [checkOf('failure')], day(at), works);
  return formatHistory(ignoreLinksUntil(history, [key], day(90)));
}

test.each([
  ['a verdict', '"verdict":"gone"', '"verdict":"hibernating"'],
  ['a reason', '"reason":"not-found"', '"reason":"eaten-by-a-grue"'],
  ['a note', '"status":404', '"note":"sold-twice","status":404'],
  ['a kind of strike', '"kind":"failure"', '"kind":"rumour"'],
  ['a field of a look', '"status":404', '"status":404,"zone":{"b":1,"a":[2]}'],
  ['a field of a link', '"service":"web"', '"service":"web","fingerprint":"abc"'],
  ['a field of a run', '"links":2', '"links":2,"seconds":12'],
])('%s of a newer version survives reading, merging and the next run', (_, known, newer) => {
  const text = writeHistory().replaceAll(known, newer);
  expect(text).toContain(newer);
  const history = parseHistory(text);
  expect(history.invalidLines).toEqual([]);
  const again = formatHistory(mergeHistories(history, history));
  expect(parseLines(again)).toEqual(parseLines(text));
  expect(formatHistory(parseHistory(again))).toBe(again);
  const record = history.links.get(key);
  expect(record).toMatchObject({ ignored: '2026-04-01T03:00Z' });
  expect(record?.strikes).toHaveLength(2);
  const after = recordRun(history, [checkOf('alive', 'https://b.example/')], day(7), works);
  expect(parseLines(formatHistory(after)).find(({ id }) => id === key)).toEqual(parseLines(text).find(({ id }) => id === key));
});

test('an unknown word is read as unknown', () => {
  const text = writeHistory()
    .replaceAll('"verdict":"gone","reason":"not-found"', '"verdict":"hibernating","reason":"eaten-by-a-grue"')
    .replaceAll('"status":404', '"note":"sold-twice","status":404');
  const [status] = computeLinkStatuses(parseHistory(text), day(7));
  expect(status?.judged).toMatchObject({ verdict: 'unknown', reason: 'ambiguous' });
  expect(status?.judged?.note).toBeUndefined();
});

test('strikes of an unknown kind have the patience of silence', () => {
  const at = (...days: number[]) =>
    days.map((n) => ({ at: day(n).toISOString().slice(0, 16).concat('Z'), kind: 'rumour', reason: 'timeout', asked: 'page' }));
  const read = (strikes: object[]) =>
    parseHistory(
      JSON.stringify({
        id: key,
        url: 'https://a.example/x',
        service: 'web',
        seen: '2025-12-30T03:00Z',
        alive: '2025-12-30T03:00Z',
        strikes,
      }),
    ).links;
  const states = [at(0, 3, 6), at(0, 4, 8, 15)].map((strikes) => {
    const record = read(strikes).get(key);
    return record && assessHealth(record, day(20)).state;
  });
  expect(states).toEqual(['suspect', 'dead']);
});

test.each(['', '<b>', 'x'.repeat(61), 'a b', '”'])('what is no word at all is damage: %j', (word) => {
  const text = writeHistory().replaceAll('"reason":"ok"', `"reason":${JSON.stringify(word)}`);
  expect(parseHistory(text).invalidLines.length).toBeGreaterThan(0);
});

test('a field named __proto__ is left out and changes nothing', () => {
  const text = writeHistory().replaceAll('"service":"web"', '"service":"web","__proto__":{"id":"x"}');
  const history = parseHistory(text);
  expect([...history.links.keys()]).toContain(key);
  expect(formatHistory(history)).toBe(writeHistory());
});

test('a history of a higher version is read and never written over', () => {
  const newer = writeHistory().replace('"version":1', '"version":2');
  const history = parseHistory(newer);
  expect(history.version).toBe(2);
  expect(history.links.size).toBe(2);
  const error = expect.objectContaining({ code: 'newer-history', values: { version: 2 } });
  expect(() => formatHistory(history)).toThrow(error);
  expect(() => formatHistory(recordRun(history, [checkOf('alive')], day(7)))).toThrow(error);
  expect(() => formatHistory(mergeHistories(parseHistory(writeHistory()), history))).toThrow(error);
});

test('a text of an unknown form under a higher version is not taken for an empty history', () => {
  expect(() => formatHistory(parseHistory('{"listkeeper":"history","version":3}\n{"links":[]}\n'))).toThrow(/format 3/);
});

test('of two values of a field that both histories set aside the larger text wins, whichever comes first', () => {
  const [a, b] = [
    { zone: { at: 1 }, only: 'a' },
    { zone: { at: 2 }, other: [] },
  ];
  const merged = { newer: { only: 'a', other: [], zone: { at: 2 } } };
  expect([mergeNewer(a, b), mergeNewer(b, a)]).toEqual([merged, merged]);
  expect(Object.keys(mergeNewer(b, a).newer ?? {})).toEqual(['only', 'other', 'zone']);
  expect([mergeNewer(undefined, undefined), mergeNewer(undefined, a)]).toEqual([{}, { newer: a }]);
});

test('what was set aside is written in its place, and takes the place of the word that stood for it', () => {
  expect(restoreNewer({ verdict: 'unknown', newer: { verdict: 'hibernating', zone: 1 } })).toEqual({
    verdict: 'hibernating',
    zone: 1,
  });
  expect(restoreNewer({ verdict: 'gone', newer: undefined })).toEqual({ verdict: 'gone' });
});

const parseLines = (text: string): { id?: string }[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id?: string });
