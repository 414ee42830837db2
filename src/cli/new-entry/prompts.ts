import { type CANCEL_SYMBOL, cancel, confirm, intro, isCancel, note, outro, select, text } from '@clack/prompts';
import { identify } from '../../links/identify/index.ts';
import {
  createLink,
  deriveEntryId,
  flattenSections,
  type NewEntryFields,
  suggestKind,
  suggestRole,
} from '../../list/authoring/index.ts';
import { entryKinds, type LinkRole, linkRoles } from '../../list/schema/index.ts';
import type { Language } from '../../model/language.ts';
import type { ListFolder } from '../list/index.ts';
import type { Terminal } from '../terminal/index.ts';

export interface PromptContext {
  language: Language;
  /** What others know of an address once it is known, so that nobody types a title that its owner tells. */
  lookUp: (answers: NewEntryFields) => Promise<NewEntryFields>;
  /** Where questions are read and shown, where that is not this process's own terminal. */
  streams: Terminal['promptStreams'] | undefined;
}

class PromptCancelled extends Error {}

/** What a person answers; stops everything when they press Ctrl+C. */
async function requireAnswer<T>(asked: Promise<T | typeof CANCEL_SYMBOL>): Promise<T> {
  const answer = await asked;
  if (isCancel(answer)) throw new PromptCancelled();
  return answer;
}

/**
 * Asks for what is still open, one question at a time, the address first: it tells the most, and whether the list has it already.
 * Undefined when the person gives up.
 */
export async function promptForEntry(
  known: NewEntryFields,
  folder: ListFolder,
  asking: PromptContext,
): Promise<NewEntryFields | undefined> {
  const words = promptMessages[asking.language];
  intro(words.title, asking.streams);
  try {
    const answers = await promptAllFields(structuredClone(known), folder, asking);
    outro(words.done, asking.streams);
    return answers;
  } catch (error) {
    if (!(error instanceof PromptCancelled)) throw error;
    cancel(words.cancelled, asking.streams);
    return undefined;
  }
}

async function promptAllFields(known: NewEntryFields, folder: ListFolder, asking: PromptContext): Promise<NewEntryFields> {
  const { language, lookUp, streams } = asking;
  let answers = known;
  const words = promptMessages[language];
  const required = (value: string | undefined) => (value?.trim() ? undefined : words.required);
  if (answers.links.length === 0) {
    const isAddress = (value: string | undefined) =>
      value && identify(value).service !== 'unknown' ? undefined : words.noAddress;
    const address = await requireAnswer(
      text({ ...streams, message: words.address, placeholder: 'https://', validate: isAddress }),
    );
    const identity = identify(address);
    const guess = suggestKind(identity);
    if (guess && !answers.kind) answers.kind = guess;
    answers.links.push(createLink(address, suggestRole(identity, answers.kind), undefined));
  }
  await confirmDuplicate(answers, folder, asking);
  answers = await lookUp(answers);

  answers.kind = await requireAnswer(
    select({
      ...streams,
      message: words.kind,
      options: entryKinds.map((value) => ({ value: String(value) })),
      ...(answers.kind ? { initialValue: answers.kind } : {}),
    }),
  );
  const sections = flattenSections(folder.list).map(({ id, name, depth }) => ({
    value: id,
    label: `${'  '.repeat(depth)}${name[language] ?? name.zh ?? name.en}`,
  }));
  answers.section ??= await requireAnswer(select({ ...streams, message: words.section, options: sections, maxItems: 12 }));

  if (answers.kind === 'paper')
    answers.title ??= await requireAnswer(text({ ...streams, message: words.paperTitle, validate: required }));
  else if (!answers.nameEn && !answers.nameZh) {
    const zh = (await requireAnswer(text({ ...streams, message: words.nameZh, defaultValue: '' }))).trim();
    const en = (
      await requireAnswer(text({ ...streams, message: words.nameEn, defaultValue: '', ...(zh ? {} : { validate: required }) }))
    ).trim();
    if (zh) answers.nameZh = zh;
    if (en) answers.nameEn = en;
  }
  if (!answers.descriptionEn && !answers.descriptionZh) {
    const zh = (await requireAnswer(text({ ...streams, message: words.descriptionZh, defaultValue: '' }))).trim();
    const en = (await requireAnswer(text({ ...streams, message: words.descriptionEn, defaultValue: '' }))).trim();
    if (zh) answers.descriptionZh = zh;
    if (en) answers.descriptionEn = en;
  }
  await promptLinks(answers, asking);
  answers.license ??= await requireAnswer(
    text({ ...streams, message: words.license, defaultValue: 'not-stated', placeholder: 'not-stated' }),
  );
  const id = deriveEntryId(answers);
  answers.id = await requireAnswer(
    text({ ...streams, message: words.id, ...(id ? { initialValue: id } : {}), validate: required }),
  );
  return answers;
}

