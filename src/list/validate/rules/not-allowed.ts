import { exampleDataset, exampleLink } from './example-files.ts';
import { defineFinding, type EntryCheck, reportFinding } from './rule.ts';
import { suggestNearest } from './suggest-nearest.ts';

/** Country codes that are often written instead of the language's tag. */
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

const checkLanguageTags: EntryCheck = (located, context) =>
  (located.entry.languages ?? []).flatMap((tag, index) => {
    const suggestion = mistakenLanguageTags[tag.split('-')[0] ?? ''];
    if (suggestion === undefined) return [];
    return reportFinding(located, context, ['languages', index], {
      code: 'not-allowed',
      severity: 'error',
      found: tag,
      allowed: ['zh', 'zh-Hans', 'en'],
      nearest: suggestion,
      fix: suggestion,
    });
  });

/** `mirror_of` has to be the address of another link of the same entry. */
const checkMirrorSources: EntryCheck = (located, context) =>
  context.links.flatMap(({ index, url, mirrorOf }) => {
    const allowed = context.links.map((link) => link.url).filter((other) => other !== url);
    if (mirrorOf === undefined || allowed.includes(mirrorOf)) return [];
    return reportFinding(located, context, ['links', index, 'mirror_of'], {
      code: 'not-allowed',
      severity: 'error',
      found: mirrorOf,
      allowed,
      ...suggestNearest(mirrorOf, allowed),
    });
  });

/** Values of fields with a closed list are reported by the schema. */
export const notAllowed = defineFinding({
  code: 'not-allowed',
  severity: 'error',
  fixable: true,
  messages: {
    en: {
      reason: 'The field takes one of a fixed list of values, so that everyone writes the same thing the same way.',
      message: ({ found, field }) => `${found} isn’t a valid value for ${field}.`,
      remedy: ({ choice }) => choice || 'Choose another value.',
    },
    zh: {
      reason: '这个字段只能从固定的几个词里选，这样大家对同一件事有同一种写法。',
      message: ({ found, field }) => `${field} 值 ${found} 无效。`,
      remedy: ({ choice }) => choice || '请换一个值。',
    },
  },
  example: { text: exampleDataset(exampleLink('https://github.com/lwgkzl/MedDG', '', 'download')) },
  check: (located, context) => [...checkLanguageTags(located, context), ...checkMirrorSources(located, context)],
});
