import { expect, test } from 'vitest';
import { fuzzChecks } from './fuzz-checks.ts';

/** Ten thousand more are asked by the bench. */
test('five hundred servers that do anything but say no: every link has its verdict, and none is dead', async () => {
  const { asked, answered, gone, verdicts } = await fuzzChecks({ servers: 500, seed: 20_261_122 });
  expect(answered).toBe(asked);
  expect(gone).toEqual([]);
  // The servers were various enough for this to mean something.
  for (const verdict of ['alive', 'restricted', 'blocked', 'limited', 'unreachable', 'unknown'])
    expect(verdicts[verdict] ?? 0, verdict).toBeGreaterThan(0);
});
