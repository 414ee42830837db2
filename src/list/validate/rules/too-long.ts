import { exampleDataset, validLinks } from './example-files.ts';
import { defineFinding } from './rule.ts';

/** Reported by the schema. */
export const tooLong = defineFinding({
  code: 'too-long',
  severity: 'error',
  fixable: false,
  messages: {
    en: {
      reason: 'Lists are for finding resources. Details belong on the pages they link to.',
      message: ({ field, allowed }) => `${field} is longer than ${allowed}.`,
      remedy: 'Shorten it; details belong on the page that the entry links to.',
    },
    zh: {
      reason: '清单是用来找东西的，详细说明留给资源自己的页面。',
      message: ({ field, allowed }) => `${field} 超过了 ${allowed}。`,
      remedy: '请写短一些，细节留给条目所链接的页面。',
    },
  },
  example: { text: exampleDataset(`venue: ${'very '.repeat(40)}long\n${validLinks}`) },
});