/** The role of the first link, its code where it is a share, then further links until there is none. */
async function promptLinks(answers: NewEntryFields, { language, streams }: PromptContext): Promise<void> {
  const words = promptMessages[language];
  const options = linkRoles.map((value) => ({ value: value as LinkRole }));
  for (const link of answers.links) {
    link.role = await requireAnswer(
      select({ ...streams, message: `${words.role} ${link.url}`, options, initialValue: link.role }),
    );
    if (link.code !== undefined || identify(link.url).service !== 'baidu-pan') continue;
    const isCode = (value: string | undefined) => (/^[0-9A-Za-z]{4}$/.test(value ?? '') ? undefined : words.fourCharacters);
    link.code = await requireAnswer(text({ ...streams, message: words.code, validate: isCode }));
  }
  while (await requireAnswer(confirm({ ...streams, message: words.more, initialValue: false }))) {
    const address = await requireAnswer(text({ ...streams, message: words.address, placeholder: 'https://' }));
    if (identify(address).service === 'unknown') continue;
    const link = createLink(address, suggestRole(identify(address), answers.kind), undefined);
    link.role = await requireAnswer(select({ ...streams, message: words.role, options, initialValue: link.role }));
    answers.links.push(link);
  }
}

/** Says at once when an entry leads to the same thing, before anybody types a description. */
async function confirmDuplicate(
  answers: NewEntryFields,
  folder: ListFolder,
  { language, streams }: PromptContext,
): Promise<void> {
  const keys = new Set(answers.links.map((link) => identify(link.url).key));
  const twin = folder.list.entries.find(({ entry }) => entry.links.some((link) => keys.has(identify(link.url).key)));
  if (!twin) return;
  const words = promptMessages[language];
  note(`${twin.file}:${twin.line}`, words.twin, streams);
  if (!(await requireAnswer(confirm({ ...streams, message: words.goOn, initialValue: false })))) throw new PromptCancelled();
}

const promptMessages = {
  en: {
    title: 'A new entry',
    done: 'Thank you.',
    cancelled: 'Nothing was written.',
    required: 'This is needed.',
    address: 'Address',
    noAddress: 'An address with http:// or https://',
    kind: 'What is it?',
    section: 'Which section?',
    paperTitle: 'Title of the paper',
    nameZh: 'Name in Chinese (Enter for none)',
    nameEn: 'Name in English (Enter for none)',
    descriptionZh: 'One or two sentences in Chinese (Enter for none)',
    descriptionEn: 'One or two sentences in English (Enter for none)',
    role: 'What is this link for?',
    code: 'Extraction code',
    fourCharacters: 'Four letters or digits',
    more: 'Another link?',
    license: 'Licence (SPDX)',
    id: 'Id, which is the name of its file',
    twin: 'The list has an entry that leads to the same thing',
    goOn: 'Go on all the same?',
  },
  zh: {
    title: '新条目',
    done: '谢谢。',
    cancelled: '没有写入任何内容。',
    required: '此项必填。',
    address: '地址',
    noAddress: '请填写以 http:// 或 https:// 开头的地址',
    kind: '类型',
    section: '放在哪一节？',
    paperTitle: '论文标题',
    nameZh: '中文名称（可留空）',
    nameEn: '英文名称（可留空）',
    descriptionZh: '一两句中文说明（可留空）',
    descriptionEn: '一两句英文说明（可留空）',
    role: '这个链接的用途',
    code: '提取码',
    fourCharacters: '四位字母或数字',
    more: '还有其他链接吗？',
    license: '许可证（SPDX）',
    id: '标识，也是文件名',
    twin: '清单中已有条目指向同一资源',
    goOn: '仍要继续吗？',
  },
} as const;
