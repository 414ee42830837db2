import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reviewPullRequest } from '../../../src/jobs/review/review-pull-request.ts';
import { readList } from '../../../src/list/index.ts';
import { renderOutputs } from '../../../src/list/render/render-outputs.ts';
import { defaultSettings, settingsPath } from '../../../src/list/schema/settings/settings-schema.ts';
import type { CheckRunAction, CommentAction } from '../../../src/model/plan.ts';
import { openTestWorld, type TestWorld } from '../shared/example-list.ts';
import { type Files, type MemoryForge, memoryForge } from '../shared/memory-forge.ts';

/**
 * What went wrong in the list that this project grew from, as pull requests: each mistake is named
 * in the comment with its place and what to do. The entries are written anew; what is wrong with
 * them is what was wrong there.
 */

const entry = (kind: string, section: string, name: string, links: string, more = '') =>
  `kind: ${kind}\nsection: ${section}\n${kind === 'paper' ? `title: "${name}"` : `name: { zh: "${name}" }`}\nlinks:\n${links}${more}`;
const link = (role: string, url: string, more = '') => `  - role: ${role}\n    url: ${url}\n${more}`;
const dataset = (name: string, links: string, more = '') => entry('dataset', 'datasets', name, links, more);
const paper = (title: string, url: string, more = '') => entry('paper', 'papers', title, link('paper', url), more);

const ranking = 'A Generate-and-Rank Framework with Semantic Type Regularization for Biomedical Concept Normalization';
const cometa = 'COMETA: A Corpus for Medical Entity Linking in the Social Media';

const main: Files = {
  [settingsPath]: 'language: zh\n',
  'README.md': '# 清单\n\n<!-- listkeeper:start -->\n<!-- listkeeper:end -->\n',
  'data/list.yml': `title: { zh: 中文医学语言处理 }
languages: [zh]
sections:
  - id: datasets
    name: { zh: 数据集 }
  - id: models
    name: { zh: 模型 }
  - id: papers
    name: { zh: 论文 }
`,
  'data/dialogue.yml': dataset('中文医疗对话', link('data', 'https://github.com/Toyhom/Chinese-medical-dialogue-data')),
  'data/chineseblue.yml': dataset(
    'ChineseBLUE',
    link('code', 'https://github.com/alibaba-research/ChineseBLUE') + link('paper', 'https://arxiv.org/abs/2008.10813'),
  ),
  'data/ranking.yml': paper(ranking, 'https://aclanthology.org/2020.acl-main.748/', 'year: 2020\n'),
  'data/cometa.yml': dataset(cometa, link('paper', 'https://arxiv.org/abs/2010.03295'), 'year: 2020\n'),
  'data/chip-2020-task-1.yml': dataset('CHIP2020', link('homepage', 'http://cips-chip.org.cn/2020/eval1'), 'year: 2020\n'),
};
const readme = renderOutputs(
  readList(
    Object.entries(main).map(([path, text]) => ({ path, text })),
    defaultSettings,
  ),
  { ...defaultSettings, language: 'zh' },
  new Map([['README.md', main['README.md'] ?? '']]),
).files[0]?.text;
main['README.md'] = readme ?? '';

let world: TestWorld;
let forge: MemoryForge;
beforeAll(async () => {
  world = await openTestWorld();
  forge = memoryForge(main);
});
afterAll(() => world.close());

/** What is said about a pull request, and whether it may be merged. */
async function said(files: Record<string, string | null>) {
  const { actions } = await reviewPullRequest(forge, forge.propose(files).number, world.tools);
  const comment = actions.find((action): action is CommentAction => action.type === 'comment')?.body ?? '';
  const verdict = actions.find((action): action is CheckRunAction => action.type === 'check-run')?.conclusion;
  return { comment, verdict };
}

/** The place of the mistake in the pull request, as a link; and that of the twin in the list. */
const at = (id: string, line: number) =>
  new RegExp(
    `\\[${id}\\.yml 第 ${line} 行\\]\\(https://github\\.com/contributor/list/blob/[0-9a-f]{40}/data/${id}\\.yml#L${line}\\)`,
  );
/** The same, named by the entry. */
const listed = (id: string, line: number) =>
  new RegExp(`：\\[[^\\]]+\\]\\(https://github\\.com/someone/list/blob/[0-9a-f]{40}/data/${id}\\.yml#L${line}\\)`);
const twin = (id: string, line: number) =>
  new RegExp(`\\[\`data/${id}\\.yml\`\\]\\(https://github\\.com/someone/list/blob/[0-9a-f]{40}/data/${id}\\.yml#L${line}\\)`);

