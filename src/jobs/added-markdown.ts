import { identify } from '../links/identify.ts';
import type { SourceFile } from '../list/finding.ts';
import { importMarkdown } from '../list/import/import-markdown.ts';
import type { ReadList } from '../list/read.ts';
import { findZone } from '../list/render/zone.ts';
import { sectionsOf } from '../list/rules/references.ts';
import { isWhole, type Settings } from '../list/settings.ts';
import { writeEntry } from '../list/write.ts';
import type { AsData } from '../report/review.ts';
import { textsByPath } from './state.ts';

/** Beyond this somebody moves a list, and does not add to it. A thousand characters take some ten milliseconds to read: all outputs share them. */
const most = { lines: 80, characters: 20_000, entries: 10 };

export interface EditedMarkdown {
  /** Files whose generated zone was changed by hand. */
  edited: readonly string[];
  base: readonly SourceFile[];
  head: readonly SourceFile[];
  list: ReadList;
  settings: Settings;
}

/**
 * The entries that somebody wrote into a generated zone, as the files of data they should be: what was added there, read as an import reads a
 * list. Nothing for what leads to something that the list has: then its own file is to be changed.
 */
export function addedAsData({ edited, base, head, list, settings }: EditedMarkdown): AsData[] {
  const before = textsByPath(base);
  const now = textsByPath(head);
  const known = new Set(list.entries.flatMap(({ entry }) => entry.links.map(({ url }) => identify(url).key)));
  const ids = new Set(list.entries.map(({ id }) => id));
  const sections = list.info ? [...sectionsOf(list.info.sections)].map(([section]) => section) : [];
  const found = new Map<string, AsData>();
  let left = most.characters;
  for (const output of settings.outputs) {
    const { file, language } = output;
    if (isWhole(output) || !edited.includes(file)) continue;
    const text = addedLines(zoneOf(before.get(file)), zoneOf(now.get(file)));
    if (text === undefined || text.length > left) continue;
    left -= text.length;
    const imported = importMarkdown({ path: file, text }, { data: settings.data, language });
    for (const { id, path, entry } of imported.entries) {
      const links = entry.links ?? [];
      const isKnown = links.length === 0 || ids.has(id) || links.some(({ url }) => known.has(identify(url).key));
      if (isKnown || found.has(id) || found.size >= most.entries) continue;
      const heading = imported.list.sections.find((section) => section.id === entry.section)?.name;
      const same = sections.find(({ name }) => name.zh !== undefined && [heading?.zh, heading?.en].includes(name.zh));
      const alike = sections.find(({ name }) => name.en !== undefined && [heading?.zh, heading?.en].includes(name.en));
      const section = (same ?? alike ?? sections[0])?.id ?? entry.section;
      found.set(id, { path, yaml: writeEntry({ ...entry, section }, path, settings.data) });
    }
  }
  return [...found.values()];
}

function zoneOf(text: string | undefined): string[] {
  const zone = findZone(text ?? '');
  return 'broken' in zone ? [] : zone.inside.split('\n');
}

/** Lines that were not there before, each run under the heading it stands under. Undefined when there are none, or too many. */
function addedLines(old: readonly string[], fresh: readonly string[]): string | undefined {
  const left = new Map<string, number>();
  for (const line of old) left.set(line, (left.get(line) ?? 0) + 1);
  const kept: string[] = [];
  let heading: string | undefined;
  let added = 0;
  for (const line of fresh) {
    const isHeading = /^#{2,4} /.test(line);
    const count = left.get(line) ?? 0;
    if (count > 0) {
      left.set(line, count - 1);
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
  return added === 0 || added > most.lines ? undefined : text;
}
