import { checkAddressProblem } from './check-address-problem.ts';
import { exampleLink, examplePaper } from './example-files.ts';
import { defineFinding } from './rule.ts';

export const oldAddress = defineFinding({
  code: 'old-address',
  severity: 'warning',
  fixable: true,
  messages: {
    en: {
      reason: 'The service has moved. The old address only works by redirects, which have failed before.',
      message: ({ found }) => `${found} is an outdated address of this service.`,
      remedy: ({ correction }) => correction || 'Use the current address.',
    },
    zh: {
      reason: '服务已经搬迁，旧地址只靠跳转维持，而跳转以前就出过故障。',
      message: ({ found }) => `${found} 是该服务已经弃用的地址。`,
      remedy: ({ correction }) => correction || '请使用现在的地址。',
    },
  },
  example: { text: examplePaper(exampleLink('https://www.aclweb.org/anthology/D19-1492/', '', 'paper')) },
  check: checkAddressProblem('old-address', 'warning'),
});
