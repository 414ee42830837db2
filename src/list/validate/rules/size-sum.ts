import { exampleDataset, validLinks } from './example-files.ts';
import { defineFinding, reportFinding } from './rule.ts';

/** How far the sum of a size that is `about` may be from it, as a fraction. */
const roundingTolerance = 0.1;

export const sizeSum = defineFinding({
  code: 'size-sum',
  severity: 'warning',
  fixable: false,
  messages: {
    en: {
      reason: 'The parts of a size add up to the whole. Where they do not, one of the numbers is wrong.',
      message: ({ found, nearest }) => `The parts sum to ${found}, but the count is ${nearest}.`,
      remedy: 'Correct the wrong number. If the source has the mistake itself, leave out `parts`.',
    },
    zh: {
      reason: '各部分相加应等于总数，不相等说明其中有数字写错了。',
      message: ({ found, nearest }) => `各部分之和为 ${found}，而总数写的是 ${nearest}。`,
      remedy: '请改正写错的数字；如果来源本身就有出入，请去掉 `parts`。',
    },
  },
  example: {
    text: exampleDataset(
      `${validLinks}size:\n  - count: 35256\n    unit: { en: samples }\n    parts: { sft: 17512, rl: 17844 }\n`,
    ),
  },
  check: (located, context) => {
    const { entry } = located;
    return ('size' in entry ? (entry.size ?? []) : []).flatMap(({ count, precision, parts }, index) => {
      const counts = Object.values(parts ?? {});
      // Sums of decimals are a little off: 0.1 + 0.2 is not 0.3.
      const sum = Number(counts.reduce((total, each) => total + each, 0).toPrecision(12));
      const tolerance = precision === 'about' ? count * roundingTolerance : 0;
      const isExpected = precision === 'at-least' ? sum >= count : Math.abs(sum - count) <= tolerance;
      if (counts.length === 0 || isExpected) return [];
      const details = { code: 'size-sum', severity: 'warning', found: String(sum), nearest: String(count) } as const;
      return reportFinding(located, context, ['size', index, 'parts'], details);
    });
  },
});
