import type { Finding } from '../../../model/finding.ts';
import type { LocatedEntry, ParsedList } from '../../read-list.ts';
import { createFinding } from '../../yaml/index.ts';
import { exampleDataset, exampleLink, validLinks } from './example-files.ts';
import { defineFinding } from './rule.ts';

export const duplicateId = defineFinding({
  code: 'duplicate-id',
  severity: 'error',
  fixable: false,
  messages: {
    en: {
      reason: 'Other entries, links to the README and the link history refer to an entry by its id.',
      message: ({ found, twin }) => `The id ${found} is already used by ${twin}.`,
      remedy: 'Give one of the two another id, by its file name or with the field id.',
    },
    zh: {
      reason: '其他条目、指向 README 的链接和链接历史都用 id 指代条目。',
      message: ({ found, twin }) => `id ${found} 已被 ${twin} 占用。`,
      remedy: '请用文件名或 id 字段给其中一个换个 id。',
    },
  },
  example: {
    text: `id: another\n${exampleDataset(validLinks)}`,
    other: exampleDataset(exampleLink('https://example.edu/other'), 'Other'),
  },
  checkList: findDuplicateIds,
});

/** Reports each entry with the id of an earlier one, or the new one of the two. */
function findDuplicateIds({ entries }: ParsedList, isNew: (located: LocatedEntry) => boolean): Finding[] {
  const firstById = new Map<string, LocatedEntry>();
  return entries.flatMap((located) => {
    const earlier = firstById.get(located.id);
    if (earlier === undefined) {
      firstById.set(located.id, located);
      return [];
    }
    const [reported, other] = isNew(earlier) && !isNew(located) ? [earlier, located] : [located, earlier];
    const twin = { file: other.file, line: other.line, entry: other.id, by: located.id };
    return [createFinding(reported.sourceMap, ['id'], { code: 'duplicate-id', severity: 'error', found: located.id, twin })];
  });
}
