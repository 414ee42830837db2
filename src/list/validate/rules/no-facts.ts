import type { ParsedList } from '../../read-list.ts';
import { factSorts, settingsPath, walkSections } from '../../schema/index.ts';
import { createFinding } from '../../yaml/index.ts';
import { defineFinding } from './rule.ts';

/** A part of the list that only a facts file can fill, where the settings name none. */
export const noFacts = defineFinding({
  code: 'no-facts',
  severity: 'error',
  fixable: false,
  messages: {
    en: {
      reason:
        'Stars, last push, last release and marks come from a file that the checks of links write. Without it nothing is shown.',
      message: ({ found }) => `${found} needs facts about repositories, and the settings name no file for them.`,
      remedy: `Write facts: { file: data/facts.json } into ${settingsPath}, as a setting beside outputs.`,
    },
    zh: {
      reason: '星标数、最近推送、最近发布和标记来自链接检查写入的文件，没有该文件就无从显示。',
      message: ({ found }) => `${found} 需要仓库信息，但设置中没有指定存放它的文件。`,
      remedy: `请在 ${settingsPath} 中写上 facts: { file: data/facts.json }，与 outputs 同级。`,
    },
  },
  example: {
    path: 'data/list.yml',
    text: 'title: { en: A list }\nlanguages: [en]\nsections:\n  - id: tools\n    name: { en: Tools }\n    sort: stars\n',
  },
  checkList: findSectionSorts,
});

/** Sections in an order that nothing knows. */
function findSectionSorts({ info, facts, listSourceMap, lines }: ParsedList) {
  if (info === undefined || listSourceMap === undefined || facts !== undefined || lines !== undefined) return [];
  return [...walkSections(info.sections)].flatMap(([{ sort }, path]) =>
    factSorts.some((name) => name === sort)
      ? [createFinding(listSourceMap, [...path, 'sort'], { code: 'no-facts', severity: 'error', found: `sort: ${sort}` })]
      : [],
  );
}
