import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openLinkHistoryFile, readHistoryFile } from '../../../src/cli/link-history/history-file.ts';
import type { CheckedLink, CheckSummary, LinkToCheck } from '../../../src/model/verdict.ts';
import { testClock } from '../../bot/test-clock.ts';
import { makeFolder } from '../files/make-folder.ts';

const link = (url: string): LinkToCheck => ({ url, at: [{ file: 'a.md', line: 1, column: 1 }] });
const alive = (url: string): CheckedLink =>
  ({
    ...link(url),
    identity: `url:${url}`,
    service: 'web',
    verdict: 'alive',
    reason: 'ok',
    evidence: { asked: 'page', status: 200 },
  }) as CheckedLink;
const summary = (online: boolean) => ({ online, requests: {}, seconds: 1, deferred: 0 }) as unknown as CheckSummary;
const newPath = () => join(makeFolder(), 'deep', 'history.jsonl');

describe('a history in a file', () => {
  test('is empty where there is no file, and all links are due', () => {
    const path = newPath();
    expect(readHistoryFile(path).links.size).toBe(0);
    const history = openLinkHistoryFile(path, { clock: testClock() });
    expect(history.selectDue([link('https://a.example'), link('https://b.example')])).toHaveLength(2);
  });

  test('is written with a run, and a link that works is not due at once', () => {
    const path = newPath();
    const clock = testClock();
    const history = openLinkHistoryFile(path, { clock });
    history.addVerdict(alive('https://a.example'));
    expect(history.write(summary(true)).links.size).toBe(1);
    expect(readdirSync(join(path, '..'))).toEqual(['history.jsonl']);
    const next = openLinkHistoryFile(path, { clock });
    expect(next.selectDue([link('https://a.example'), link('https://b.example')]).map(({ url }) => url)).toEqual([
      'https://b.example',
    ]);
    clock.advance(90 * 86_400_000);
    expect(openLinkHistoryFile(path, { clock }).selectDue([link('https://a.example')])).toHaveLength(1);
  });

  test('is written while verdicts come in, for a run that is killed', () => {
    const path = newPath();
    const clock = testClock();
    const history = openLinkHistoryFile(path, { clock });
    history.addVerdict(alive('https://a.example'));
    expect(existsSync(path)).toBe(false);
    clock.advance(6000);
    history.addVerdict(alive('https://b.example'));
    expect(readHistoryFile(path).links.size).toBe(2);
  });

  test('stays as it was without a network', () => {
    const path = newPath();
    const history = openLinkHistoryFile(path, { clock: testClock() });
    history.addVerdict(alive('https://a.example'));
    expect(history.write(summary(false)).links.size).toBe(0);
    expect(existsSync(path)).toBe(false);
  });

  test.each([
    ['a text of somebody else', 'My shopping list\n', 'not-a-history'],
    ['a file that is no text', Uint8Array.from([0xff, 0xfe, 0xff]), 'unreadable-file'],
  ])('is not taken for %s, which would be overwritten', (_, content, code) => {
    const path = join(makeFolder(), 'file');
    writeFileSync(path, content);
    expect(() => openLinkHistoryFile(path, { clock: testClock() })).toThrow(expect.objectContaining({ code }));
    expect(readFileSync(path)).toEqual(Buffer.from(content));
  });

  test('of a newer version is not overwritten', () => {
    const path = newPath();
    const history = openLinkHistoryFile(path, { clock: testClock() });
    history.addVerdict(alive('https://a.example'));
    history.write(summary(true));
    writeFileSync(path, readFileSync(path, 'utf8').replace('"version":1', '"version":99'));
    expect(() => openLinkHistoryFile(path, { clock: testClock() })).toThrow(expect.objectContaining({ code: 'newer-history' }));
  });
});
