import { identify } from '../../../links/identify/index.ts';
import type { Entry, Link } from '../../schema/index.ts';
import { exampleDataset } from './example-files.ts';
import { defineFinding, reportFinding } from './rule.ts';

export const mirrorLicense = defineFinding({
  code: 'mirror-license',
  severity: 'notice',
  fixable: false,
  messages: {
    en: {
      reason: 'A copy cannot change the license of a thing. The license at its source is the one that counts.',
      message: ({ found, nearest }) => `This mirror states ${found}, the entry states ${nearest}.`,
      remedy: 'Keep the license of the source. If the difference is known, state it in `sources` with `says`.',
    },
    zh: {
      reason: '转载者无权改变许可证，应以来源处的许可证为准。',
      message: ({ found, nearest }) => `这个镜像注明 ${found}，条目注明 ${nearest}。`,
      remedy: '请以来源的许可证为准；如果已知两者不同，请在 `sources` 里用 `says` 写明。',
    },
  },
  example: {
    text: exampleDataset(
      'links:\n  - role: data\n    url: https://github.com/lwgkzl/MedDG\n  - role: mirror\n    url: https://huggingface.co/datasets/someone/MedDG\n    license: MIT\nlicense: not-stated\n',
    ),
  },
  check: (located, context) => {
    const { entry } = located;
    return entry.links.flatMap((link, position) => {
      const differs =
        isCopy(link) &&
        link.license !== undefined &&
        link.license !== 'not-stated' &&
        !listLicenses(entry).includes(link.license);
      if (!differs || isTold(entry, link)) return [];
      const details = {
        code: 'mirror-license',
        severity: 'notice',
        ...(link.license === undefined ? {} : { found: link.license }),
        nearest: entry.license ?? 'not-stated',
      } as const;
      return reportFinding(located, context, ['links', context.links[position]?.index ?? position, 'license'], details);
    });
  },
});

const isCopy = (link: Link): boolean => link.role === 'mirror' || link.mirror_of !== undefined;

const listLicenses = ({ license, licenses = [] }: Entry): string[] => [
  license ?? 'not-stated',
  ...licenses.map((part) => part.license),
];

/** True when a source at this very address is cited for what it says otherwise. */
function isTold(entry: Entry, link: Link): boolean {
  const { key } = identify(link.url);
  return (entry.sources ?? []).some(({ url, says }) => says !== undefined && identify(url).key === key);
}
