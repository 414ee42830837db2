import { readList } from '../../../../src/list/index.ts';
import { renderSite } from '../../../../src/list/render/site/render-site.ts';
import type { SiteHealth } from '../../../../src/list/render/site/site-input.ts';
import { defaultSettings, type Output } from '../../../../src/list/schema/index.ts';
import type { SourceFile } from '../../../../src/model/finding.ts';
import type { LinkStatus } from '../../../../src/model/link-health.ts';
import type { SiteAssets } from '../../../../src/runtime/site-assets.ts';

/** Small lists as sites, for tests. */

const exampleAssets = { script: '// script', style: '/* style */', noScriptStyle: '/* no script */', icon: '<svg/>' };

export const exampleList = `title: { en: Small list, zh: 小清单 }
description: { en: A list for tests., zh: 测试用的清单。 }
languages: [en, zh]
license: CC0-1.0
sections:
  - id: data
    name: { en: Data, zh: 数据 }
    introduction: { en: All kinds of \`data\`., zh: 各种数据。 }
    sections:
      - { id: dialogue, name: { en: Dialogue, zh: 对话 } }
  - { id: papers, name: { en: Papers, zh: 论文 } }
`;

export const exampleEntries: Record<string, string> = {
  alpha: `kind: dataset
section: dialogue
name: { en: Alpha, zh: 阿尔法 }
description: { en: Dialogues of \`doctors\`., zh: 医患对话。 }
links:
  - { role: data, url: "https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ", code: "flql" }
  - { role: homepage, url: "https://example.org/alpha", archived: "https://web.archive.org/web/2024/https://example.org/alpha" }
  - { role: paper, url: "https://arxiv.org/abs/2010.07497" }
tasks: [dialogue]
languages: [zh-Hans]
license: MIT
organization: { en: Example Lab, zh: 示例实验室 }
version: "1.1"
identifiers: { arxiv: "2010.07497" }
relations: [{ type: described-by, to: paper-one }]
added: 2024-05-01
year: 2021
`,
  beta: `kind: corpus
section: data
name: { en: Beta }
links:
  - { role: homepage, url: "https://example.org/beta", gone: 2023-01-01 }
license: not-stated
added: 2023
`,
  'paper-one': `kind: paper
section: papers
title: A paper on dialogues
authors: [Ada Author, Ben Writer]
venue: ACL
year: 2020
links:
  - { role: paper, url: "https://aclanthology.org/2020.acl-main.1/" }
`,
};

export interface ExampleOptions {
  list?: string;
  entries?: Record<string, string>;
  output?: Partial<Output>;
  health?: SiteHealth;
  assets?: SiteAssets;
  /** The text of the facts file. */
  facts?: string;
}

/** The files of a site by path. */
export function renderExample({
  list = exampleList,
  entries = exampleEntries,
  output,
  health,
  assets = exampleAssets,
  facts,
}: ExampleOptions = {}): Map<string, string> {
  const files: SourceFile[] = [
    { path: 'data/list.yml', text: list },
    ...Object.entries(entries).map(([id, text]) => ({ path: `data/${id}.yml`, text })),
  ];
  const file = 'data/facts.json';
  const settings = facts === undefined ? defaultSettings : { ...defaultSettings, facts: { ...defaultSettings.facts, file } };
  const parsed = readList(facts === undefined ? files : [...files, { path: file, text: facts }], settings);
  const given: Output = { file: 'site/index.html', language: 'en', zone: 'markers', ...output };
  const input = { list: parsed, settings, output: given, assets, ...(health ? { health } : {}) };
  return new Map(renderSite(input, parsed.info?.sections ?? []).map(({ path, text }) => [path, text]));
}

/** The history of links as a site gets it. */
export const exampleHealth = (...statuses: LinkStatus[]): SiteHealth => ({
  at: '2026-11-28',
  links: new Map(statuses.map((status) => [status.identity, status])),
});
