/** A list of so many entries, one file each, as large lists grow. */
export function listOfEntries(count: number): Record<string, string> {
  const sections = Array.from({ length: 20 }, (_, i) => `  - id: part-${i}\n    name: {en: Part ${i}}\n`).join('');
  const files: Record<string, string> = {
    'data/list.yml': `title: {en: A long list}\nlanguages: [zh-Hans, en]\nsections:\n${sections}`,
    'README.md': '# A long list\n\n<!-- listkeeper:start -->\n<!-- listkeeper:end -->\n',
  };
  for (let i = 0; i < count; i += 1) files[`data/part-${i % 20}/thing-${i}.yml`] = entry(i);
  return files;
}

/** One entry as YAML, in two languages and with three links; nothing is wrong with it. */
export function entry(i: number): string {
  return `kind: dataset
section: part-${i % 20}
name:
  zh: 数据集 ${i}
  en: ${nameOf(i)} ${i}
description:
  zh: 面向第 ${i} 类任务的标注语料，来自公开的评测。
  en: An annotated corpus for task ${i}, from a public evaluation.
links:
  - role: homepage
    url: https://host${i % 500}.example.org/data/${i}
  - role: code
    url: https://github.com/owner${i % 900}/dataset-${i}
  - role: paper
    url: https://arxiv.org/abs/${2000 + (i % 12)}.${String(10_000 + i)}
tags: [tag-${i % 40}]
languages: [zh-Hans]
license: not-stated
`;
}

const syllables = ['ka', 'mo', 'ri', 'ten', 'su', 'lo', 'ba', 'ne', 'vi', 'dor'];

/** Names that are not alike, so that none is taken for a duplicate of another. */
function nameOf(i: number): string {
  const digits = String(i * 7919 + 100_000).split('');
  return digits.map((digit) => syllables[Number(digit)] ?? '').join('');
}
