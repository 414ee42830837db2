import { stringify } from 'yaml';
import type { Language } from '../../../model/language.ts';
import { toSingleLine } from '../../../text/invisible-characters.ts';
import { localizeText } from '../../../text/localize-text.ts';
import { entryKinds, type ListInfo, type Section } from '../../schema/index.ts';

/** The form by which somebody submits an entry without git: an issue form of GitHub, made from the schema and `list.yml`. */

/**
 * Its fields, in their order. All but the last are one line, so that nothing a person types can be taken for the next field: the last may
 * hold anything, headings too.
 */
export const issueFormFields = ['link', 'code', 'name', 'section', 'kind', 'paper', 'source', 'license', 'description'] as const;

export type IssueFormField = (typeof issueFormFields)[number];

const fieldLabels: Record<IssueFormField, { zh: string; en: string }> = {
  link: { zh: '链接', en: 'Link' },
  code: { zh: '提取码', en: 'Extraction code' },
  name: { zh: '名称', en: 'Name' },
  section: { zh: '分类', en: 'Section' },
  kind: { zh: '类型', en: 'Kind' },
  paper: { zh: '论文链接', en: 'Link to its paper' },
  source: { zh: '代码链接', en: 'Link to its code' },
  license: { zh: '许可证', en: 'Licence' },
  description: { zh: '简介', en: 'Description' },
};

const fieldHints: Record<Exclude<IssueFormField, 'section' | 'kind'>, { zh: string; en: string }> = {
  link: { zh: '只填这一项就够了。', en: 'This alone is enough.' },
  code: { zh: '网盘分享的四位提取码。', en: 'The four characters of a net-disk share.' },
  name: { zh: '不填则取自论文、仓库或网页。', en: 'Left empty, it is taken from the paper, the repository or the page.' },
  paper: { zh: '介绍它的论文。', en: 'The paper that describes it.' },
  source: { zh: '代码仓库。', en: 'The repository of its code.' },
  license: { zh: 'SPDX 标识，例如 MIT、CC-BY-4.0。', en: 'Its SPDX id, such as MIT or CC-BY-4.0.' },
  description: { zh: '一两句话：它是什么，有什么用。', en: 'One or two sentences: what it is, and what it is good for.' },
};

const kindLabels: Record<(typeof entryKinds)[number], { zh: string; en: string }> = {
  dataset: { zh: '数据集', en: 'Dataset' },
  corpus: { zh: '语料', en: 'Corpus' },
  benchmark: { zh: '评测或比赛', en: 'Benchmark or competition' },
  'knowledge-graph': { zh: '知识图谱', en: 'Knowledge graph' },
  model: { zh: '模型', en: 'Model' },
  paper: { zh: '论文', en: 'Paper' },
  toolkit: { zh: '工具', en: 'Tool' },
  product: { zh: '产品', en: 'Product' },
  article: { zh: '文章', en: 'Article' },
  collection: { zh: '清单或合集', en: 'List or collection' },
};

const formTexts = {
  zh: {
    name: '推荐一个条目',
    about: '不用 git：填一个链接即可，其余由典守补全并提交合并请求。',
    open: '请帮我选',
    note: '典守会据此提交一个合并请求，并署上你的名字。之后编辑本议题，合并请求会随之更新。',
  },
  en: {
    name: 'Suggest an entry',
    about: 'Without git: a link is enough. Listkeeper fills in the rest and opens a pull request.',
    open: 'Choose one for me',
    note: 'Listkeeper makes a pull request of this, with your name on it. Edit the issue later, and the pull request follows.',
  },
} as const;

/** GitHub shows this where a field was left empty. */
const noResponse = '_No response_';
const maxOptions = 200;

/** The choices of a dropdown with what each stands for. Texts are unique; `None` is GitHub's own word. */
function buildSectionOptions(info: ListInfo, language: Language): Map<string, string> {
  const options = new Map<string, string>();
  const walk = (sections: readonly Section[], above: string) => {
    for (const section of sections) {
      const path = `${above}${toSingleLine(localizeText(section.name, language) ?? section.id)}`;
      const isTaken = options.has(path) || path === formTexts[language].open || /^none$/i.test(path);
      options.set(isTaken ? `${path} (${section.id})` : path, section.id);
      walk(section.sections ?? [], `${path} › `);
    }
  };
  walk(info.sections, '');
  return new Map([...options].slice(0, maxOptions));
}

const buildKindOptions = (language: Language) => new Map(entryKinds.map((kind) => [kindLabels[kind][language], kind]));

