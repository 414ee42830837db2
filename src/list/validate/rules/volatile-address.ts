import { checkAddressProblem } from './check-address-problem.ts';
import { exampleDataset, exampleLink } from './example-files.ts';
import { defineFinding } from './rule.ts';

export const volatileAddress = defineFinding({
  code: 'volatile-address',
  severity: 'warning',
  fixable: true,
  messages: {
    en: {
      reason:
        'Search pages, short links, temporary links and bare IP addresses stop working; tracking parameters reveal who shared the link.',
      message: ({ found }) =>
        `${found} may soon stop working: it is a search page, a short or temporary link or a bare IP address, or carries tracking parameters.`,
      remedy: ({ correction }) => correction || 'Link to the page itself.',
    },
    zh: {
      reason: '搜索结果页、短链接、临时链接和裸 IP 地址会失效；跟踪参数会暴露是谁分享的。',
      message: ({ found }) => `${found} 可能很快失效：它是搜索结果页、短链接、临时链接或裸 IP 地址，或者带有跟踪参数。`,
      remedy: ({ correction }) => correction || '请链接到页面本身。',
    },
  },
  example: { text: exampleDataset(exampleLink('https://tianchi.aliyun.com/dataset/95414?spm=5176.12281978')) },
  check: checkAddressProblem('volatile-address', 'warning'),
});
