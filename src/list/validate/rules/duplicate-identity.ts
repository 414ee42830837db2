import { exampleDataset, exampleLink, validLinks } from './example-files.ts';
import { isMarkdownFile } from './is-markdown-file.ts';
import { defineFinding } from './rule.ts';

/** Reported by the search for duplicates, `findDuplicates`. */
export const duplicateIdentity = defineFinding({
  code: 'duplicate-identity',
  severity: 'error',
  fixable: false,
  messages: {
    en: {
      reason:
        'Two entries lead to the same thing, however their addresses are spelled. A dataset and its paper may share a repository if a relation says so.',
      message: ({ twin }) => `This is already on the list: ${twin}.`,
      remedy: ({ finding }) =>
        isMarkdownFile(finding.file)
          ? 'Keep one of them.'
          : 'Merge the two entries, or add relations if they’re different things.',
    },
    zh: {
      reason: '两个条目指向同一资源，哪怕地址写法不同。数据集和它的论文可以共用一个仓库，用关系写明即可。',
      message: ({ twin }) => `清单中已有该资源：${twin}。`,
      remedy: ({ finding }) =>
        isMarkdownFile(finding.file)
          ? '请只保留一个。'
          : '请合并这两个条目；如果确实不是同一资源，请用 relations 写明它们的关系。',
    },
  },
  example: {
    text: exampleDataset(exampleLink('http://www.github.com/LWGKZL/MedDG.git')),
    other: exampleDataset(validLinks, 'Other'),
  },
});
