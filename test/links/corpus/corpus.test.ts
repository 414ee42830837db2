import { describe, expect, test } from 'vitest';
import { checkSimulated, createLink } from './check-simulated.ts';
import { corpus } from './corpus.ts';

describe('every labelled case of the simulated internet has its verdict', () => {
  test.concurrent.each(corpus)('$name', { timeout: 20_000 }, async (one) => {
    const asked = createLink(one.url, { ...(one.code === undefined ? {} : { code: one.code }), names: one.names ?? [] });
    const { links } = await checkSimulated(one.hosts, [asked], {
      faults: one.faults,
      token: one.token ?? true,
      shortTimeouts: one.shortTimeouts ?? false,
    });
    expect(links).toHaveLength(1);
    const [seen] = links;
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

test('the corpus is large, its names are its own, and what it lets pass is stated', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(300);
  expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
  const dead = corpus.filter((one) => one.dead);
  const missed = dead.filter(({ verdict }) => verdict !== 'gone').map(({ name }) => name);
  // Dead links without evidence: a wall in front of them, or new owners with new content.
  expect(missed).toEqual(['Web: a page that is dead in a way nobody can see', 'Web: gone, and walled']);
  // At most one dead link in fifty passes for something else.
  expect(missed.length / dead.length).toBeLessThanOrEqual(0.02);
  expect(dead.length).toBeGreaterThanOrEqual(115);
});
