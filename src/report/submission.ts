import type { Finding } from '../list/finding.ts';
import { block, code, destination, inline, linked, titled } from './escape.ts';
import { explain } from './findings.ts';
import { fitMarkdown, type MarkdownPart, maximum } from './limits.ts';
import { preview } from './preview.ts';
import { beforeHan, type Language, listed } from './words.ts';

/** What is said on an issue by which somebody submits an entry, and in the pull request that is made of it. */

export type SubmissionState =
  | { is: 'proposed'; name: string; notes: Notes; proposals: string }
  | { is: 'duplicate'; name: string; twins: Twin[] }
  | { is: 'no-address'; text: string }
  | { is: 'dead'; url: string; words: string }
  | { is: 'junk'; links: number }
  | { is: 'to-fix'; name: string; findings: readonly Finding[] }
  | { is: 'declined' }
  /** Somebody has committed on its pull request, which no longer follows the issue. */
  | { is: 'taken-over'; number: number; url: string };

export interface Twin {
  id: string;
  name: string;
  /** Where it stands in the list's data. */
  url: string;
}

/** What a person wants to see of the entry to be. */
export interface Notes {
  /** Markdown of the entry as the outputs will show it. */
  shown: string;
  /** Its file. */
  path: string;
  text: string;
  filledIn: readonly { field: string; from: string }[];
  refused: readonly { field: string; text: string }[];
  /** Section's name. */
  section: string;
}

const fields: Record<string, { zh: string; en: string }> = {
  title: { zh: '标题', en: 'title' },
  name: { zh: '名称', en: 'name' },
  authors: { zh: '作者', en: 'authors' },
  venue: { zh: '发表处', en: 'venue' },
  year: { zh: '年份', en: 'year' },
  license: { zh: '许可证', en: 'licence' },
  kind: { zh: '类型', en: 'kind' },
  section: { zh: '分类', en: 'section' },
  code: { zh: '提取码', en: 'extraction code' },
  paper: { zh: '论文链接', en: 'link to the paper' },
  source: { zh: '代码链接', en: 'link to the code' },
  description: { zh: '简介', en: 'description' },
};

const origins: Record<string, { zh: string; en: string }> = {
  address: { zh: '链接本身', en: 'the address' },
  page: { zh: '网页', en: 'the page' },
  list: { zh: '清单中相近的条目', en: 'entries like it' },
};

/** The one comment on the issue. The headline says whether its author has anything to do. */
export function submissionComment(state: SubmissionState, language: Language): string {
  return fitMarkdown(partsOf(state, language), maximum.body, language);
}

function partsOf(state: SubmissionState, language: Language): MarkdownPart[] {
  const zh = language === 'zh';
  const edit = zh
    ? '编辑本议题的正文即可修改，这里会随之更新。'
    : 'Edit the text of this issue to change it; this comment follows.';
  switch (state.is) {
    case 'proposed': {
      const name = inline(state.name, 120);
      const pulls = linked(zh ? '合并请求' : 'pull request', state.proposals);
      const head = zh
        ? `**典守：${beforeHan(name, '已写成')}${pulls}，等待维护者审阅。谢谢。**`
        : `**Listkeeper: ${name} is now a ${pulls}, for the maintainers to look at. Thank you.**`;
      return [head, ...notesOf(state.notes, language), edit];
    }
    case 'duplicate': {
      const twins = state.twins.map((twin) => `${linked(inline(twin.name, 120), twin.url)} (${code(twin.id, 80)})`);
      const head = zh
        ? `**典守：清单里已经有了：${listed(twins, language)}。**`
        : `**Listkeeper: the list has this already: ${listed(twins, language)}.**`;
      const then = zh
        ? '如果其实是另一个资源，请在正文里换成它自己的链接；如果有新的信息，欢迎在此说明。'
        : 'If this is something else, put its own link into the text above; if you know more about it, say so here.';
      return [head, then, maintainers(language)];
    }
    case 'no-address': {
      const head = zh ? '**典守：没有找到可用的链接。**' : '**Listkeeper: there is no link here that could be used.**';
      const then = zh
        ? `「链接」一栏写的是 ${code(state.text, 200)}。请填一个以 http:// 或 https:// 开头的地址，或 arXiv 编号、DOI。`
        : `The field Link says ${code(state.text, 200)}. Please give an address with http:// or https://, an arXiv number or a DOI.`;
      return [head, then, edit];
    }
    case 'dead': {
      const url = destination(state.url);
      const shown = url === undefined ? code(state.url) : linked(code(state.url, 200), state.url);
      const head = zh ? '**典守：这个链接打不开。**' : '**Listkeeper: this link leads to nothing.**';
      return [head, `${shown}${zh ? '：' : ': '}${inline(state.words, 300)}`, edit, maintainers(language)];
    }
    case 'junk': {
      const head = zh ? '**典守：暂不处理。**' : '**Listkeeper: this is left for a person.**';
      const then = zh
        ? `简介里有 ${state.links} 个链接，看起来像广告。如果不是，请只保留说明文字，链接填在各自的栏里。`
        : `The description holds ${state.links} links, which looks like advertising. If it is not, leave the words and put the links into their own fields.`;
      return [head, then, maintainers(language)];
    }
    case 'to-fix': {
      const head = zh
        ? `**典守：${beforeHan(inline(state.name, 120), '还需要修改。')}**`
        : `**Listkeeper: ${inline(state.name, 120)} needs a change first.**`;
      const items = state.findings.map((finding) => {
        const { message, remedy } = explain(finding, language);
        return `- ${inline([message, remedy].filter(Boolean).join(zh ? '' : ' '), 1000)}`;
      });
      return [head, { items }, edit];
    }
    case 'taken-over': {
      const pull = linked(`#${state.number}`, state.url);
      const head = zh
        ? `**典守：有人正在合并请求 ${pull} 上继续修改，它不再随本议题更新。**`
        : `**Listkeeper: somebody works on this in the pull request ${pull} now; it no longer follows this issue.**`;
      const then = zh
        ? '还想补充或更正什么，请在那个合并请求里留言。谢谢你的推荐。'
        : 'If there is more to say or to change, a comment on that pull request will be read. Thank you for suggesting it.';
      return [head, then];
    }
    case 'declined':
      return [
        zh
          ? '**典守：维护者决定不收录这一条。感谢你的推荐。**'
          : '**Listkeeper: the maintainers decided not to take this in. Thank you for suggesting it.**',
      ];
  }
}

