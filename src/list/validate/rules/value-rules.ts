import type { Finding } from '../../../model/finding.ts';
import { builtInFields, datePattern, findPlaceholder, isCalendarDate } from '../../schema/index.ts';
import type { FieldPath } from '../../yaml/index.ts';
import { type Rule, reportFinding } from './rule-context.ts';

/** Texts that only say that something is to come. */
const checkPlaceholders: Rule = (located, context) => {
  const findings: Finding[] = [];
  const look = (value: unknown, path: FieldPath): void => {
    if (typeof value === 'string') {
      const seen = findPlaceholder(value);
      if (seen === undefined) return;
      const severity = seen.is === 'whole' ? 'error' : 'warning';
      findings.push(...reportFinding(located, context, path, 'placeholder', severity, { found: seen.words }));
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) look(item, [...path, key]);
    }
  };
  // Only what was written: an id that a file's name gives is nobody's placeholder.
  for (const [key, value] of Object.entries(located.entry))
    if (key !== 'id' && key !== 'kind' && key !== 'section') look(value, [key]);
  return findings;
};

/** Country codes that are often taken for the language's. */
const mistakenLanguageTags: Record<string, string> = {
  cn: 'zh',
  jp: 'ja',
  kr: 'ko',
  chs: 'zh-Hans',
  cht: 'zh-Hant',
  gb: 'en',
  us: 'en',
  tw: 'zh-Hant',
};

const checkLanguageTags: Rule = (located, context) =>
  (located.entry.languages ?? []).flatMap((tag, index) => {
    const meant = mistakenLanguageTags[tag.split('-')[0] ?? ''];
    if (meant === undefined) return [];
    return reportFinding(located, context, ['languages', index], 'not-allowed', 'error', {
      found: tag,
      allowed: ['zh', 'zh-Hans', 'en'],
      nearest: meant,
      fix: meant,
    });
  });

/** Days that no calendar has: 2021-02-30 fits the pattern. In fields of a repository's own too, which may be dates. */
const checkCalendarDates: Rule = (located, context) => {
  const { entry } = located;
  const own = Object.entries(entry).flatMap(([name, value]): [FieldPath, string | undefined][] =>
    typeof value === 'string' && !builtInFields.has(name) && datePattern.test(value) ? [[[name], value]] : [],
  );
  const dates: [FieldPath, string | undefined][] = [
    [['added'], entry.added],
    [['status', 'since'], entry.status?.since],
    ...context.links.map(({ index }, at): [FieldPath, string | undefined] => [['links', index, 'gone'], entry.links[at]?.gone]),
    ...own,
  ];
  return dates.flatMap(([path, date]) => {
    if (date === undefined || isCalendarDate(date)) return [];
    return reportFinding(located, context, path, 'malformed', 'error', {
      found: date,
      allowed: ['2020', '2020-08', '2020-08-12'],
    });
  });
};

/** A task, tag or language that stands in its list already. Two authors may share a name. */
const checkRepeatedItems: Rule = (located, context) =>
  (['tasks', 'tags', 'languages'] as const).flatMap((field) => {
    const items = located.entry[field] ?? [];
    return items.flatMap((item, index) => {
      if (items.indexOf(item) === index) return [];
      // On one line the item goes with the comma before it.
      const [before, here] = [located.sourceMap.locate([field, index - 1]), located.sourceMap.locate([field, index])];
      const isSure = located.isValid && before.endLine === here.line && before.endColumn < here.column;
      const fix = isSure ? { column: before.endColumn, fix: '' } : {};
      return reportFinding(located, context, [field, index], 'repeated-item', 'warning', { found: item, ...fix });
    });
  });

export const valueRules: Rule[] = [checkPlaceholders, checkLanguageTags, checkCalendarDates, checkRepeatedItems];
