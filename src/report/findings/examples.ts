import { readList } from '../../list/index.ts';
import { settingsPath } from '../../list/schema/index.ts';
import { readSettings } from '../../list/settings/index.ts';
import { validateList } from '../../list/validate/index.ts';
import { maxYamlFileBytes } from '../../list/yaml/index.ts';
import type { Finding, FindingCode } from '../../model/finding.ts';

/** Why a finding matters, and the smallest file that has it: the page of findings and its test are both made from these. */
export interface FindingExample {
  en: string;
  zh: string;
  /** Path of the file that is shown; `data/example.yml` when not given. */
  path?: string;
  /** What stands in it. Without one, the finding is not about a data file's text. */
  text?: string;
  /** Another data file that is needed for it. */
  other?: string;
  /** The finding itself where it comes from something else than reading data. */
  finding?: Partial<Finding>;
}

const exampleList = `title: { en: A list }
languages: [en]
sections:
  - id: datasets
    name: { en: Datasets }
  - id: papers
    name: { en: Papers }
`;

const dataset = (fields: string, name = 'MedDG') => `kind: dataset\nsection: datasets\nname: { en: ${name} }\n${fields}`;
const link = (url: string, rest = '', role = 'data') => `links:\n  - role: ${role}\n    url: ${url}\n${rest}`;
const validLinks = link('https://github.com/lwgkzl/MedDG');
const paper = (fields: string) => `kind: paper\nsection: papers\ntitle: A Study of Lists and Their Keepers\n${fields}`;