const maintainers = (language: Language): string =>
  language === 'zh'
    ? '<sub>维护者：`/listkeeper approve` 照常提交 · `/listkeeper reject` 不收录 · `/listkeeper duplicate-of <id>`</sub>'
    : '<sub>For maintainers: `/listkeeper approve` proposes it all the same · `/listkeeper reject` · `/listkeeper duplicate-of <id>`</sub>';

function notesOf({ shown, path, text, filledIn, refused, section }: Notes, language: Language): string[] {
  const zh = language === 'zh';
  const word = (field: string) => fields[field]?.[language] ?? field;
  const parts: string[] = [];
  if (filledIn.length > 0) {
    const items = filledIn.map(({ field, from }) => {
      const value = field === 'section' ? `${zh ? '：' : ' '}${inline(section, 80)}` : '';
      return zh
        ? `${word(field)}${value}（据${origins[from]?.zh ?? ` ${from}`}）`
        : `${word(field)}${value} (from ${origins[from]?.en ?? from})`;
    });
    parts.push(zh ? `由典守补上的：${listed(items, language)}。` : `Filled in for you: ${listed(items, language)}.`);
  }
  if (refused.length > 0) {
    const items = refused.map(({ field, text: given }) => `- ${word(field)}${zh ? '：' : ': '}${code(given, 200)}`);
    parts.push(`${zh ? '没有采用，因为格式不符：' : 'Left out, since it does not fit:'}\n\n${items.join('\n')}`);
  }
  parts.push(folded(zh ? '在清单里将显示为' : 'How it will look in the list', preview(shown)));
  parts.push(folded(path, block(text, 'yaml'), true));
  return parts;
}

const folded = (summary: string, text: string, isPath = false): string =>
  `<details><summary>${isPath ? `<code>${summary.replace(/[^\w./-]/g, '')}</code>` : summary}</summary>\n\n${text}\n\n</details>`;

/** The pull request of a submitted entry. Merging it closes the issue. */
export function submissionProposal(
  issue: { number: number; author: string },
  state: { name: string; notes: Notes },
  language: Language,
): { title: string; body: string } {
  const zh = language === 'zh';
  const by = inline(issue.author, 60);
  const head = zh
    ? `由 ${by} 在 #${issue.number} 中推荐。正文修改后，这里会随之更新；在这个分支上另行提交之后，则不再改动。`
    : `Suggested by ${by} in #${issue.number}. When the issue is edited, this follows, until somebody commits here.`;
  const title = `${zh ? '收录' : 'Add'} ${titled(state.name)}`;
  const parts = [head, ...notesOf(state.notes, language), `Closes #${issue.number}`];
  return { title: [...title].slice(0, maximum.title).join(''), body: fitMarkdown(parts, maximum.body, language) };
}
