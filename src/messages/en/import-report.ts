import type { HandWrittenKind, ImportReportReason } from '../../model/import-report.ts';
import { runCommand } from '../../text/package-name.ts';

/**
 * What the import of a Markdown list did with a part of the source, or found in it. Placed before a
 * count, or after the part.
 */
const reasons: Record<ImportReportReason, string> = {
  'unusable-address': 'unusable address',
  'too-long': 'longer than its field allows',
  'too-deep': 'section nested too deep',
  'generated-page': 'another program generates this page; import what it is generated from',
  magazine: `this page lists the issues of a magazine, not resources; check its links without an import: ${runCommand} check`,
  'too-large': 'over the size limit',
  'not-placed': 'doesn’t fit into the data',
  'dead-anchor': 'no heading with this anchor',
  'anchor-case': 'anchor differs from its heading in upper or lower case',
  'scheme-added': 'http was missing',
  'address-escaped': 'character in the address escaped',
  'missing-space': 'no space after the bullet',
  'no-links': 'entry without a link',
  'code-missing': 'share without its extraction code',
  duplicate: 'same resource as another entry',
  'duplicate-in-entry': 'twice in one entry',
  'mixed-labels': 'several labels for one role',
  'mended-address': 'address updated',
  'mended-words': 'sentence corrected',
  'mended-duplicate': 'duplicates merged',
};

/** The form of a part that stays hand-written. */
export const handWrittenKinds: Record<HandWrittenKind, string> = {
  text: 'text',
  list: 'list',
  table: 'table',
  code: 'code',
  html: 'HTML',
  image: 'images',
  quote: 'quote',
};

/**
 * The report of an import, in a terminal and in the pull request that offers to look after a list.
 */
export const importReport = () => ({ reasons, handWrittenKinds });
