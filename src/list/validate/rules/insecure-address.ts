import { checkAddressProblem } from './check-address-problem.ts';
import { exampleDataset, exampleLink } from './example-files.ts';
import { defineFinding } from './rule.ts';

export const insecureAddress = defineFinding({
  code: 'insecure-address',
  severity: 'warning',
  fixable: true,
  messages: {
    en: {
      reason: 'The site supports https. Over http, the page can be replaced on its way to the reader.',
      message: ({ found }) => `${found} uses http, but the site supports https.`,
      remedy: ({ correction }) => correction || 'Write https://.',
    },
    zh: {
      reason: '该网站支持 https；用 http 访问时内容可能被替换。',
      message: ({ found }) => `${found} 用的是 http，而该网站支持 https。`,
      remedy: ({ correction }) => correction || '请改为 https://。',
    },
  },
  example: { text: exampleDataset(exampleLink('http://github.com/lwgkzl/MedDG')) },
  check: checkAddressProblem('insecure-address', 'warning'),
});
