import type { Finding, SourceFile } from '../../model/finding.ts';
import { escapeReadme } from '../../text/escape/escape-markdown.ts';
import { toSingleLine } from '../../text/invisible-characters.ts';
import { localizeText } from '../../text/language/localize-text.ts';
import type { ParsedList } from '../read-list.ts';
import { detectOutputFormat, fillsWholeFile, getLayout, type Output, type Settings } from '../schema/index.ts';
import type { DeadLinkMap } from './entries/entry-markdown.ts';
import { buildListExport, renderDataFormat, renderIssueForm } from './formats/index.ts';
import { findGeneratedZone, formatStartMarker, type GeneratedZone, generatedEndMarker } from './generated-zone.ts';
import { createAnchorGenerator, extractHeadings } from './heading-anchors.ts';
import type { OutputBlocks, RenderMemo } from './incremental/index.ts';
import { type ListDocument, renderListMarkdown } from './list-markdown.ts';
import { createFactDisplay } from './repository-facts.ts';
import type { MarkdownHeading } from './scan-headings.ts';
import { selectSections } from './select-sections.ts';
import { fillZoneByTemplate } from './template/index.ts';
import {
  type Contributor,
  fillNamedZones,
  formatChangelog,
  formatContributors,
  formatCredits,
  formatRecent,
} from './zones/index.ts';

/**
 * Renders the output files of a list. In a file with markers, only the zone between them changes. A
 * file with broken markers is left out and has a finding; a missing file is created. Without a
 * readable `list.yml` nothing is rendered. The same data gives the same bytes.
 * @param existing the present texts by path: outputs and their templates.
 */
export function renderOutputs(
  list: ParsedList,
  settings: Settings,
  existing: ReadonlyMap<string, string>,
  knowledge: RenderKnowledge = {},
): { files: SourceFile[]; findings: Finding[] } {
  const files: SourceFile[] = [];
  const findings: Finding[] = [];
  for (const output of settings.outputs) {
    // A site is many files: `site/` has it.
    if (detectOutputFormat(output) === 'html') continue;
    const sections = selectSections(list, output, findings);
    if (list.info === undefined || sections === undefined) continue;
    const rendered = renderOutput({ list, info: list.info, settings, sections, existing, knowledge }, output);
    if (rendered === undefined) continue;
    if ('finding' in rendered) findings.push(rendered.finding);
    else files.push({ path: output.file, text: rendered.text });
  }
  return fillZonesOfFiles(list, settings, { files, findings }, knowledge.contributors);
}

interface RenderInput {
  list: ParsedList;
  info: ListDocument['info'];
  settings: Settings;
  sections: ListDocument['sections'];
  existing: ReadonlyMap<string, string>;
  knowledge: RenderKnowledge;
}

/** @returns undefined for a file that stays as it is, or is missing and stays so. */
function renderOutput(input: RenderInput, output: Output): { text: string } | { finding: Finding } | undefined {
  const { list, info, settings, sections, existing, knowledge } = input;
  const { contributors, deadLinks, memo } = knowledge;
  const format = detectOutputFormat(output);
  const present = existing.get(output.file);
  if (format === 'contributors') {
    // Where nobody knows who they are, the file stays as it is.
    const text = (contributors && formatContributors(contributors, output.file, output.language)) ?? present;
    return text === undefined ? undefined : { text };
  }
  if (format === 'issue-form') return { text: renderIssueForm(info, output.language, settings.data) };
  if (format === 'changelog') return { text: formatChangelog(buildListExport(info, output, sections, list)) };
  const data = renderDataFormat(list, sections, output, settings.outputs);
  if (data !== undefined) return { text: data };

  const blocks = deadLinks ? undefined : memo?.openOutput(output.file);
  const write = createZoneWriter(input, output, blocks);
  if (fillsWholeFile(output)) return { text: renderWholeFile(renderHeader(info, output, settings.data), present, write, blocks) };
  const before = present ?? createFileText(info, output, settings.data);
  const zone = findGeneratedZone(before);
  if ('broken' in zone) {
    const { broken, line } = zone;
    return { finding: { code: 'zone-broken', severity: 'error', file: output.file, line, column: 1, found: broken } };
  }
  if (output.template === undefined) return { text: replaceZone(before, zone, write, blocks) };
  return fillZoneByTemplate(zone, { list, sections, output, settings, deadLinks, existing });
}

