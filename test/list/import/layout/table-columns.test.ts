import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { importMarkdown } from '../../../../src/list/import/index.ts';
import {
  planFieldColumns,
  readCellFacts,
  readCellFields,
  saysNothing,
} from '../../../../src/list/import/layout/table-columns.ts';
import { readFirstLine } from '../read/read-text.ts';

const importTable = (rows: string) => {
  const text = `# A list of models\n\n## 模型 Models\n\n${rows}\n`;
  const { entries } = importMarkdown({ path: 'README.md', text });
  return entries.map(({ entry }) => entry);
};

it('columns of models become their base, their parameters and who made them', () => {
  const [first, second] = importTable(
    [
      '| 模型 | 底座 | 模型参数大小 | 机构 | 链接 |',
      '|---|---|---|---|---|',
      '| HuatuoGPT | Baichuan-7B、Ziya-LLaMA-13B | 7B/13B | 香港中文大学（深圳） | [代码](https://github.com/FreedomIntelligence/HuatuoGPT) |',
      '| Mixtral | - | 8x7B | Mistral | [代码](https://github.com/mistralai/mistral-inference) |',
    ].join('\n'),
  );
  expect(first).toMatchObject({
    kind: 'model',
    base: ['Baichuan-7B', 'Ziya-LLaMA-13B'],
    parameters: ['7B', '13B'],
    organization: { zh: '香港中文大学（深圳）' },
  });
  expect(second).not.toHaveProperty('base');
  expect(second, 'a size of another form stays as it was written').not.toHaveProperty('parameters');
  expect(second).toMatchObject({ organization: { en: 'Mistral' } });
});

it.each([
  ['Params (B)', '7, 13', ['7B', '13B']],
  ['#params', '560M', ['560M']],
  ['Parameters', '1.8B / 7B', ['1.8B', '7B']],
  ['Params (B)', '0.06 - 11', undefined],
])('the numbers of %s: %s', (header, cell, parameters) => {
  const [entry] = importTable(
    `| Model | ${header} | Link |\n|---|---|---|\n| Cerebras | ${cell} | [code](https://github.com/Cerebras/modelzoo) |`,
  );
  expect((entry as { parameters?: string[] }).parameters).toEqual(parameters);
});

it('the column of the names says nothing about a base', () => {
  const [entry] = importTable('| 底座 | 链接 |\n|---|---|\n| ChatGLM | [代码](https://github.com/THUDM/ChatGLM-6B) |');
  expect(entry).not.toHaveProperty('base');
});

it('what is no model gets no fields of models', () => {
  const text =
    '# A list\n\n## 数据集\n\n| 名称 | 参数量 | 单位 | 下载 |\n|---|---|---|---|\n| 对话数据 | 7B | 清华大学 | [数据](https://github.com/thu-coai/PsyQA) |\n';
  const { entries } = importMarkdown({ path: 'README.md', text });
  expect(entries[0]?.entry).toMatchObject({ kind: 'dataset', organization: { zh: '清华大学' } });
  expect(entries[0]?.entry).not.toHaveProperty('parameters');
});

it('the files of the import have every field of its entries', () => {
  const text =
    '# A list\n\n## 模型\n\n| 模型 | 底座 | 参数量 | 机构 | 发布时间 | 语言 | 链接 |\n|---|---|---|---|---|---|---|\n| PULSE | bloomz-7b1-mt、InternLM-20B | 7B、20B | OpenMEDLab | 2023 | 中文 | [代码](https://github.com/openmedlab/PULSE) |\n';
  const { entries, files } = importMarkdown({ path: 'README.md', text });
  const [entry] = entries;
  const file = files.find(({ path }) => path === entry?.path);
  const { id: _, ...fields } = entry?.entry ?? { id: '' };
  expect(parse(file?.text ?? '')).toEqual(fields);
  expect(fields).toMatchObject({ base: ['bloomz-7b1-mt', 'InternLM-20B'], parameters: ['7B', '20B'], year: 2023 });
});

const cell = (source: string) => (source === '' ? [] : [readFirstLine(source)]);
const row = (...cells: string[]) => cells.map(cell);

describe('the columns of a table that become fields', () => {
  const plan = (headers: string[], ...rows: string[][]) => [
    ...planFieldColumns(
      headers,
      rows.map((cells) => row(...cells)),
      (_, index) => index === 0,
    ).values(),
  ];

  it.each([
    ['Year', '2020', 'year'],
    ['Year', 'around 2020', 'year_text'],
    ['License', 'MIT', 'license'],
    ['License', 'ask us', 'license_text'],
    ['会议', 'ACL', 'venue'],
    ['规模', '3 万', 'scale'],
    ['Auth', 'yes', 'auth'],
    ['Train / test', '1/2', 'train_test'],
    ['列', 'x', 'column_2'],
    ['Name', 'x', 'name_text'],
    ['URL', 'x', 'url_text'],
    ['__proto__', 'x', 'proto'],
  ])('have for %j with %j the name %s', (header, text, field) => {
    expect(plan(['Model', header], ['a', text])).toEqual([field]);
  });

  it('have neither links nor long words nor nothing, and need a header', () => {
    expect(plan(['A', 'Links', 'Long', 'Nothing', ''], ['a', 'https://a.org', 'x'.repeat(601), '-', 'x'])).toEqual([]);
    expect(plan(['A', 'Mixed'], ['a', 'x'], ['b', '[b](https://b.org)'])).toEqual([]);
  });

  it('are one for two headers of one name, and a dozen at most', () => {
    expect(plan(['A', 'Auth', 'auth!'], ['a', 'x', 'y'])).toEqual(['auth']);
    const many = Array.from({ length: 20 }, (_, index) => `field${index}`);
    expect(plan(['A', ...many], ['a', ...many])).toHaveLength(12);
  });

  it('give no value where a cell says nothing, or is missing', () => {
    expect(
      readCellFields(
        row('a', '—'),
        new Map([
          [1, 'auth'],
          [7, 'cors'],
        ]),
      ),
    ).toEqual({});
    expect(readCellFields(row('a', '`yes`'), new Map([[1, 'auth']]))).toEqual({ auth: 'yes' });
  });
});

describe('a cell', () => {
  it.each(['-', '——', '/', '无', '暂无', 'N/A', 'none', ''])('says nothing with %j', (text) => {
    expect(saysNothing(cell(text))).toBe(true);
  });

  it.each(['no', '无监督', '0', 'https://a.org'])('says something with %j', (text) => {
    expect(saysNothing(cell(text))).toBe(false);
  });

  it.each([
    ['Release date', '2021-03', { year: 2021 }],
    ['发布时间', '2021年3月', { year: 2021 }],
    ['Last update', '2021-03', {}],
    ['Date', '20210301', {}],
    ['语种', '中、英', { languages: ['zh', 'en'] }],
    ['语种', '藏语', {}],
    ['Language', 'Chinese, English', { languages: ['zh', 'en'] }],
    ['机构', '某大学', { organization: '某大学' }],
    ['机构', 'x'.repeat(201), {}],
    ['Params (M)', '7,13', { parameters: ['7M', '13M'] }],
    ['Base model', 'A / ', {}],
  ])('of %s with %j says %j', (header, text, facts) => {
    expect(readCellFacts(row('a', text), ['Model', header], 0)).toEqual(facts);
  });
});
