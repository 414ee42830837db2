import { identify } from '../../../links/identify/index.ts';
import { formatEntry } from '../../../list/authoring/index.ts';
import { importMarkdown } from '../../../list/import/index.ts';
import type { ParsedList } from '../../../list/index.ts';
import { findGeneratedZone } from '../../../list/render/index.ts';
import { fillsWholeFile, type Settings, walkSections } from '../../../list/schema/index.ts';
import type { SourceFile } from '../../../model/finding.ts';
import type { SuggestedEntry } from '../../../model/review.ts';
import { toDataLanguage } from '../../../text/language/localize-text.ts';
import { mapTextsByPath } from '../../shared/index.ts';

/**
 * Characters of all outputs together. Larger additions move a list. Reading a thousand characters
 * takes some ten milliseconds.
 */
const addedLimits = { lines: 80, characters: 20_000, entries: 10 };

export interface EditedMarkdown {
  /** Files whose generated zone was changed by hand. */
  edited: readonly string[];
  base: readonly SourceFile[];
  head: readonly SourceFile[];
  list: ParsedList;
  settings: Settings;
}

/**
 * The entries that somebody wrote into a generated zone, as the data files they should be. The
 * added lines are read like an import. Entries that the list already has are left out, because
 * their own file is the one to change.
 */
export function convertAddedMarkdown({ edited, base, head, list, settings }: EditedMarkdown): SuggestedEntry[] {
  const before = mapTextsByPath(base);
  const now = mapTextsByPath(head);
  const knownIdentities = new Set(list.entries.flatMap(({ entry }) => entry.links.map(({ url }) => identify(url).key)));
  const ids = new Set(list.entries.map(({ id }) => id));
  const sections = list.info ? [...walkSections(list.info.sections)].map(([section]) => section) : [];
  const found = new Map<string, SuggestedEntry>();
  let remainingCharacters = addedLimits.characters;
  for (const output of settings.outputs) {
    const { file, language } = output;
    if (fillsWholeFile(output) || !edited.includes(file)) continue;
    const text = extractAddedLines(readZoneLines(before.get(file)), readZoneLines(now.get(file)));
    if (text === undefined || text.length > remainingCharacters) continue;
    remainingCharacters -= text.length;
    const listLanguage = toDataLanguage(language);
    const imported = importMarkdown(
      { path: file, text },
      { data: settings.data, ...(listLanguage ? { language: listLanguage } : {}) },
    );
    for (const { id, path, entry } of imported.entries) {
      const links = entry.links ?? [];
      const isKnown = links.length === 0 || ids.has(id) || links.some(({ url }) => knownIdentities.has(identify(url).key));
      if (isKnown || found.has(id) || found.size >= addedLimits.entries) continue;
      const heading = imported.list.sections.find((section) => section.id === entry.section)?.name;
      const same = sections.find(({ name }) => name.zh !== undefined && [heading?.zh, heading?.en].includes(name.zh));
      const alike = sections.find(({ name }) => name.en !== undefined && [heading?.zh, heading?.en].includes(name.en));
      const section = (same ?? alike ?? sections[0])?.id ?? entry.section;
      found.set(id, { path, yaml: formatEntry({ ...entry, section }, path, settings.data) });
    }
  }
  return [...found.values()];
}

function readZoneLines(text: string | undefined): string[] {
  const zone = findGeneratedZone(text ?? '');
  return 'broken' in zone ? [] : zone.inside.split('\n');
}

/** The added lines, each block below its heading. Undefined when there are none, or too many. */
function extractAddedLines(previous: readonly string[], current: readonly string[]): string | undefined {
  const remaining = new Map<string, number>();
  for (const line of previous) remaining.set(line, (remaining.get(line) ?? 0) + 1);
  const kept: string[] = [];
  let heading: string | undefined;
  let added = 0;
  for (const line of current) {
    const isHeading = /^#{2,4} /.test(line);
    const count = remaining.get(line) ?? 0;
    if (count > 0) {
      remaining.set(line, count - 1);
      if (isHeading) heading = line;
      continue;
    }
    if (line.trim() === '') {
      kept.push(line);
      continue;
    }
    if (heading !== undefined) kept.push('', heading, '');
    heading = undefined;
    kept.push(line);
    added += 1;
  }
  const text = `# List\n\n${kept.join('\n')}\n`;
  return added === 0 || added > addedLimits.lines ? undefined : text;
}
