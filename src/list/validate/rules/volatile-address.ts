import type { Finding } from '../../../model/finding.ts';
import { detectVolatileAddress } from './addresses/index.ts';
import { checkAddressProblem } from './check-address-problem.ts';
import { exampleDataset, exampleLink } from './example-files.ts';
import { defineFinding } from './rule.ts';

/** Why the address may soon stop working; undefined for one that is too long to be kept whole. */
const findCause = ({ found = '' }: Finding) => detectVolatileAddress(found)?.cause;

export const volatileAddress = defineFinding({
  code: 'volatile-address',
  severity: 'warning',
  fixable: true,
  messages: {
    en: {
      reason:
        'Search pages, short links, temporary links and bare IP addresses stop working; tracking parameters reveal who shared the link.',
      message: ({ found, finding }) => {
        switch (findCause(finding)) {
          case 'search':
            return `${found} is a search page, whose results change.`;
          case 'temporary':
            return `${found} is a temporary link that expires.`;
          case 'shortened':
            return `${found} is a short link: it hides where it leads and may stop working.`;
          case 'ip-address':
            return `${found} is a bare IP address, which may soon belong to someone else.`;
          case 'tracking':
            return `${found} carries tracking parameters.`;
          default:
            return `${found} may soon stop working.`;
        }
      },
      remedy: ({ correction, finding }) =>
        correction || (findCause(finding) === 'shortened' ? 'Link to where it leads.' : 'Link to the page itself.'),
    },
    zh: {
      reason: '搜索结果页、短链接、临时链接和裸 IP 地址会失效；跟踪参数会暴露是谁分享的。',
      message: ({ found, finding }) => {
        switch (findCause(finding)) {
          case 'search':
            return `${found} 是搜索结果页，内容会变化。`;
          case 'temporary':
            return `${found} 是会过期的临时链接。`;
          case 'shortened':
            return `${found} 是短链接：看不出去向，也可能停用。`;
          case 'ip-address':
            return `${found} 使用裸 IP 地址，随时可能易主。`;
          case 'tracking':
            return `${found} 带有跟踪参数。`;
          default:
            return `${found} 可能很快失效。`;
        }
      },
      remedy: ({ correction, finding }) =>
        correction || (findCause(finding) === 'shortened' ? '请改用它指向的网址。' : '请链接到页面本身。'),
    },
  },
  example: { text: exampleDataset(exampleLink('https://tianchi.aliyun.com/dataset/95414?spm=5176.12281978')) },
  check: checkAddressProblem('volatile-address', 'warning'),
});
