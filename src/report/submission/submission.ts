import type { Finding } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import {
  encodeLinkUrl,
  escapeInline,
  escapeTitle,
  formatCodeBlock,
  formatCodeSpan,
  wrapInLink,
} from '../../text/escape-markdown.ts';
import { explainFinding } from '../findings/index.ts';
import { fitMarkdown, githubLimits, type MarkdownPart } from '../markdown/index.ts';
import { appendChinese, formatList } from '../messages/index.ts';
import { sanitizeEntryPreview } from '../preview/index.ts';

/** What is said on an issue by which somebody submits an entry, and in the pull request that is made of it. */

export type SubmissionOutcome =
  | { is: 'proposed'; name: string; notes: SubmissionDetails; proposals: string }
  | { is: 'duplicate'; name: string; twins: ExistingEntry[] }
  | { is: 'no-address'; text: string }
  | { is: 'dead'; url: string; words: string }
  | { is: 'junk'; links: number }
  | { is: 'to-fix'; name: string; findings: readonly Finding[] }
  | { is: 'declined' }
  /** Somebody has committed on its pull request, which no longer follows the issue. */
  | { is: 'taken-over'; number: number; url: string };

export interface ExistingEntry {
  id: string;
  name: string;
  /** Where it stands in the list's data. */
  url: string;
}

/** What a person wants to see of the entry to be. */
export interface SubmissionDetails {
  /** Markdown of the entry as the outputs will show it. */
  preview: string;
  /** Its file. */
  path: string;
  text: string;
  filledFields: readonly { field: string; from: string }[];
  rejectedFields: readonly { field: string; text: string }[];
  /** Section's name. */
  section: string;
}

