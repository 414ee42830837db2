import { expectsAccessCode } from '../../../links/services/index.ts';
import { isDiscontinued } from './discontinued.ts';
import { exampleDataset, exampleLink } from './example-files.ts';
import { isMarkdownFile } from './is-markdown-file.ts';
import { defineFinding, reportFinding } from './rule.ts';

export const codeMissing = defineFinding({
  code: 'code-missing',
  severity: 'error',
  fixable: false,
  messages: {
    en: {
      reason:
        'Nearly every Baidu Pan share asks for a code, and nobody can open it without. Where the owner states none, `code: not-stated` says so.',
      message: 'This Baidu Pan share has no extraction code.',
      remedy: ({ finding }) =>
        isMarkdownFile(finding.file)
          ? 'Write the four letters or digits beside the link. If it has none, write “no code”.'
          : 'Add code: with the four letters or digits, in quotes. If nobody states one, write code: not-stated.',
    },
    zh: {
      reason: '百度网盘的分享几乎都要提取码，没有就打不开。分享者没有给出提取码的，用 `code: not-stated` 注明。',
      message: '这个百度网盘分享没有提取码。',
      remedy: ({ finding }) =>
        isMarkdownFile(finding.file)
          ? '请在链接旁写上四位提取码；没有提取码的，请写“无提取码”。'
          : '请加上 code:，写四位提取码并加引号；分享者没有给出的，请写 code: not-stated。',
    },
  },
  example: { text: exampleDataset(exampleLink('https://pan.baidu.com/s/1abcdefghij')) },
  check: (located, context) =>
    context.links.flatMap(({ index, code, identity }) => {
      const isCodeKnown = code !== undefined || identity.code !== undefined;
      if (isCodeKnown || !expectsAccessCode(identity.service) || isDiscontinued(located.entry)) return [];
      if (context.reportedFields.has(`links.${index}.code`)) return [];
      const details = { code: 'code-missing', severity: 'error', found: identity.url } as const;
      return reportFinding(located, context, ['links', index, 'url'], details);
    }),
});
