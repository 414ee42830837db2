import { acceptsAccessCode } from '../../../links/services/index.ts';
import type { ServiceName } from '../../../model/service-name.ts';
import { exampleDataset, exampleLink } from './example-files.ts';
import { defineFinding, reportFinding } from './rule.ts';

/** Cloud drives without a service of their own whose shares have extraction codes. */
const extractionCodeHosts =
  /(?:^|\.)(?:weiyun\.com|lanzou\w*\.com|lanzn\.com|cloud\.189\.cn|xunlei\.com|ctfile\.com|feijipan\.com|jianguoyun\.com|caiyun\.139\.com|yun\.139\.com)$/;

export const codeMisplaced = defineFinding({
  code: 'code-misplaced',
  severity: 'error',
  fixable: false,
  messages: {
    en: {
      reason: 'The address is not a cloud-drive share. The code probably belongs to the link above or below.',
      message: ({ found }) => `This address doesn’t take an extraction code, but has ${found}.`,
      remedy: 'Move the code to the share that it opens, or remove it.',
    },
    zh: {
      reason: '这个地址不是网盘分享，提取码多半属于上面或下面的链接。',
      message: ({ found }) => `这个地址不需要提取码，却写了 ${found}。`,
      remedy: '请把提取码写到它对应的网盘分享上，或删去。',
    },
  },
  example: { text: exampleDataset(exampleLink('https://github.com/lwgkzl/MedDG', '    code: "abcd"\n')) },
  check: (located, context) =>
    context.links.flatMap(({ index, code, identity }) => {
      if (code === undefined || acceptsExtractionCode(identity.service, identity.url)) return [];
      // A code that also differs from the address is reported as `code-mismatch`.
      if (identity.code !== undefined && identity.code !== code) return [];
      const isUnknownService = identity.service === 'web' || identity.service === 'unknown';
      return reportFinding(located, context, ['links', index, 'code'], {
        code: 'code-misplaced',
        severity: isUnknownService ? 'warning' : 'error',
        found: code,
        part: 'key',
      });
    }),
});

function acceptsExtractionCode(service: ServiceName, url: string): boolean {
  return acceptsAccessCode(service) || extractionCodeHosts.test(URL.parse(url)?.hostname ?? '');
}
