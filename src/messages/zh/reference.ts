import type { Messages } from '../messages.ts';
import { translateFieldDescription } from './field-descriptions.ts';

/** Ends in the names that a line may have, which are the same in every language. */
const lineDescription = 'Markdown: an entry’s line in the layout bullets, with ';

export const reference = (): Messages['reference'] => ({
  generatedNotice: '本页由 `npm run generate` 从代码生成，请修改代码。',
  entryTitle: '条目的字段',
  entryIntroduction:
    '`data/` 下的一个文件是一个条目，或多个条目的列表。id 就是文件名，也可以写明。文字可以只写中文、只写英文，或两者都写：`name: { zh: …, en: … }`。[`data/schema.json`](../data/schema.json) 以机器可读的方式说明同样的内容：文件首行写上 `# yaml-language-server: $schema=../schema.json`，支持 YAML 的编辑器就能自动补全和检查。',
  parts: {
    link: '链接',
    status: '状态',
    relation: '关系',
    size: '规模',
    publication: '发表版本',
    'part-license': '部分许可证',
    'fact-source': '事实来源',
    identifiers: '标识符',
  },
  listTitle: '清单本身',
  listIntroduction: '写在 `data/list.yml`：',
  section: '分类：',
  findingsTitle: '检查结果',
  findingsIntroduction:
    '典守在数据里发现的每一种问题都有固定的代码。本页说明各代码的含义，并给出最小的例子和相应的提示。拉取请求（PR）带来的错误（error）会阻止合并，警告（warning）和提示（notice）不会。',
  atLine: (line) => `第 ${line} 行：`,
  settingsTitle: '设置',
  settingsIntroduction:
    '设置写在 `.github/listkeeper.yml`。每一项都有默认值，文件可以为空或不存在。写错的设置会在相应的 PR 里指出，并暂按默认值处理。',
  fieldColumn: '字段',
  defaultColumn: '默认值',
  requiredColumn: '必填',
  valueColumn: '值',
  required: '是',
  translation: ({ title, page }) => `English: [${title}](${page})`,
  describeField: (english) =>
    english.startsWith(lineDescription)
      ? `Markdown：bullets 排版中条目的一行，可含 ${english.slice(lineDescription.length)}`
      : (translateFieldDescription(english) ?? english),
  sentenceSeparator: '。',
  slug: '小写字母、数字和连字符',
  id: '小写字母、数字和连字符，且不能是 Windows 保留名称（`con`、`nul`、`aux` 等）',
  date: '年、月或日：`2020`、`2020-08`、`2020-08-12`',
  address: '以 http:// 或 https:// 开头的地址',
  license: '许可证',
  localizedText: (maxLength) => `分 \`zh\`、\`en\` 书写的文字，每种最多 ${maxLength} 个字符`,
  listOf: (item) => `列表，每项为：${item}`,
  atMostItems: (list, maxItems) => `${list}；最多 ${maxItems} 项`,
  mappingOf: (value) => `名称对应：${value}`,
  nestedFields: '若干字段，见下文',
  boolean: '`true` 或 `false`',
  text: '文字',
  boundedText: (maxLength) => `文字，最多 ${maxLength} 个字符`,
  wholeNumber: '整数',
  number: '数',
  boundedNumber: (min, max) => `${min} 到 ${max} 的整数`,
});