export const findingExamples: Record<FindingCode, FindingExample> = {
  'yaml-syntax': {
    en: 'The file cannot be read at all, so nothing in it is checked or shown.',
    zh: '文件无法读取，其中的内容既不检查也不展示。',
    text: dataset('links: [https://a.example.org\n'),
  },
  'yaml-refused': {
    en: 'Data files come from anybody. What makes YAML slow, deep or able to do things is not read.',
    zh: '数据文件可能来自任何人，会让 YAML 变慢、过深或执行动作的写法一律不读。',
    text: dataset('year: !!int "2020"\n'),
  },
  'duplicate-key': {
    en: 'YAML tools disagree on which of the two counts.',
    zh: '不同的 YAML 工具会取不同的那一个。',
    text: dataset(`year: 2019\nyear: 2020\n${validLinks}`),
  },
  'not-an-entry': {
    en: 'A data file holds one entry or a list of entries, and this is neither.',
    zh: '数据文件是一个或多个条目，这里两者都不是。',
    text: 'MedDG, a dataset\n',
  },
  'unknown-field': {
    en: 'A field that nobody reads is usually a slip of the pen; its value would silently be lost.',
    zh: '没有程序会读的字段多半是笔误，其内容会无声地丢失。',
    text: dataset(`task: NER\n${validLinks}`),
  },
  'missing-field': {
    en: 'Some fields every entry needs: kind, section, and a name or title.',
    zh: '有些字段每个条目都要有：kind、section，以及 name 或 title。',
    text: `kind: dataset\nname: { en: MedDG }\n${validLinks}`,
  },
  'wrong-type': {
    en: 'The value is of another type than the field: text where a list belongs, a number where YAML took text for one.',
    zh: '值的类型与字段不符：该是列表却写成文字，或者文字被 YAML 读成了数字。',
    text: paper('identifiers:\n  arxiv: 2010.07490\n'),
  },
  'not-allowed': {
    en: 'The field takes one of a closed list of words, so that everybody says the same thing in the same way.',
    zh: '这个字段只能从固定的几个词里选，这样大家对同一件事有同一种说法。',
    text: dataset(link('https://github.com/lwgkzl/MedDG', '', 'download')),
  },
  malformed: {
    en: 'The value is of the right type, and does not have the form that programs can read.',
    zh: '类型没错，但写法不是程序能读懂的形式。',
    text: dataset(`added: 2020/8/12\n${validLinks}`),
  },
  'too-long': {
    en: 'A list is for finding things. What is said of them at length stands where they are.',
    zh: '清单是用来找东西的，详细说明留在资源自己的页面上。',
    text: dataset(`venue: ${'very '.repeat(40)}long\n${validLinks}`),
  },
  empty: {
    en: 'The field is there and says nothing.',
    zh: '字段写了，却没有内容。',
    text: dataset(`venue:\n${validLinks}`),
  },
  'code-not-text': {
    en: 'About one extraction code in 136 looks like a number, a boolean or nothing to YAML, and is changed when it is read. Quotes keep it.',
    zh: '大约每 136 个提取码中就有一个在 YAML 眼里像数字、真假值或空值，读取时会变样。加引号就不会。',
    text: dataset(link('https://pan.baidu.com/s/1abcdefghij', '    code: 0123\n')),
  },
  'code-missing': {
    en: 'Nobody can open a Baidu Pan share without its code.',
    zh: '没有提取码，谁也打不开百度网盘的分享。',
    text: dataset(link('https://pan.baidu.com/s/1abcdefghij')),
  },
  'code-mismatch': {
    en: 'The address carries one code and the field says another; one of them is wrong.',
    zh: '地址里带了一个提取码，字段里又是另一个，其中必有一错。',
    text: dataset(link('https://pan.baidu.com/s/1abcdefghij?pwd=abcd', '    code: "wxyz"\n')),
  },
  'code-misplaced': {
    en: 'The address is no net-disk share. The code probably belongs to the link above or below.',
    zh: '这个地址不是网盘分享，提取码多半属于上面或下面的链接。',
    text: dataset(link('https://github.com/lwgkzl/MedDG', '    code: "abcd"\n')),
  },
  'bad-address': {
    en: 'An address must be one that everybody can open, written whole.',
    zh: '地址必须完整，并且人人都能打开。',
    text: dataset(link('github.com/lwgkzl/MedDG')),
  },
  'volatile-address': {
    en: 'Search pages, short links, temporary links and bare IP addresses stop working; tracking parameters say who shared the link.',
    zh: '搜索结果页、短链接、临时链接和裸 IP 地址会失效；跟踪参数会暴露是谁分享的。',
    text: dataset(link('https://tianchi.aliyun.com/dataset/95414?spm=5176.12281978')),
  },
  'insecure-address': {
    en: 'The host is known to answer over https; with http a reader can be shown something else.',
    zh: '该网站支持 https；用 http 访问时内容可能被替换。',
    text: dataset(link('http://github.com/lwgkzl/MedDG')),
  },
  'old-address': {
    en: 'The service has moved and keeps the old spelling alive only by redirects, which have failed before.',
    zh: '服务已经搬迁，旧地址只靠跳转维持，而跳转以前就出过故障。',
    text: paper(link('https://www.aclweb.org/anthology/D19-1492/', '', 'paper')),
  },
  'wrong-role': {
    en: 'The role tells readers what waits behind the link; here the address says otherwise.',
    zh: '角色告诉读者链接后面是什么，而这个地址显然是别的东西。',
    text: dataset(link('https://arxiv.org/abs/2010.07497', '', 'code')),
  },
  'no-links': {
    en: 'An entry that leads nowhere helps nobody, unless it says that the thing is gone.',
    zh: '没有去处的条目帮不了任何人，除非它说明资源已经失效。',
    text: dataset('year: 2020\n'),
  },
  'unknown-section': {
    en: 'The entry would appear nowhere, since list.yml has no such section.',
    zh: 'list.yml 里没有这个分类，条目不会出现在任何地方。',
    text: `kind: dataset\nsection: dataset\nname: { en: MedDG }\n${validLinks}`,
  },
  'unknown-relation': {
    en: 'A relation names another entry of the list by its id.',
    zh: '关系要用 id 指明清单中的另一个条目。',
    text: dataset(`${validLinks}relations:\n  - type: described-by\n    to: meddg-paper\n`),
  },
  'duplicate-id': {
    en: 'Other entries, links to the README and the link history speak of an entry by its id.',
    zh: '其他条目、README 的链接和链接历史都用 id 指代条目。',
    text: `id: another\n${dataset(validLinks)}`,
    other: dataset(link('https://example.edu/other'), 'Other'),
  },
  'duplicate-identity': {
    en: 'Two entries lead to one thing, whatever the spelling of their addresses. A dataset and its paper may share a repository: a relation says so.',
    zh: '两个条目指向同一资源，哪怕地址写法不同。数据集和它的论文可以共用一个仓库，用关系写明即可。',
    text: dataset(link('http://www.github.com/LWGKZL/MedDG.git')),
    other: dataset(validLinks, 'Other'),
  },
  'duplicate-link': {
    en: 'One entry names one thing twice, perhaps in two spellings.',
    zh: '一个条目把同一资源写了两次，写法或许不同。',
    text: paper(
      `${link('https://arxiv.org/abs/2010.07497', '', 'paper')}  - role: paper\n    url: https://arxiv.org/pdf/2010.07497v2.pdf\n`,
    ),
  },
  'duplicate-title': {
    en: 'Two entries have one title, and at least one of them is a paper; equal names alone are never a finding.',
    zh: '两个条目题目相同，且至少一个是论文；仅仅名称相同从不算问题。',
    text: paper(link('https://arxiv.org/abs/2010.07497', '', 'paper')),
    other: paper(link('https://aclanthology.org/2020.emnlp-main.743/', '', 'paper')),
  },
  'bad-license': {
    en: 'Licences are written as SPDX identifiers, so that they mean the same to everybody. Where nobody stated one, say not-stated.',
    zh: '许可证用 SPDX 标识书写，含义才一致。没有注明就写 not-stated。',
    text: dataset(`license: Apache License 2.0\n${validLinks}`),
  },
  'repeated-item': {
    en: 'A task, tag or language that is named twice is shown twice.',
    zh: '同一个任务、标签或语言写了两次，就会显示两次。',
    text: dataset(`tasks: [question-answering, question-answering]\n${validLinks}`),
  },
  placeholder: {
    en: 'Placeholders tend to stay. A missing field is honest, and can be searched for.',
    zh: '占位内容往往一直留着。不写这个字段更诚实，也便于日后查找。',
    text: dataset(`description:\n  zh: 待添加\n${validLinks}`),
  },
  spacing: {
    en: 'Chinese beside Latin letters or figures reads better with a space between, and readers search for words as they are written everywhere else. The rules are those of AutoCorrect. Code, addresses and titles in 《》 are left alone.',
    zh: '中文与英文、数字之间空一格更易读，全清单写法一致也便于查找。规则取自 AutoCorrect；代码、地址和书名号内的标题不作改动。',
    text: dataset(`description:\n  zh: 使用NLP工具标注的数据集\n${validLinks}`),
  },
  'mixed-punctuation': {
    en: 'A half-width comma in a Chinese sentence is a slip of the keyboard. Brackets, hyphens and what stands between Latin words are left alone.',
    zh: '中文句子里的半角逗号多半是输入法没有切换。括号、连字符和英文之间的标点不作改动。',
    text: dataset(`description:\n  zh: 共三部分,可用于训练\n${validLinks}`),
  },
  'invisible-character': {
    en: 'Such characters split words that people search for, and some turn the reading round. What joins an emoji or letters of scripts that need it may stay.',
    zh: '这类字符会让人搜不到词，有的还会颠倒阅读顺序。表情符号和确有需要的文字里的连接符可以保留。',
    text: `kind: dataset\nsection: datasets\nname: { en: "Med\\u200BDG" }\n${validLinks}`,
  },
  'identifier-mismatch': {
    en: 'The identifier and the link are of one service, and name two different papers.',
    zh: '标识符和链接属于同一个服务，却指向两篇不同的论文。',
    text: paper(`identifiers:\n  arxiv: "2010.07490"\n${link('https://arxiv.org/abs/2010.07497', '', 'paper')}`),
  },
  'settings-syntax': {
    en: 'Settings that cannot be read count as none; the defaults are used until they are mended.',
    zh: '读不懂的设置等于没有设置，改正之前按默认值运行。',
    path: settingsPath,
    text: 'outputs: [README.md\n',
  },
  'settings-refused': {
    en: 'One setting cannot be used and has its default; the others count.',
    zh: '其中一项设置不可用，按默认值处理；其余照常生效。',
    path: settingsPath,
    text: 'language: cn\n',
  },
  'list-missing': {
    en: 'The title and the sections of a list stand in list.yml, in the data folder.',
    zh: '清单的标题和分类写在数据文件夹的 list.yml 里。',
    finding: { file: 'data/list.yml' },
  },
  'list-refused': {
    en: 'list.yml has a mistake of one of the kinds on this page.',
    zh: 'list.yml 有本页所列的某种问题。',
    path: 'data/list.yml',
    text: 'title: { en: A list }\nlanguages: [english]\nsections:\n  - id: datasets\n    name: { en: Datasets }\n',
  },
  'edited-output': {
    en: 'What stands between the markers of a generated file is written from the data.',
    zh: '生成文件中两个标记之间的内容由数据写出。',
    finding: { file: 'README.md' },
  },
  'output-stale': {
    en: 'The data changed and the generated file did not.',
    zh: '数据改了，生成的文件没有跟着改。',
    finding: { file: 'README.md' },
  },
  'zone-broken': {
    en: 'Without one pair of markers nobody knows which part of the file may be written, so none is.',
    zh: '没有一对完整的标记，就不知道哪一部分可以改写，因此一处也不改。',
    finding: { file: 'README.md', found: 'unclosed' },
  },
  'file-refused': {
    en: 'The file is no plain text, and was passed over.',
    zh: '这个文件不是纯文本，已跳过。',
    finding: { file: 'data/example.yml', found: 'symlink' },
  },
};

/** The finding of an example: the one that its file really gives. Undefined when it gives none, which a test forbids. */
export function findExampleFinding(code: FindingCode): Finding | undefined {
  const { text, path = 'data/example.yml', other, finding } = findingExamples[code];
  if (finding) return { code, severity: 'error', file: '', line: 1, column: 1, ...finding };
  const settings = readSettings(path === settingsPath ? { path, text: text ?? '' } : undefined);
  const files = [
    { path: 'data/list.yml', text: path === 'data/list.yml' ? (text ?? '') : exampleList },
    ...(path === 'data/example.yml' ? [{ path, text: (text ?? '').slice(0, maxYamlFileBytes) }] : []),
    ...(other ? [{ path: 'data/another.yml', text: other }] : []),
  ];
  const isNew = ({ file }: { file: string }) => file === path;
  const all = [...settings.findings, ...validateList(readList(files, settings.settings), settings.settings, isNew)];
  return all.find((each) => each.code === code && each.file === path) ?? all.find((each) => each.code === code);
}
