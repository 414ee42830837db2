import { describe, expect, test } from 'vitest';
import { isDoubtNote } from '../../../src/links/verdict/index.ts';
import { checkCase } from './check-case.ts';
import { checkOverTime } from './check-over-time.ts';
import { corpus } from './corpus.ts';

describe('every labelled case of the simulated internet has its verdict', () => {
  test.concurrent.each(corpus)('$name', async (one) => {
    const { links } = await checkCase(one);
    expect(links).toHaveLength(1);
    const [seen] = links;
    expect(seen?.url).toBe(one.url);
    // The verdict that must never be wrong, said first so that a failure reads plainly.
    if (!one.dead) expect(seen?.verdict, 'a living link was called dead').not.toBe('gone');
    expect({ verdict: seen?.verdict, reason: seen?.reason, evidence: seen?.evidence }).toMatchObject({
      verdict: one.verdict,
      reason: one.reason,
    });
    expect(seen?.to).toBe(one.to);
    expect(seen?.note).toBe(one.note);
    if (one.authoritative !== undefined) expect(seen?.evidence.authoritative ?? false).toBe(one.authoritative);
  });
});

describe('a death that no single look can show is told by memory', () => {
  const remembered = corpus.flatMap((one) => (one.before === undefined ? [] : [{ ...one, before: one.before }]));
  test.each(remembered)('$name', async (one) => {
    const { state, judged } = await checkOverTime(one);
    // Told, and never a death by itself.
    expect({ state, note: judged?.note }).toEqual({ state: 'healthy', note: 'taken-over' });
    expect(judged).not.toHaveProperty('to');
  });
});

test('the corpus is large, its names are its own, and what it lets pass is stated', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(300);
  expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
  const dead = corpus.filter((one) => one.dead);
  // A note that asks somebody to look counts as a report. A name that was sold is reported, but
  // never as a death.
  const undecided = dead
    .filter(({ verdict, note, before }) => verdict !== 'gone' && !isDoubtNote(note) && before === undefined)
    .map(({ name }) => name);
  expect(undecided.toSorted()).toEqual([
    '2026: everything ends at one page of the buyer',
    '2026: everything ends at the first page of another host',
    'Reports 2026: alike everywhere: a site that is not there any more, or not yet',
    'Web: a file in whose place a page stands for anything',
    'Web: gone, and walled',
    'Web: sent to /error, like anything',
  ]);
  expect(dead.length).toBeGreaterThanOrEqual(115);
});
