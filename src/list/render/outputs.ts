import type { Section } from '../entry.ts';
import type { Finding, SourceFile } from '../finding.ts';
import { entryForm } from '../form.ts';
import type { ReadList } from '../read.ts';
import { sectionsOf } from '../rules/references.ts';
import { formatOf, isWhole, type Output, type Settings, settingsPath } from '../settings.ts';
import { anchorsAfter, headingsIn } from './anchors.ts';
import { renderData } from './data.ts';
import type { HealthMarks } from './entry.ts';
import { markdown, plain } from './escape.ts';
import type { Heading } from './headings-by-line.ts';
import { type Book, renderBook } from './sections.ts';
import { localized } from './words.ts';
import { defaultEnd, defaultStart, findZone, type Zone } from './zone.ts';

/**
 * The files that a list is written to, as the settings say. Takes the texts that are there now, by path. Between markers only the zone is
 * written, and everything around it stays byte for byte; a file whose markers are broken is left out, and a finding says so. A file
 * that is not there yet is made. Without a readable `list.yml` there is nothing to write. Same data, same bytes.
 */
export function renderOutputs(
  list: ReadList,
  settings: Settings,
  existing: ReadonlyMap<string, string>,
  health?: HealthMarks,
): { files: SourceFile[]; findings: Finding[] } {
  const files: SourceFile[] = [];
  const findings: Finding[] = [];
  for (const output of settings.outputs) {
    const sections = chosenSections(list, output, findings);
    if (list.info === undefined || sections === undefined) continue;
    const text =
      formatOf(output) === 'issue-form'
        ? entryForm(list.info, output.language, settings.data)
        : renderData(list, sections, output);
    if (text !== undefined) {
      files.push({ path: output.file, text });
      continue;
    }
    const write: Write = (level, before, after = []) =>
      renderBook({
        info: list.info as Book['info'],
        language: output.language,
        layout: output.layout,
        line: output.line,
        health,
        entries: list.entries,
        sections,
        level,
        anchor: anchorsAfter(before),
        more: after,
      });
    const present = existing.get(output.file);
    if (isWhole(output)) {
      const head = header(list.info, output, settings.data);
      files.push({ path: output.file, text: `${head}${write(2, headingsIn(head))}\n${defaultEnd}\n` });
      continue;
    }
    const before = present ?? made(list.info, output, settings.data);
    const zone = findZone(before);
    if ('broken' in zone) {
      const { broken, line } = zone;
      findings.push({ code: 'zone-broken', severity: 'error', file: output.file, line, column: 1, found: broken });
      continue;
    }
    files.push({ path: output.file, text: spliced(before, zone, write) });
  }
  return { files, findings };
}

type Write = (level: number, before: readonly Heading[], after?: readonly Heading[]) => string;

/** The zone's sections stand one level under the heading that the zone stands under. */
function spliced(present: string, zone: Zone, write: Write): string {
  const before = headingsIn(zone.before);
  const above = before.at(-1)?.level ?? 1;
  const inside = `\n${write(Math.min(above + 1, 6), before, headingsIn(zone.after))}\n`;
  const crlf = /\r\n/.test(present) && !/[^\r]\n/.test(zone.before + zone.after);
  return zone.before + (crlf ? inside.replaceAll('\n', '\r\n') : inside) + zone.after;
}

/** What stands above the sections in a file that is the list's alone. */
function header(info: Book['info'], output: Output, data: string): string {
  return `${[defaultStart(plain(data)), ...titleOf(info, output)].join('\n\n')}\n\n`;
}

/** A file with an empty zone, where none is yet. The title stands above the zone: it is the reader's from now on, and the next writing keeps it. */
function made(info: Book['info'], output: Output, data: string): string {
  return `${[...titleOf(info, output), defaultStart(plain(data))].join('\n\n')}\n${defaultEnd}\n`;
}

function titleOf(info: Book['info'], { language }: Output): string[] {
  const description = localized(info.description, language);
  return [`# ${markdown(localized(info.title, language) ?? '')}`, ...(description ? [markdown(description)] : [])];
}

/** The sections that an output shows. One that the list does not have is a finding, and the output is not written. */
function chosenSections(list: ReadList, output: Output, findings: Finding[]): readonly Section[] | undefined {
  const all = list.info?.sections ?? [];
  if (output.sections === undefined) return all;
  const byId = new Map([...sectionsOf(all)].map(([section]) => [section.id, section]));
  const unknown = output.sections.filter((id) => !byId.has(id));
  for (const id of unknown) {
    const rest = { problem: 'unknown-section' as const, found: id, allowed: [...byId.keys()] };
    findings.push({ code: 'settings-refused', severity: 'error', file: settingsPath, line: 1, column: 1, ...rest });
  }
  return unknown.length > 0 ? undefined : output.sections.flatMap((id) => byId.get(id) ?? []);
}
