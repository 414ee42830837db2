import type { Finding } from '../../../model/finding.ts';
import type { ParsedList } from '../../read-list.ts';
import { walkSections } from '../../schema/index.ts';
import { createFinding, type FieldPath } from '../../yaml/index.ts';
import { defineFinding } from './rule.ts';
import { maxSuggestions, suggestNearest } from './suggest-nearest.ts';

/**
 * Section ids that `list.yml` uses twice, and ids in `order` without an entry in that section.
 * Other violations of the schema are reported while the list is read. If `problem` is set, its
 * wording is used instead.
 */
export const listRefused = defineFinding({
  code: 'list-refused',
  severity: 'error',
  fixable: true,
  messages: {
    en: {
      reason: 'list.yml has one of the problems on this page.',
      message: ({ field }) => `${field} in list.yml is invalid.`,
      remedy: ({ choice }) => choice || 'Correct the value.',
    },
    zh: {
      reason: 'list.yml 有本页所列的某种问题。',
      message: ({ field }) => `list.yml 的 ${field} 无效。`,
      remedy: ({ choice }) => choice || '请改正。',
    },
  },
  example: {
    path: 'data/list.yml',
    text: 'title: { en: A list }\nlanguages: [english]\nsections:\n  - id: datasets\n    name: { en: Datasets }\n',
  },
  checkList: checkListInfo,
});

function checkListInfo({ info, listFile, listSourceMap, entries }: ParsedList): Finding[] {
  if (info === undefined || listSourceMap === undefined) return [];
  const findings: Finding[] = [];
  const pathById = new Map<string, FieldPath>();
  // Grouped by section, since an id that two entries share is reported as `duplicate-id` only.
  const entriesBySection = Map.groupBy(entries, ({ entry }) => entry.section);
  for (const [section, path] of walkSections(info.sections)) {
    const earlier = pathById.get(section.id);
    if (earlier) {
      const { line } = listSourceMap.locate([...earlier, 'id']);
      const twin = { file: listFile, line, entry: section.id, by: section.id };
      const details = { code: 'list-refused', severity: 'error', problem: 'duplicate-id', found: section.id, twin } as const;
      findings.push(createFinding(listSourceMap, [...path, 'id'], details));
    }
    pathById.set(section.id, path);
    const allowed = (entriesBySection.get(section.id) ?? []).map(({ id }) => id);
    for (const [index, id] of (section.order ?? []).entries()) {
      if (allowed.includes(id)) continue;
      const suggestion = findings.length < maxSuggestions ? suggestNearest(id, allowed) : {};
      const details = { code: 'list-refused', severity: 'warning', problem: 'unknown-relation', found: id } as const;
      findings.push(createFinding(listSourceMap, [...path, 'order', index], { ...details, ...suggestion }));
    }
  }
  return findings;
}
