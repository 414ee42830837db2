import { acceptsAccessCode } from '../../../links/services/index.ts';
import { getEntryName } from '../entries/index.ts';
import type { ImportReporter } from '../import-reporter.ts';
import type { ImportedEntry } from '../imported-list.ts';
import { identifyLink } from '../read/index.ts';

/** Reports likely mistakes in the entries. Changes nothing. */
export function reportMistakes(entries: readonly ImportedEntry[], report: ImportReporter): void {
  const firstEntryByKey = new Map<string, ImportedEntry>();
  const ids = new Map(entries.map((each) => [each.id, each]));
  for (const each of entries) {
    const links = each.entry.links ?? [];
    if (links.length === 0) report.add({ line: each.line, what: 'entry', text: getEntryName(each), why: 'no-links' });
    const keysInEntry = new Set<string>();
    for (const [index, link] of links.entries()) {
      const { key, service, code } = identifyLink(link);
      if (keysInEntry.has(key)) report.add({ line: each.line, what: 'address', text: link.url, why: 'duplicate-in-entry' });
      keysInEntry.add(key);
      if (acceptsAccessCode(service) && link.code === undefined && code === undefined)
        report.add({ line: each.line, what: 'code', text: link.url, why: 'code-missing' });
      if (index > 0) continue;
      const earlier = firstEntryByKey.get(key);
      if (earlier === undefined) firstEntryByKey.set(key, each);
      // Two parts of one page may be two things.
      else if (ids.has(earlier.id) && !isOtherPart(link.url, earlier.entry.links?.[0]?.url))
        report.add({
          line: each.line,
          what: 'entry',
          text: getEntryName(each),
          why: 'duplicate',
          other: `${getEntryName(earlier)} (${earlier.line})`,
        });
    }
  }
  reportMixedLabels(report);
}

const getFragment = (url: string): string => url.split('#').slice(1).join('#');
const isOtherPart = (url: string, other = ''): boolean => getFragment(url) !== getFragment(other);

/** Reports roles for which the source has several words. */
function reportMixedLabels(report: ImportReporter): void {
  const byRole = new Map<string, { label: string; times: number; line: number }[]>();
  for (const { why, other, text, times, line } of report.lines) {
    if (why !== 'said-by-role' || other === undefined) continue;
    byRole.set(other, [...(byRole.get(other) ?? []), { label: text, times: times ?? 1, line }]);
  }
  for (const [role, labels] of byRole) {
    if (labels.length < 2) continue;
    const text = labels.map(({ label, times }) => `${label} ×${times}`).join(', ');
    report.add({ line: Math.min(...labels.map(({ line }) => line)), what: 'label', text, why: 'mixed-labels', other: role });
  }
}
