import { validLinks } from './example-files.ts';
import { defineFinding, reportFinding } from './rule.ts';
import { suggestNearest } from './suggest-nearest.ts';

export const unknownSection = defineFinding({
  code: 'unknown-section',
  severity: 'error',
  fixable: true,
  messages: {
    en: {
      reason: 'The entry would not appear anywhere, because list.yml has no such section.',
      message: ({ found, finding }) =>
        // The list of a rule in the settings may be a README.
        finding.code === 'settings-refused' ? `The list has no section ${found}.` : `There is no section ${found} in list.yml.`,
      remedy: ({ choice }) => choice,
    },
    zh: {
      reason: 'list.yml 里没有这个分类，条目不会出现在任何地方。',
      message: ({ found, finding }) =>
        finding.code === 'settings-refused' ? `清单里没有 ${found} 这个分类。` : `list.yml 里没有 ${found} 这个分类。`,
      remedy: ({ choice }) => choice,
    },
  },
  example: { text: `kind: dataset\nsection: dataset\nname: { en: MedDG }\n${validLinks}` },
  check: (located, context) => {
    const { section } = located.entry;
    if (context.sectionIds === undefined || context.sectionIds.has(section)) return [];
    const allowed = [...context.sectionIds];
    return reportFinding(located, context, ['section'], {
      code: 'unknown-section',
      severity: 'error',
      found: section,
      allowed,
      ...suggestNearest(section, allowed),
    });
  },
});
