import { describe, expect, it } from 'vitest';
import { toolLine, toolNames } from '../../markdown/example-readme.ts';
import { checkItem, ginkgo } from './check-item.ts';

describe('the order of items', () => {
  it('is told with the neighbours, where the others are sorted', () => {
    expect(checkItem(ginkgo, 'Pine').findings).toMatchObject([
      { code: 'item-order', severity: 'warning', found: 'Ginkgo', allowed: ['Fir', 'Hazel'] },
    ]);
    const first = ginkgo.replaceAll('inkgo', 'arden').replace('Garden', 'Abies');
    expect(checkItem(first, 'Oak').findings).toMatchObject([{ code: 'item-order', allowed: ['Acorn'] }]);
  });

  it('is free where the others are not sorted', () => {
    expect(
      checkItem(
        ginkgo,
        'Pine',
        toolNames.toReversed().map((name) => toolLine(name)),
      ).codes,
    ).toEqual([]);
  });

  it('does not look at capitals', () => {
    expect(checkItem(ginkgo.replace('[Ginkgo]', '[ginkgo]')).codes).toEqual([]);
  });
});
