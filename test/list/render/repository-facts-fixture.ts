import { readList } from '../../../src/list/index.ts';
import { renderOutputs } from '../../../src/list/render/index.ts';
import { defaultSettings, type Output, type Settings, settingsSchema } from '../../../src/list/schema/index.ts';

export type { Output } from '../../../src/list/schema/index.ts';

/** An output of a README, or another one by its file. */
export const outputOf = (output: Partial<Output>): Output =>
  settingsSchema.parse({ outputs: [{ file: 'README.md', language: 'en', ...output }] }).outputs[0] as Output;

const knownFacts = `{
  "big": { "repository": "o/big", "stars": 1200, "pushed": "2026-Q4", "license": "MIT" },
  "old": { "repository": "o/old", "stars": 5, "pushed": "2019-Q1", "archived": true }
}`;

/** A list of two repositories and a share of Baidu Pan. */
const factFiles = (layout?: string) => [
  {
    path: 'data/list.yml',
    text: `title: { en: List }\nlanguages: [en]\nsections: [{ id: s, name: { en: S }${layout ? `, layout: ${layout}` : ''} }]\n`,
  },
  {
    path: 'data/big.yml',
    text: 'kind: toolkit\nsection: s\nname: { en: Big }\ndescription: { en: Does much }\nlinks: [{ role: code, url: "https://github.com/o/big" }]\n',
  },
  {
    path: 'data/old.yml',
    text: 'kind: toolkit\nsection: s\nname: { en: Old }\nlinks: [{ role: code, url: "https://github.com/o/old" }]\n',
  },
  {
    path: 'data/share.yml',
    text: 'kind: dataset\nsection: s\nname: { en: Share }\nlinks: [{ role: data, url: "https://pan.baidu.com/s/1AAAAAAAAAAAAAAAAAAAAAA", code: abcd }]\n',
  },
];

const factSettings: Settings = {
  ...defaultSettings,
  facts: { file: 'data/facts.json', popular: 1000, words: {} },
};

/** The text of an output of that list. Findings are errors. */
export function renderFacts(output: Output, layout?: string, facts = knownFacts): string {
  const list = readList([...factFiles(layout), { path: 'data/facts.json', text: facts }], factSettings);
  const rendered = renderOutputs(list, { ...factSettings, outputs: [output] }, new Map());
  const findings = [...list.findings, ...rendered.findings].filter(({ severity }) => severity === 'error');
  if (findings.length > 0) throw new Error(findings.map(({ code }) => code).join());
  return rendered.files[0]?.text ?? '';
}
