import { expect } from 'vitest';
import { importMarkdown, insertZoneMarkers } from '../../../../src/list/import/import-markdown.ts';
import { readList } from '../../../../src/list/index.ts';
import { renderOutputs } from '../../../../src/list/render/render-outputs.ts';
import { defaultSettings, type Settings } from '../../../../src/list/schema/settings/settings-schema.ts';

export interface Change {
  /** Files of the data to change; `undefined` removes one. */
  files?: Record<string, (text: string) => string | undefined>;
  added?: Record<string, string>;
  settings?: Partial<Settings>;
}

/** Imports a README, changes its data, and renders it again without its markers. */
export function renderChanged(source: string, { files = {}, added = {} }: Change): string {
  const imported = importMarkdown({ path: 'README.md', text: source });
  const data = imported.files.flatMap(({ path, text }) => {
    const change = files[path.replace(/^data\//, '')];
    const changed = change === undefined ? text : change(text);
    return changed === undefined ? [] : [{ path, text: changed }];
  });
  for (const [path, text] of Object.entries(added)) data.push({ path: `data/${path}`, text });
  const settings: Settings = {
    ...defaultSettings,
    fields: imported.fields ?? {},
    outputs: [{ file: 'README.md', language: 'en', zone: 'markers', ...imported.detectedLayout }],
  };
  const existing = new Map(data.map(({ path, text }) => [path, text]));
  existing.set('README.md', insertZoneMarkers(imported));
  const rendered = renderOutputs(readList(data, settings), settings, existing);
  expect(rendered.findings).toEqual([]);
  return (rendered.files[0]?.text ?? '').replace(/^<!-- listkeeper:.*\n/gm, '');
}

/** The lines that differ after a change of the data. */
export function changeList(source: string, change: Change): { removed: string[]; added: string[] } {
  const lines = renderChanged(source, change).split('\n');
  const before = source.split('\n');
  return {
    removed: before.filter((line) => !lines.includes(line)),
    added: lines.filter((line) => !before.includes(line)),
  };
}

export const replace = (from: string, to: string) => (text: string) => {
  expect(text).toContain(from);
  return text.replace(from, to);
};
