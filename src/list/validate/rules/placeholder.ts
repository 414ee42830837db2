import type { Finding } from '../../../model/finding.ts';
import { findPlaceholder } from '../../schema/index.ts';
import type { FieldPath } from '../../yaml/index.ts';
import { exampleDataset, validLinks } from './example-files.ts';
import { defineFinding, type EntryCheck, reportFinding } from './rule.ts';

/** Fields that may come from elsewhere than the author, such as an id from the file name. */
const skippedFields = new Set(['id', 'kind', 'section']);

const checkPlaceholders: EntryCheck = (located, context) => {
  const findings: Finding[] = [];
  const visit = (value: unknown, path: FieldPath): void => {
    if (typeof value === 'string') {
      const placeholder = findPlaceholder(value);
      if (placeholder === undefined) return;
      const severity = placeholder.extent === 'whole' ? 'error' : 'warning';
      findings.push(...reportFinding(located, context, path, { code: 'placeholder', severity, found: placeholder.text }));
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) visit(item, [...path, key]);
    }
  };
  for (const [key, value] of Object.entries(located.entry)) if (!skippedFields.has(key)) visit(value, [key]);
  return findings;
};

/** Placeholder texts. Where the schema rejects one, it reports it. */
export const placeholder = defineFinding({
  code: 'placeholder',
  severity: 'error',
  fixable: false,
  messages: {
    en: {
      reason: 'Placeholders tend to stay. A missing field is easier to find later.',
      message: ({ found }) => `${found} is a placeholder.`,
      remedy: 'Replace it with the real value, or remove the field until you know it.',
    },
    zh: {
      reason: '占位内容往往一直留着。不写这个字段，反而便于日后补充。',
      message: ({ found }) => `${found} 是占位内容。`,
      remedy: '请替换为实际内容；还不知道的话，先删去。',
    },
  },
  example: { text: exampleDataset(`description:\n  zh: 待添加\n${validLinks}`) },
  check: checkPlaceholders,
});
