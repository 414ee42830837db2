import { isDiscontinued } from './discontinued.ts';
import { exampleDataset } from './example-files.ts';
import { defineFinding, reportFinding } from './rule.ts';

export const noLinks = defineFinding({
  code: 'no-links',
  severity: 'error',
  fixable: false,
  messages: {
    en: {
      reason: 'An entry without any link is of no use to readers, unless it is marked as gone.',
      message: 'This entry has no link or identifier.',
      remedy: 'Add a link or an identifier such as a DOI. If the resource is gone, mark it with status.',
    },
    zh: {
      reason: '没有链接的条目对读者没有用处，除非注明资源已经失效。',
      message: '该条目缺少链接，也没有标识符。',
      remedy: '请至少加一个链接或一个标识符（如 DOI）；如已失效，请用 status 注明。',
    },
  },
  example: { text: exampleDataset('year: 2020\n') },
  check: (located, context) => {
    const { entry } = located;
    const hasTarget = context.links.length > 0 || Object.keys(entry.identifiers ?? {}).length > 0;
    const isReported = [...context.reportedFields].some((path) => path.startsWith('links'));
    if (hasTarget || isReported || isDiscontinued(entry)) return [];
    return reportFinding(located, context, [], { code: 'no-links', severity: 'error' });
  },
});
