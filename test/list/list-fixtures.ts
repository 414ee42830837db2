import { type ParsedList, readList } from '../../src/list/index.ts';
import { defaultSettings, type Settings } from '../../src/list/schema/settings/settings-schema.ts';
import { validateList } from '../../src/list/validate/validate-list.ts';
import type { Finding, SourceFile } from '../../src/model/finding.ts';

/** A small list to put entries into: sections `datasets` with `tools` under it, and `papers`. */
export const listFile: SourceFile = {
  path: 'data/list.yml',
  text: `title: { zh: 一张清单, en: A list }
languages: [zh, en]
sections:
  - id: datasets
    name: { zh: 数据集, en: Datasets }
    sections:
      - id: tools
        name: { zh: 工具, en: Tools }
  - id: papers
    name: { zh: 论文, en: Papers }
`,
};

/** Reads a list of the given files by path under `data/`. */
export function readListOf(files: Record<string, string>, settings: Settings = defaultSettings): ParsedList {
  const given = Object.entries(files).map(([path, text]) => ({ path: `data/${path}`, text }));
  return readList([listFile, ...given], settings);
}

/** All findings about a list of the given files. */
export function validateFiles(files: Record<string, string>, settings: Settings = defaultSettings): Finding[] {
  return validateList(readListOf(files, settings));
}

/** The findings about one file, shortly: `line:column code field`. */
export function summarizeFindings(text: string, others: Record<string, string> = {}): string[] {
  return validateFiles({ 'x.yml': text, ...others })
    .filter(({ file }) => file === 'data/x.yml')
    .map(({ line, column, code, field }) => `${line}:${column} ${code}${field ? ` ${field}` : ''}`);
}

/** A dataset without mistakes, with more fields after it. */
export const datasetYaml = (more = '', name = 'MedDG', url = 'https://github.com/lwgkzl/MedDG') =>
  `kind: dataset\nsection: datasets\nname:\n  en: ${name}\nlinks:\n  - role: data\n    url: ${url}\n${more}`;

export const paperYaml = (title: string, url: string, more = '') =>
  `kind: paper\nsection: papers\ntitle: "${title}"\nlinks:\n  - role: paper\n    url: ${url}\n${more}`;
