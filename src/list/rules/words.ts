import type { Finding } from '../finding.ts';
import { placeholderIn } from '../placeholder.ts';
import type { Path } from '../yaml-file.ts';
import { found, type Rule } from './rule.ts';

/** Texts that only say that something is to come. */
const placeholders: Rule = (placed, around) => {
  const findings: Finding[] = [];
  const look = (value: unknown, path: Path): void => {
    if (typeof value === 'string') {
      const kind = placeholderIn(value);
      if (kind === undefined) return;
      findings.push(...found(placed, around, path, 'placeholder', kind === 'whole' ? 'error' : 'warning', { found: value }));
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

/** Days that no calendar has: 2021-02-30 fits the pattern. */
const days: Rule = (placed, around) => {
  const { added, status } = placed.entry;
  const dates: [Path, string | undefined][] = [
    [['added'], added],
    [['status', 'since'], status?.since],
  ];
  return dates.flatMap(([path, date]) => {
    const [year = 0, month = 1, day = 1] = (date ?? '').split('-').map(Number);
    if (date === undefined || day <= new Date(Date.UTC(year, month, 0)).getUTCDate()) return [];
    return found(placed, around, path, 'malformed', 'error', { found: date, allowed: ['2020', '2020-08', '2020-08-12'] });
  });
};

export const wordRules: Rule[] = [placeholders, languages, days];
