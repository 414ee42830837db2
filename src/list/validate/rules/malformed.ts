import { builtInFields, datePattern, isCalendarDate } from '../../schema/index.ts';
import type { FieldPath } from '../../yaml/index.ts';
import { exampleDataset, validLinks } from './example-files.ts';
import { defineFinding, type EntryCheck, reportFinding } from './rule.ts';

type DatedPath = [path: FieldPath, date: string | undefined];

/**
 * Dates that fit the pattern but do not exist, such as 2021-02-30. Custom fields of a repository
 * are checked too, if they look like dates. The schema reports all other cases.
 */
const checkCalendarDates: EntryCheck = (located, context) => {
  const { entry } = located;
  const customDates = Object.entries(entry).flatMap(([name, value]): DatedPath[] =>
    typeof value === 'string' && !builtInFields.has(name) && datePattern.test(value) ? [[[name], value]] : [],
  );
  const dates: DatedPath[] = [
    [['added'], entry.added],
    [['status', 'since'], entry.status?.since],
    [['opens'], entry.opens],
    [['closes'], entry.closes],
    ...(entry.licenses ?? []).map(({ since }, index): DatedPath => [['licenses', index, 'since'], since]),
    ...(entry.sources ?? []).map(({ date }, index): DatedPath => [['sources', index, 'date'], date]),
    ...context.links.map(({ index }, position): DatedPath => [['links', index, 'gone'], entry.links[position]?.gone]),
    ...customDates,
  ];
  return dates.flatMap(([path, date]) => {
    if (date === undefined || isCalendarDate(date)) return [];
    const allowed = ['2020', '2020-08', '2020-08-12'];
    return reportFinding(located, context, path, { code: 'malformed', severity: 'error', found: date, allowed });
  });
};

export const malformed = defineFinding({
  code: 'malformed',
  severity: 'error',
  fixable: true,
  messages: {
    en: {
      reason: 'The value has the right type, but not the format that programs can read.',
      message: ({ isBound, found, field }) =>
        isBound ? `${found} is out of range for ${field}.` : `${found} isn’t a valid value for ${field}.`,
      remedy: ({ isBound, allowed, correction }) => {
        if (isBound) return `It should be ${allowed}.`;
        return correction || (allowed ? `Expected format: ${allowed}.` : 'Correct the value.');
      },
    },
    zh: {
      reason: '类型没错，但写法不是程序能读懂的格式。',
      message: ({ isBound, found, field }) =>
        isBound ? `${field} 的值 ${found} 超出范围。` : `${field} 的值 ${found} 格式不正确。`,
      remedy: ({ isBound, allowed, correction }) => {
        if (isBound) return `应${allowed}。`;
        return correction || (allowed ? `正确格式：${allowed}。` : '请改正。');
      },
    },
  },
  example: { text: exampleDataset(`added: 2020/8/12\n${validLinks}`) },
  check: checkCalendarDates,
});
