import type { Root } from 'mdast';
import type { ImportReportReason } from '../../model/import-report.ts';
import type { ImportedList } from './imported-list.ts';
import { findLinkNodes } from './read/index.ts';

/** Pages that have many links and are no list that a person keeps. */

/** What programs write into pages that they generate. Their next run would undo every change. */
const generatedPagePattern =
  /<!--[^>]{0,200}?(?:\b(?:file|readme|page|list|markdown) (?:is|was) (?:auto(?:matically)?[- ]?)?generated\b|\bdo not edit this (?:file|page|readme)\b)/i;

/** Pages of the best-of generator say that their data is edited in `projects.yaml`. */
const bestOfPattern = /\/(?:edit|blob)\/[\w.-]{1,80}\/projects\.ya?ml\b/i;

/** Whether another program writes a page. */
export function isGeneratedPage(text: string): boolean {
  return generatedPagePattern.test(text) || (bestOfPattern.test(text) && /\bbest-of\b/i.test(text));
}

/** The words of a link to an issue, such as `第 12 期`, `Issue #12` and `Vol. 12`. */
const issueWordsPattern = /第\s?\d{1,4}\s?期|\bissue\s?#?\s?\d{1,4}\b|\bvol(?:ume)?\.?\s?\d{1,4}\b/i;

/** The end of its address, such as `docs/issue-12.md`. GitHub's own `issues/12` is none. */
const issueAddressPattern = /(?:issue|weekly|vol)[-_]?\d{1,4}(?:\.\w{1,8})?\/?$/i;

/** Fewer links to issues than this may be a section of a list. */
const minIssues = 10;

/** Whether most links of a page lead to the issues of a magazine or newsletter. */
export function isMagazineIndex(root: Root): boolean {
  const links = findLinkNodes(root).filter(({ url }) => !url.startsWith('#'));
  const issues = links.filter(({ text, url }) => issueWordsPattern.test(text) || issueAddressPattern.test(url));
  return issues.length >= minIssues && issues.length * 2 > links.length;
}

const refusalReasons = ['generated-page', 'magazine', 'too-large', 'too-deep'] as const satisfies ImportReportReason[];

/** Why a source stays as it is, as a whole. */
export type RefusalReason = (typeof refusalReasons)[number];

/** Why a source was not imported; undefined for a list, and for a page without one. */
export function findRefusal({ entries, report }: Pick<ImportedList, 'entries' | 'report'>): RefusalReason | undefined {
  return entries.length > 0 ? undefined : refusalReasons.find((reason) => report.some(({ why }) => why === reason));
}