const fieldLabels: Record<string, { zh: string; en: string }> = {
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

const sourceLabels: Record<string, { zh: string; en: string }> = {
  address: { zh: '链接本身', en: 'the address' },
  page: { zh: '网页', en: 'the page' },
  list: { zh: '清单中相近的条目', en: 'entries like it' },
};

/** The one comment on the issue. The headline says whether its author has anything to do. */
export function formatSubmissionComment(state: SubmissionOutcome, language: Language): string {
  return fitMarkdown(formatOutcome(state, language), githubLimits.body, language);
}

function formatOutcome(state: SubmissionOutcome, language: Language): MarkdownPart[] {
  const zh = language === 'zh';
  const edit = zh
    ? '编辑本议题的正文即可修改，这里会随之更新。'
    : 'Edit the text of this issue to change it; this comment follows.';
  switch (state.is) {
    case 'proposed': {
      const name = escapeInline(state.name, 120);
      const pulls = wrapInLink(zh ? '合并请求' : 'pull request', state.proposals);
      const head = zh
        ? `**典守：${appendChinese(name, '已写成')}${pulls}，等待维护者审阅。谢谢。**`
        : `**Listkeeper: ${name} is now a ${pulls}, for the maintainers to look at. Thank you.**`;
      return [head, ...formatDetails(state.notes, language), edit];
    }
    case 'duplicate': {
      const twins = state.twins.map(
        (twin) => `${wrapInLink(escapeInline(twin.name, 120), twin.url)} (${formatCodeSpan(twin.id, 80)})`,
      );
      const head = zh
        ? `**典守：清单里已经有了：${formatList(twins, language)}。**`
        : `**Listkeeper: the list has this already: ${formatList(twins, language)}.**`;
      const then = zh
        ? '如果其实是另一个资源，请在正文里换成它自己的链接；如果有新的信息，欢迎在此说明。'
        : 'If this is something else, put its own link into the text above; if you know more about it, say so here.';
      return [head, then, formatMaintainerHint(language)];
    }
    case 'no-address': {
      const head = zh ? '**典守：没有找到可用的链接。**' : '**Listkeeper: there is no link here that could be used.**';
      const then = zh
        ? `「链接」一栏写的是 ${formatCodeSpan(state.text, 200)}。请填一个以 http:// 或 https:// 开头的地址，或 arXiv 编号、DOI。`
        : `The field Link says ${formatCodeSpan(state.text, 200)}. Please give an address with http:// or https://, an arXiv number or a DOI.`;
      return [head, then, edit];
    }
    case 'dead': {
      const url = encodeLinkUrl(state.url);
      const shown = url === undefined ? formatCodeSpan(state.url) : wrapInLink(formatCodeSpan(state.url, 200), state.url);
      const head = zh ? '**典守：这个链接打不开。**' : '**Listkeeper: this link leads to nothing.**';
      return [head, `${shown}${zh ? '：' : ': '}${escapeInline(state.words, 300)}`, edit, formatMaintainerHint(language)];
    }
    case 'junk': {
      const head = zh ? '**典守：暂不处理。**' : '**Listkeeper: this is left for a person.**';
      const then = zh
        ? `简介里有 ${state.links} 个链接，看起来像广告。如果不是，请只保留说明文字，链接填在各自的栏里。`
        : `The description holds ${state.links} links, which looks like advertising. If it is not, leave the words and put the links into their own fields.`;
      return [head, then, formatMaintainerHint(language)];
    }
    case 'to-fix': {
      const head = zh
        ? `**典守：${appendChinese(escapeInline(state.name, 120), '还需要修改。')}**`
        : `**Listkeeper: ${escapeInline(state.name, 120)} needs a change first.**`;
      const items = state.findings.map((finding) => {
        const { message, remedy } = explainFinding(finding, language);
        return `- ${escapeInline([message, remedy].filter(Boolean).join(zh ? '' : ' '), 1000)}`;
      });
      return [head, { items }, edit];
    }
    case 'taken-over': {
      const pull = wrapInLink(`#${state.number}`, state.url);
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

const formatMaintainerHint = (language: Language): string =>
  language === 'zh'
    ? '<sub>维护者：`/listkeeper approve` 照常提交 · `/listkeeper reject` 不收录 · `/listkeeper duplicate-of <id>`</sub>'
    : '<sub>For maintainers: `/listkeeper approve` proposes it all the same · `/listkeeper reject` · `/listkeeper duplicate-of <id>`</sub>';

function formatDetails(
  { preview, path, text, filledFields, rejectedFields, section }: SubmissionDetails,
  language: Language,
): string[] {
  const zh = language === 'zh';
  const word = (field: string) => fieldLabels[field]?.[language] ?? field;
  const parts: string[] = [];
  if (filledFields.length > 0) {
    const items = filledFields.map(({ field, from }) => {
      const value = field === 'section' ? `${zh ? '：' : ' '}${escapeInline(section, 80)}` : '';
      return zh
        ? `${word(field)}${value}（据${sourceLabels[from]?.zh ?? ` ${from}`}）`
        : `${word(field)}${value} (from ${sourceLabels[from]?.en ?? from})`;
    });
    parts.push(zh ? `由典守补上的：${formatList(items, language)}。` : `Filled in for you: ${formatList(items, language)}.`);
  }
  if (rejectedFields.length > 0) {
    const items = rejectedFields.map(
      ({ field, text: given }) => `- ${word(field)}${zh ? '：' : ': '}${formatCodeSpan(given, 200)}`,
    );
    parts.push(`${zh ? '没有采用，因为格式不符：' : 'Left out, since it does not fit:'}\n\n${items.join('\n')}`);
  }
  parts.push(formatFold(zh ? '在清单里将显示为' : 'How it will look in the list', sanitizeEntryPreview(preview)));
  parts.push(formatFold(path, formatCodeBlock(text, 'yaml'), true));
  return parts;
}

const formatFold = (summary: string, text: string, isPath = false): string =>
  `<details><summary>${isPath ? `<code>${summary.replace(/[^\w./-]/g, '')}</code>` : summary}</summary>\n\n${text}\n\n</details>`;

/** The pull request of a submitted entry. Merging it closes the issue. */
export function formatSubmissionPullRequest(
  issue: { number: number; author: string },
  state: { name: string; notes: SubmissionDetails },
  language: Language,
): { title: string; body: string } {
  const zh = language === 'zh';
  const by = escapeInline(issue.author, 60);
  const head = zh
    ? `由 ${by} 在 #${issue.number} 中推荐。正文修改后，这里会随之更新；在这个分支上另行提交之后，则不再改动。`
    : `Suggested by ${by} in #${issue.number}. When the issue is edited, this follows, until somebody commits here.`;
  const title = `${zh ? '收录' : 'Add'} ${escapeTitle(state.name)}`;
  const parts = [head, ...formatDetails(state.notes, language), `Closes #${issue.number}`];
  return { title: [...title].slice(0, githubLimits.title).join(''), body: fitMarkdown(parts, githubLimits.body, language) };
}
