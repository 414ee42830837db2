import { identify } from '../../links/identify.ts';
import type { ImportedEntry } from './import-markdown.ts';
import { shares } from './pieces.ts';
import type { Reporter } from './report.ts';

/** Tells what looks like a mistake in the entries. Nothing is changed. */
export function tellMistakes(entries: readonly ImportedEntry[], report: Reporter): void {
  const first = new Map<string, ImportedEntry>();
  const ids = new Map(entries.map((each) => [each.id, each]));
  for (const each of entries) {
    const links = each.entry.links ?? [];
    if (links.length === 0) report.tell(each.line, 'entry', nameIn(each), 'no-links');
    const own = new Set<string>();
    for (const [index, link] of links.entries()) {
      const { key, service, code } = identify(link.url);
      if (own.has(key)) report.tell(each.line, 'address', link.url, 'duplicate-in-entry');
      own.add(key);
      if (shares.has(service) && link.code === undefined && code === undefined)
        report.tell(each.line, 'code', link.url, 'code-missing');
      if (index > 0) continue;
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, each);
      else if (ids.has(earlier.id))
        report.tell(each.line, 'entry', nameIn(each), 'duplicate', `${nameIn(earlier)} (${earlier.line})`);
    }
  }
  tellMixedLabels(report);
}

export function nameIn({ entry }: ImportedEntry): string {
  return entry.kind === 'paper' ? entry.title : (entry.name.zh ?? entry.name.en ?? entry.id);
}

/** Roles that the source has several words for. */
function tellMixedLabels(report: Reporter): void {
  const byRole = new Map<string, { label: string; times: number; line: number }[]>();
  for (const { why, other, text, times, line } of report.lines) {
    if (why !== 'said-by-role' || other === undefined) continue;
    byRole.set(other, [...(byRole.get(other) ?? []), { label: text, times: times ?? 1, line }]);
  }
  for (const [role, labels] of byRole) {
    if (labels.length < 2) continue;
    const text = labels.map(({ label, times }) => `${label} ×${times}`).join(', ');
    report.tell(Math.min(...labels.map(({ line }) => line)), 'label', text, 'mixed-labels', role);
  }
}
