import { exampleDataset, validLinks } from './example-files.ts';
import { defineFinding } from './rule.ts';

/** Reported by the YAML reader. */
export const yamlRefused = defineFinding({
  code: 'yaml-refused',
  severity: 'error',
  fixable: false,
  messages: {
    en: {
      reason: 'Anyone can send a data file. YAML features that make reading slow or run code are rejected.',
      message: ({ found, allowed }) => `Data files can’t use this YAML: ${found}${allowed ? `; the limit is ${allowed}` : ''}.`,
      remedy: 'Use plain YAML without tags, aliases or deep nesting, at most 256 KiB a file. Split or simplify the file.',
    },
    zh: {
      reason: '任何人都可以提交数据文件，因此拒绝会拖慢读取或执行代码的 YAML 写法。',
      message: ({ found, allowed }) => `数据文件不支持这种 YAML：${found}${allowed ? `（上限 ${allowed}）` : ''}。`,
      remedy: '请使用普通写法：不用标签和别名，不嵌套太深，不超过 256 KiB。请拆分或简化文件。',
    },
  },
  example: { text: exampleDataset(`year: !!int "2020"\n${validLinks}`) },
});
