import type { Finding } from '../../model/finding.ts';
import type { ParsedList } from '../read-list.ts';
import { type Output, type Section, settingsPath, walkSections } from '../schema/index.ts';

/**
 * The sections that an output shows. Undefined after a finding, if the list does not have one of
 * them.
 */
export function selectSections(list: ParsedList, output: Output, findings: Finding[]): readonly Section[] | undefined {
  const all = list.info?.sections ?? [];
  if (output.sections === undefined) return all;
  const byId = new Map([...walkSections(all)].map(([section]) => [section.id, section]));
  const unknown = output.sections.filter((id) => !byId.has(id));
  for (const id of unknown) {
    const rest = { problem: 'unknown-section' as const, found: id, allowed: [...byId.keys()] };
    findings.push({ code: 'settings-refused', severity: 'error', file: settingsPath, line: 1, column: 1, ...rest });
  }
  return unknown.length > 0 ? undefined : output.sections.flatMap((id) => byId.get(id) ?? []);
}