const ours = 'https://new.example.org/data';
const mistakes: [name: string, files: Record<string, string>, verdict: string, words: RegExp[]][] = [
  [
    'the same repository once more (lines 231 and 247)',
    { 'data/again.yml': dataset('医疗对话数据', link('data', 'https://www.github.com/toyhom/Chinese-medical-dialogue-data/')) },
    'failure',
    [at('again', 6), listed('dialogue', 6), /已在清单中：[^\n]*请直接修改该条目/],
  ],
  [
    'one paper as its page and as its PDF (426 and 454)',
    { 'data/ranking-pdf.yml': paper(ranking, 'https://www.aclweb.org/anthology/2020.acl-main.748.pdf', 'year: 2020\n') },
    'failure',
    [at('ranking-pdf', 6), listed('ranking', 6), /请改为 `https:\/\/aclanthology\.org\/2020\.acl-main\.748\/`/],
  ],
  [
    'a dataset again, without its paper (253 and 562)',
    {
      'data/mc-bert.yml': entry(
        'model',
        'models',
        'MC-BERT',
        link('code', 'https://github.com/alibaba-research/ChineseBLUE') +
          link('article', 'https://zhuanlan.zhihu.com/p/208721884'),
      ),
    },
    'success',
    [/“MC-BERT”可能与已有条目重复/, at('mc-bert', 6), twin('chineseblue', 6), /请用 relations 写明它们的关系/],
  ],
  [
    'one paper under arXiv and under the Anthology (281 and 501)',
    { 'data/cometa-paper.yml': paper(cometa, 'https://aclanthology.org/2020.emnlp-main.253/', 'year: 2020\n') },
    'success',
    [at('cometa-paper', 3), twin('cometa', 1), /题目相同。[^\n]*described-by/],
  ],
  [
    'five tasks of one name',
    Object.fromEntries(
      [2, 3, 5, 6].map((task) => [
        `data/chip-2020-task-${task}.yml`,
        dataset('CHIP2020', link('homepage', `http://cips-chip.org.cn/2020/eval${task}`), 'year: 2020\n'),
      ]),
    ),
    'success',
    [/4 个条目都可以合并/],
  ],
  [
    'a broken anchor in a table of contents mended by hand',
    { 'README.md': `${readme}`.replace('](#', '](#-1') },
    'failure',
    [/README\.md 的这部分由数据自动生成[\s\S]*改为修改数据目录中对应的条目/, /`edited-output`/],
  ],
  [
    'an entry written into the generated part',
    {
      'README.md': `${readme}`.replace(
        '<!-- listkeeper:end -->',
        '### 新数据集\n\n[数据集](https://new.example.org/data)\n\n<!-- listkeeper:end -->',
      ),
    },
    'failure',
    [/`edited-output`/, /请改为添加以下文件[\s\S]*zh: 新数据集\n[\s\S]*url: https:\/\/new\.example\.org\/data/],
  ],
  [
    '待添加',
    { 'data/new.yml': dataset('新数据集', link('data', ours), 'description: { zh: 待添加 }\n') },
    'failure',
    [at('new', 7), /`待添加` 是占位内容/],
  ],
  [
    'an empty link',
    { 'data/new.yml': dataset('新数据集', link('data', '')) },
    'failure',
    [at('new', 6), /第 1 个链接的 `url` 是空的/],
  ],
  [
    'a link that is to come',
    { 'data/new.yml': dataset('新数据集', link('data', '待添加')) },
    'failure',
    [at('new', 6), /`待添加` 是占位内容/],
  ],
  [
    'a share that was cancelled',
    { 'data/new.yml': dataset('新数据集', link('data', 'https://pan.baidu.com/s/1cancelledShare', '    code: "flql"\n')) },
    'failure',
    [at('new', 6), /分享已取消[^\n]*请换成可用的链接，或删除该链接/],
  ],
  [
    'a share without its code',
    { 'data/new.yml': dataset('新数据集', link('data', 'https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ')) },
    'failure',
    [at('new', 6), /没有提取码。请加上 code:/],
  ],
  [
    'a code that YAML reads as a number',
    { 'data/new.yml': dataset('新数据集', link('data', 'https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ', '    code: 0123\n')) },
    'failure',
    [at('new', 7), /提取码 `0123` 会被 YAML 读成数字 123。请改为 `code: "0123"`/],
  ],
  [
    'a space inside an address',
    { 'data/new.yml': dataset('新数据集', link('data', 'https://new.example.org/ data')) },
    'failure',
    [at('new', 6), /是否应为 `https:\/\/new\.example\.org\/data`/],
  ],
  [
    'a task named twice',
    {
      'data/new.yml': dataset(
        '新数据集',
        link('data', ours),
        'tasks: [named-entity-recognition, relation-extraction, named-entity-recognition]\n',
      ),
    },
    'success',
    [at('new', 7), /`named-entity-recognition` 重复列出/],
  ],
  [
    'an entry of the same id in another folder',
    { 'data/more/dialogue.yml': dataset('别的对话', link('data', ours)) },
    'failure',
    [/\[dialogue\.yml 第 1 行\]/, twin('dialogue', 1), /id `dialogue` 已被/],
  ],
  ['a junk file', { 'data/untitled.yml': '未命名\n' }, 'failure', [/untitled\.yml 第 1 行/, /这里不是条目/]],
  [
    'a label for a role',
    { 'data/new.yml': dataset('新数据集', link('论文地址', ours)) },
    'failure',
    [at('new', 5), /`role` 值 `论文地址` 无效。是否应为 `paper`/],
  ],
  [
    'another name for a field',
    { 'data/new.yml': dataset('新数据集', link('data', ours), '数据集描述: { zh: 一个数据集。 }\n') },
    'failure',
    [at('new', 7), /未知字段 `数据集描述`。是否应为 `description`/],
  ],
  [
    'a full-width colon',
    { 'data/new.yml': dataset('新数据集', link('data', ours), 'description：{ zh: 一个数据集。 }\n') },
    'failure',
    [at('new', 7), /请用半角冒号加空格/],
  ],
  [
    'mixed colons and missing spaces',
    { 'data/new.yml': dataset('新数据集', link('data', ours), 'description: { zh: "数据说明: 包含10万条NLP语料" }\n') },
    'success',
    [at('new', 7), /请改为`?「?`?数据说明：包含/, /`包含10` 的空格不规范/],
  ],
  [
    'no licence that anybody knows',
    { 'data/new.yml': dataset('新数据集', link('data', ours), 'license: 仅供研究\n') },
    'failure',
    [at('new', 7), /`仅供研究` 不是有效的 SPDX 许可证标识符/],
  ],
  [
    'an unofficial copy of a paper over http',
    { 'data/new.yml': paper('A paper with a copy', 'http://arxiv-download.xixiaoyao.cn/pdf/2102.02340.pdf') },
    'success',
    [at('new', 6), /请改为 `https:\/\/arxiv\.org\/abs\/2102\.02340`/],
  ],
  [
    'a bare IP address',
    { 'data/new.yml': dataset('新数据集', link('data', 'http://101.200.120.155/browser/')) },
    'success',
    [at('new', 6), /裸 IP 地址，随时可能易主/],
  ],
  [
    'http where https lives',
    { 'data/new.yml': dataset('新数据集', link('data', 'http://github.com/someone/thing')) },
    'success',
    [at('new', 6), /请改为 `https:\/\/github\.com\/someone\/thing`/],
  ],
  [
    'an address on the old host of the Anthology',
    { 'data/new.yml': paper('A paper on the old host', 'https://www.aclweb.org/anthology/D19-1492/') },
    'success',
    [at('new', 6), /请改为 `https:\/\/aclanthology\.org\/D19-1492\/`/],
  ],
  [
    'an entry without a way to it',
    { 'data/new.yml': 'kind: dataset\nsection: datasets\nname: { zh: 新数据集 }\n' },
    'failure',
    [at('new', 1), /缺少链接/],
  ],
  [
    'an entry in a section that is not there',
    { 'data/new.yml': dataset('新数据集', link('data', ours)).replace('section: datasets', 'section: dataset') },
    'failure',
    [at('new', 2), /没有 `dataset` 这个分类。是否应为 `datasets`/],
  ],
];

describe('mistakes of the list that this project grew from', () => {
  it.each(mistakes)('%s', async (_, files, verdict, words) => {
    const told = await said(files);
    for (const each of words) expect(told.comment).toMatch(each);
    expect(told.verdict).toBe(verdict);
  });

  it('five tasks of one name are no duplicates of each other, nor of the one that the list has', async () => {
    const [, files] = mistakes.find(([name]) => name === 'five tasks of one name') ?? [];
    const { comment } = await said(files ?? {});
    expect(Object.keys(files ?? {})).toHaveLength(4);
    expect(comment).not.toMatch(/duplicate|重复|相同/);
  });
});
