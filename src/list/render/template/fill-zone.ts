import type { Finding } from '../../../model/finding.ts';
import type { ParsedList } from '../../read-list.ts';
import type { Output, Section, Settings } from '../../schema/index.ts';
import type { DeadLinkMap } from '../entries/entry-markdown.ts';
import type { GeneratedZone } from '../generated-zone.ts';
import { requireWholeEntries } from '../incremental/index.ts';
import { createFactDisplay } from '../repository-facts.ts';
import { renderTemplate } from './render-template.ts';
import { parseTemplate } from './template-syntax.ts';

export interface TemplateOutput {
  list: ParsedList;
  sections: readonly Section[];
  output: Output;
  settings: Settings;
  deadLinks: DeadLinkMap | undefined;
  /** The present texts by path, the template among them. */
  existing: ReadonlyMap<string, string>;
}

/** The file with its zone rendered by the output's template, or what is wrong with the template. */
export function fillZoneByTemplate(zone: GeneratedZone, document: TemplateOutput): { text: string } | { finding: Finding } {
  const { list, sections, output, settings, deadLinks, existing } = document;
  requireWholeEntries(list.entries);
  const path = output.template ?? '';
  const template = existing.get(path);
  const common = { code: 'template-broken', severity: 'error', file: path, column: 1 } as const;
  if (template === undefined) return { finding: { ...common, line: 1, found: 'missing' } };
  const usesCrlf = /\r\n$/.test(zone.before);
  const parsed = parseTemplate(usesCrlf ? template.replaceAll('\r\n', '\n') : template);
  if ('brokenLine' in parsed) return { finding: { ...common, line: parsed.brokenLine, found: 'unreadable' } };
  const entries = new Map(list.entries.map(({ id, entry }) => [id, entry]));
  const inside = renderTemplate(parsed.parts, {
    language: output.language,
    entries: list.entries,
    sections,
    fieldNames: Object.keys(settings.fields),
    line: output.line,
    sort: output.sort,
    options: {
      layout: 'line',
      words: list.info?.words,
      findEntry: (id) => entries.get(id),
      display: createFactDisplay(list.facts, settings.facts, output),
      ...(deadLinks ? { deadLinks } : {}),
    },
  });
  const ended = inside === '' || inside.endsWith('\n') ? inside : `${inside}\n`;
  return { text: zone.before + (usesCrlf ? ended.replaceAll('\n', '\r\n') : ended) + zone.after };
}
