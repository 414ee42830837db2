import type { Finding } from '../../../model/finding.ts';
import type { LocatedEntry } from '../../read-list.ts';
import { checkAddressProblem } from './check-address-problem.ts';
import { exampleDataset, exampleLink } from './example-files.ts';
import { defineFinding } from './rule.ts';

const checkUnreachable = checkAddressProblem('bad-address', 'error');

/** In a README the address was read as it was meant, but readers follow what is written. */
const checkMisdirected = ({ markdown, file, id: entry }: LocatedEntry): Finding[] =>
  (markdown?.misdirected ?? []).map(({ address, correction, line, column, endColumn }) => ({
    code: 'bad-address',
    severity: 'error',
    file,
    entry,
    line,
    column,
    endLine: line,
    endColumn,
    found: address,
    allowed: ['https://…'],
    ...(correction === undefined ? {} : { nearest: correction, fix: correction }),
  }));

/** The schema reports addresses that do not parse; this rule reports unreachable hosts. */
export const badAddress = defineFinding({
  code: 'bad-address',
  severity: 'error',
  fixable: true,
  messages: {
    en: {
      reason: 'An address has to be complete and public.',
      message: ({ found }) => `${found} isn’t a public web address.`,
      remedy: ({ correction }) => correction || 'Write the full public address, with https:// and without spaces.',
    },
    zh: {
      reason: '地址必须完整，并且人人都能打开。',
      message: ({ found }) => `${found} 不是公开可访问的网址。`,
      remedy: ({ correction }) => correction || '请写完整的公开地址，以 https:// 开头，中间没有空格。',
    },
  },
  example: { text: exampleDataset(exampleLink('github.com/lwgkzl/MedDG')) },
  check: (located, context) => [...checkUnreachable(located, context), ...checkMisdirected(located)],
});
