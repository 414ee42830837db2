import { describe, expect, it } from 'vitest';
import type { LineSuggestion } from '../../../src/model/plan.ts';
import { useActionBench } from './action-bench.ts';

const bench = useActionBench();
const suggestion = (key: string, rest: Partial<LineSuggestion> = {}): LineSuggestion => ({
  path: 'data/b.yml',
  line: 1,
  key,
  body: '```suggestion\nkind: dataset\n```',
  ...rest,
});
const suggest = (lines: LineSuggestion[], marker = 'listkeeper:fix') =>
  bench.one({ type: 'suggest', pull: bench.pull.number, headSha: bench.pull.headSha, marker, lines });

describe('suggestions', () => {
  it('are one review for all that are new, and none is repeated', async () => {
    expect(await suggest([suggestion('a'), suggestion('b')])).toMatchObject({ changed: true });
    expect(bench.writes()).toHaveLength(1);
    expect(await suggest([suggestion('a'), suggestion('b', { body: 'other words' })])).toEqual(
      expect.objectContaining({ changed: false }),
    );
    expect(bench.writes()).toEqual([]);
    expect(await suggest([suggestion('b'), suggestion('c')])).toMatchObject({ changed: true });
    expect(bench.writes()).toHaveLength(1);
  });

  it('with another marker are others, also where one begins with the other', async () => {
    await suggest([suggestion('a')]);
    bench.writes();
    expect(await suggest([suggestion('a')], 'listkeeper:fix-more')).toMatchObject({ changed: true });
    expect(await suggest([suggestion('a')], 'listkeeper')).toMatchObject({ changed: true });
  });

  it('ask nothing of GitHub where there are none', async () => {
    expect(await suggest([])).toMatchObject({ changed: false });
    expect(bench.fixture.requests()).toEqual([]);
  });

  it('are at most twenty, over all reviews', async () => {
    const many = Array.from({ length: 25 }, (_, n) => suggestion(`k${n}`));
    expect(await suggest(many)).toMatchObject({ changed: true });
    bench.writes();
    expect(await suggest(many)).toMatchObject({ changed: false });
    expect(bench.writes()).toEqual([]);
  });

  // GitHub answers 422 for a line that its diff does not show; the comment says the same.
  it('that the diff has no line for are left out, and nothing fails', async () => {
    expect(await suggest([suggestion('a', { line: 99 })])).toMatchObject({ changed: false });
  });
});
