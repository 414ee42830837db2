import { exampleDataset, validLinks } from './example-files.ts';
import { defineFinding, reportFinding } from './rule.ts';

/**
 * A task, tag or language that its list names twice. Authors are left out: two of them may share a
 * name.
 */
export const repeatedItem = defineFinding({
  code: 'repeated-item',
  severity: 'warning',
  fixable: true,
  messages: {
    en: {
      reason: 'A task, tag or language that is listed twice is shown twice.',
      message: ({ found, field }) => `${found} is already listed (${field}).`,
      remedy: 'Keep one of them.',
    },
    zh: {
      reason: '同一个任务、标签或语言写了两次，就会显示两次。',
      message: ({ found, field }) => `${found} 重复列出（${field}）。`,
      remedy: '请只保留一个。',
    },
  },
  example: { text: exampleDataset(`tasks: [question-answering, question-answering]\n${validLinks}`) },
  check: (located, context) =>
    (['tasks', 'tags', 'languages'] as const).flatMap((field) => {
      const items = located.entry[field] ?? [];
      return items.flatMap((item, index) => {
        if (items.indexOf(item) === index) return [];
        const previous = located.sourceMap.locate([field, index - 1]);
        const current = located.sourceMap.locate([field, index]);
        // On one line, the item is removed together with the comma before it.
        const isRemovable = located.isValid && previous.endLine === current.line && previous.endColumn < current.column;
        return reportFinding(located, context, [field, index], {
          code: 'repeated-item',
          severity: 'warning',
          found: item,
          ...(isRemovable ? { column: previous.endColumn, fix: '' } : {}),
        });
      });
    }),
});
