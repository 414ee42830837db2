import type { ImportReportReason } from '../../model/import-report.ts';

/**
 * What the import of a Markdown list did with a part of the source, or found in it. Placed before a
 * count, or after the part.
 */
const reasons: Record<ImportReportReason, string> = {
  'said-by-role': 'label covered by the link’s role',
  'said-by-field': 'label covered by a field',
  'said-by-column': 'column heading covered by a field',
  'contents-generated': 'the table of contents is generated',
  navigation: 'navigation link, such as “back to top”',
  image: 'image or badge',
  comment: 'HTML comment',
  'relative-address': 'points into the repository',
  'not-http': 'not an http address',
  'unusable-address': 'unusable address',
  'unused-definition': 'unused link definition',
  'link-title': 'link title, only shown on hover',
  hidden: 'name of an HTML anchor',
  'too-long': 'longer than its field allows',
  'too-deep': 'section nested too deep',
  'generated-page': 'another program generates this page; import what it is generated from',
  'too-large': 'over the size limit',
  'not-placed': 'doesn’t fit into the data',
  'dead-anchor': 'no heading with this anchor',
  'anchor-case': 'anchor differs from its heading in upper or lower case',
  'scheme-added': 'http was missing',
  'address-escaped': 'character in the address escaped',
  'link-in-prose': 'link in a sentence became an entry',
  'missing-space': 'no space after the bullet',
  'no-links': 'entry without a link',
  'code-missing': 'share without its extraction code',
  duplicate: 'same resource as another entry',
  'duplicate-in-entry': 'twice in one entry',
  'mixed-labels': 'several labels for one role',
  'empty-section': 'section without entries',
  'moved-after': 'moved below the list',
  'mended-address': 'address updated',
  'mended-words': 'sentence corrected',
  'mended-duplicate': 'duplicates merged',
};

/**
 * The report of an import, in a terminal and in the pull request that offers to look after a list.
 */
export const importReport = { reasons };