function createZoneWriter(
  { list, info, settings, sections, knowledge }: RenderInput,
  output: Output,
  blocks: OutputBlocks | undefined,
): RenderZone {
  return (level, before, after = []) =>
    renderListMarkdown({
      info,
      language: output.language,
      layout: getLayout(output),
      line: output.line,
      columns: output.columns,
      sort: output.sort,
      display: createFactDisplay(list.facts, settings.facts, output),
      deadLinks: knowledge.deadLinks,
      entries: list.entries,
      sections,
      level,
      nextAnchor: createAnchorGenerator(before),
      followingHeadings: after,
      blocks,
    });
}

/** What is known beside the data. */
export interface RenderKnowledge {
  deadLinks?: DeadLinkMap;
  /** Who helped with the list. Without it, what names them stays as it is. */
  contributors?: readonly Contributor[] | undefined;
  /** What is known of the last rendering. It is not used with dead links. */
  memo?: RenderMemo | undefined;
}

/** Fills the named zones of Markdown files that people write around the list. */
function fillZonesOfFiles(
  list: ParsedList,
  { outputs }: Settings,
  rendered: { files: SourceFile[]; findings: Finding[] },
  contributors: readonly Contributor[] | undefined,
): { files: SourceFile[]; findings: Finding[] } {
  const byFile = new Map(outputs.map((output) => [output.file, output]));
  const findings = [...rendered.findings];
  const files = rendered.files.map((file) => {
    const output = byFile.get(file.path);
    if (output === undefined || list.info === undefined || fillsWholeFile(output)) return file;
    const { info } = list;
    const sections = selectSections(list, output, []) ?? [];
    const filled = fillNamedZones(file, (name, count) => {
      if (name === 'recent') return formatRecent(buildListExport(info, output, sections, list), count);
      return contributors && formatCredits(contributors.slice(0, count), output.language);
    });
    findings.push(...filled.findings);
    return { path: file.path, text: filled.text };
  });
  return { files, findings };
}

type RenderZone = (level: number, before: readonly MarkdownHeading[], after?: readonly MarkdownHeading[]) => string;

function renderWholeFile(head: string, present: string | undefined, write: RenderZone, blocks: OutputBlocks | undefined): string {
  blocks?.open(present ?? '');
  const text = `${head}${write(2, extractHeadings(head))}\n${generatedEndMarker}\n`;
  blocks?.close(text);
  return text;
}

/** Sections get the heading level below that of the heading above the zone. */
function replaceZone(present: string, zone: GeneratedZone, write: RenderZone, blocks: OutputBlocks | undefined): string {
  const before = extractHeadings(zone.before);
  const above = before.at(-1)?.level ?? 1;
  // Between a blank line before and one after.
  blocks?.open(zone.inside.slice(1, -1));
  const list = write(Math.min(above + 1, 6), before, extractHeadings(zone.after));
  const crlf = /\r\n/.test(present) && !/[^\r]\n/.test(zone.before + zone.after);
  // With other line ends the blocks would not be found again.
  if (!crlf) blocks?.close(list);
  const inside = `\n${list}\n`;
  return zone.before + (crlf ? inside.replaceAll('\n', '\r\n') : inside) + zone.after;
}

/** The text above the sections in a file that is generated as a whole. */
function renderHeader(info: ListDocument['info'], output: Output, data: string): string {
  return `${[formatStartMarker(toSingleLine(data)), ...renderTitle(info, output)].join('\n\n')}\n\n`;
}

/** A new file with an empty zone. The title is above the zone, so that people may change it. */
function createFileText(info: ListDocument['info'], output: Output, data: string): string {
  return `${[...renderTitle(info, output), formatStartMarker(toSingleLine(data))].join('\n\n')}\n${generatedEndMarker}\n`;
}

function renderTitle(info: ListDocument['info'], { language }: Output): string[] {
  const description = localizeText(info.description, language);
  return [`# ${escapeReadme(localizeText(info.title, language) ?? '')}`, ...(description ? [escapeReadme(description)] : [])];
}