/** The issue form in one language, as YAML. Same list, same bytes. */
export function renderIssueForm(info: ListInfo, language: Language, data = 'data'): string {
  const { name, about, open, note } = formTexts[language];
  const input = (id: Exclude<IssueFormField, 'section' | 'kind'>, type: 'input' | 'textarea' = 'input') => ({
    type,
    id,
    attributes: { label: fieldLabels[id][language], description: fieldHints[id][language] },
    ...(id === 'link' ? { validations: { required: true } } : {}),
  });
  const dropdown = (id: 'section' | 'kind', options: Iterable<string>) => ({
    type: 'dropdown',
    id,
    attributes: { label: fieldLabels[id][language], options: [open, ...options], default: 0 },
  });
  const form = {
    name,
    description: about,
    labels: ['new-entry'],
    body: [
      { type: 'markdown', attributes: { value: note } },
      ...issueFormFields.map((id) => {
        if (id === 'section') return dropdown(id, buildSectionOptions(info, language).keys());
        if (id === 'kind') return dropdown(id, buildKindOptions(language).keys());
        return input(id, id === 'description' ? 'textarea' : 'input');
      }),
    ],
  };
  const head = `# Generated by Listkeeper from ${data}/list.yml; edit there.`;
  return `${head}\n${stringify(form, { lineWidth: 0, defaultStringType: 'PLAIN' })}`;
}

/** What somebody filled in: texts as typed, without those left empty; choices as ids. */
export interface IssueFormSubmission {
  language: Language;
  texts: Partial<Record<Exclude<IssueFormField, 'section' | 'kind'>, string>>;
  section?: string;
  kind?: string;
}

const maxBodyCharacters = 65_536;

/** The language of the form that made a text, told by its first line; undefined for a text that no form of ours made. */
export function detectFormLanguage(body: string): Language | undefined {
  const first = body.slice(0, maxBodyCharacters).trimStart().split(/\r?\n/, 1)[0]?.trim();
  return (['zh', 'en'] as const).find((language) => first === formatFieldHeading('link', language));
}

/**
 * Reads an issue that the form made; undefined for any other text. Fields are found by the form's own labels in the form's own order:
 * other headings are text, and after the last label everything is. Never throws.
 */
export function parseIssueForm(body: string, info: ListInfo): IssueFormSubmission | undefined {
  const lines = body.slice(0, maxBodyCharacters).replace(/\r\n?/g, '\n').split('\n');
  const language = detectFormLanguage(body);
  if (language === undefined) return undefined;

  const values = parseUneditedForm(lines, language) ?? parseEditedForm(lines, language);
  const filled: IssueFormSubmission = { language, texts: {} };
  for (const [field, given] of values) {
    const text = given.trim();
    if (text === '' || text === noResponse) continue;
    if (field === 'section') {
      const section = buildSectionOptions(info, language).get(text);
      if (section !== undefined) filled.section = section;
    } else if (field === 'kind') {
      const kind = buildKindOptions(language).get(text);
      if (kind !== undefined) filled.kind = kind;
    } else filled.texts[field] = text;
  }
  return filled;
}

/**
 * The fields of a text as GitHub writes it: label, blank line, one line, blank line, and so on; all after the last label is the last
 * field's. Here even a value that reads like a label is a value. Undefined for any other text.
 */
function parseUneditedForm(lines: readonly string[], language: Language): Map<IssueFormField, string> | undefined {
  const values = new Map<IssueFormField, string>();
  let at = lines.findIndex((line) => line.trim() !== '');
  for (const field of issueFormFields) {
    if (lines[at]?.trimEnd() !== formatFieldHeading(field, language) || lines[at + 1]?.trim() !== '') return undefined;
    if (field === 'description') return values.set(field, lines.slice(at + 2).join('\n'));
    values.set(field, lines[at + 2] ?? '');
    if (lines[at + 3]?.trim() !== '') return undefined;
    at += 4;
  }
  return undefined;
}

/** The fields of a text that somebody edited by hand: a label counts when it is of a later field than the one before. */
function parseEditedForm(lines: readonly string[], language: Language): Map<IssueFormField, string> {
  const values = new Map<IssueFormField, string>();
  let at = -1;
  for (const line of lines) {
    const next = issueFormFields.findIndex(
      (field, index) => index > at && line.trimEnd() === formatFieldHeading(field, language),
    );
    if (next >= 0) at = next;
    const field = issueFormFields[at];
    if (field !== undefined) values.set(field, next >= 0 ? '' : `${values.get(field) ?? ''}\n${line}`);
  }
  return values;
}

const formatFieldHeading = (field: IssueFormField, language: Language) => `### ${fieldLabels[field][language]}`;
