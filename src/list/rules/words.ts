import { builtInFields } from '../entry.ts';
import type { Finding } from '../finding.ts';
import { datePattern, isOnCalendar } from '../patterns.ts';
import { placeholderIn } from '../placeholder.ts';
import type { Path } from '../yaml-file.ts';
import { found, type Rule } from './rule.ts';

/** Texts that only say that something is to come. */
const placeholders: Rule = (placed, around) => {
  const findings: Finding[] = [];
  const look = (value: unknown, path: Path): void => {
    if (typeof value === 'string') {
      const seen = placeholderIn(value);
      if (seen === undefined) return;
      const severity = seen.is === 'whole' ? 'error' : 'warning';
      findings.push(...found(placed, around, path, 'placeholder', severity, { found: seen.words }));
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) look(item, [...path, key]);
    }
  };
  // Only what was written: an id that a file's name gives is nobody's placeholder.
  for (const [key, value] of Object.entries(placed.entry))
    if (key !== 'id' && key !== 'kind' && key !== 'section') look(value, [key]);
  return findings;
};

/** Country codes that are often taken for the language's. */
const languageSlips: Record<string, string> = {
  cn: 'zh',
  jp: 'ja',
  kr: 'ko',
  chs: 'zh-Hans',
  cht: 'zh-Hant',
  gb: 'en',
  us: 'en',
  tw: 'zh-Hant',
};

const languages: Rule = (placed, around) =>
  (placed.entry.languages ?? []).flatMap((tag, index) => {
    const meant = languageSlips[tag.split('-')[0] ?? ''];
    if (meant === undefined) return [];
    return found(placed, around, ['languages', index], 'not-allowed', 'error', {
      found: tag,
      allowed: ['zh', 'zh-Hans', 'en'],
      nearest: meant,
      fix: meant,
    });
  });

/** Days that no calendar has: 2021-02-30 fits the pattern. In fields of a repository's own too, which may be dates. */
const days: Rule = (placed, around) => {
  const { entry } = placed;
  const own = Object.entries(entry).flatMap(([name, value]): [Path, string | undefined][] =>
    typeof value === 'string' && !builtInFields.has(name) && datePattern.test(value) ? [[[name], value]] : [],
  );
  const dates: [Path, string | undefined][] = [
    [['added'], entry.added],
    [['status', 'since'], entry.status?.since],
    ...around.links.map(({ index }, at): [Path, string | undefined] => [['links', index, 'gone'], entry.links[at]?.gone]),
    ...own,
  ];
  return dates.flatMap(([path, date]) => {
    if (date === undefined || isOnCalendar(date)) return [];
    return found(placed, around, path, 'malformed', 'error', { found: date, allowed: ['2020', '2020-08', '2020-08-12'] });
  });
};

/** A task, tag or language that stands in its list already. Two authors may share a name. */
const repeats: Rule = (placed, around) =>
  (['tasks', 'tags', 'languages'] as const).flatMap((field) => {
    const items = placed.entry[field] ?? [];
    return items.flatMap((item, index) => {
      if (items.indexOf(item) === index) return [];
      // On one line the item goes with the comma before it.
      const [before, here] = [placed.place.spot([field, index - 1]), placed.place.spot([field, index])];
      const isSure = placed.sound && before.endLine === here.line && before.endColumn < here.column;
      const fix = isSure ? { column: before.endColumn, fix: '' } : {};
      return found(placed, around, [field, index], 'repeated-item', 'warning', { found: item, ...fix });
    });
  });

export const wordRules: Rule[] = [placeholders, languages, days, repeats];
