import { type CANCEL_SYMBOL, cancel, confirm, intro, isCancel, note, outro, select, text } from '@clack/prompts';
import { identify } from '../../links/identify/index.ts';
import { expectsAccessCode } from '../../links/services/index.ts';
import {
  createLink,
  deriveEntryId,
  flattenSections,
  type NewEntryFields,
  suggestKind,
  suggestRole,
} from '../../list/authoring/index.ts';
import { readFacts, splitFacts } from '../../list/facts/index.ts';
import { accessCodePattern, entryKinds, type LinkRole, linkRoles } from '../../list/schema/index.ts';
import { getMessages, type Messages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import { localizeText } from '../../text/language/localize-text.ts';
import type { ListFolder } from '../list/index.ts';
import type { Terminal } from '../terminal/index.ts';

export interface PromptSettings {
  folder: ListFolder;
  language: Language;
  /** Fills in what is known of a URL, once it is given, so that nobody types a paper's title. */
  lookUp(answers: NewEntryFields): Promise<NewEntryFields>;
  /** Where prompts are read and shown. Default: the terminal of this process. */
  streams: Terminal['promptStreams'] | undefined;
}

/**
 * Asks for what is still missing, one question at a time. The URL comes first: it tells the most,
 * and whether the list has it.
 * @returns undefined when the person cancels
 */
export async function promptForEntry(known: NewEntryFields, settings: PromptSettings): Promise<NewEntryFields | undefined> {
  const words = getMessages(settings.language).newEntry;
  intro(words.title, settings.streams);
  try {
    const answers = await new EntryPrompts(known, settings).askAll();
    outro(words.done, settings.streams);
    return answers;
  } catch (error) {
    if (!(error instanceof PromptCancelled)) throw error;
    cancel(words.cancelled, settings.streams);
    return undefined;
  }
}

class PromptCancelled extends Error {}

interface TextPrompt {
  message: string;
  /** The value of an empty answer. */
  defaultValue?: string;
  /** The text to start from. */
  initialValue?: string;
  placeholder?: string;
  /** Returns what is wrong with an answer. */
  validate?: (value: string | undefined) => string | undefined;
}

/** The questions of one new entry. Ctrl+C at any of them throws PromptCancelled. */
class EntryPrompts {
  #answers: NewEntryFields;
  readonly #settings: PromptSettings;
  readonly #words: Messages['newEntry'];

  constructor(known: NewEntryFields, settings: PromptSettings) {
    this.#answers = structuredClone(known);
    this.#settings = settings;
    this.#words = getMessages(settings.language).newEntry;
  }

  async askAll(): Promise<NewEntryFields> {
    await this.#askAddress();
    await this.#confirmDuplicate();
    this.#answers = await this.#settings.lookUp(this.#answers);
    await this.#askKindAndSection();
    await this.#askNames();
    await this.#askDescriptions();
    await this.#askFacts();
    await this.#askLinks();
    await this.#askLicenseAndId();
    return this.#answers;
  }

  async #askAddress(): Promise<void> {
    const answers = this.#answers;
    if (answers.links.length > 0) return;
    const words = this.#words;
    const address = await this.#askText({
      message: words.address,
      placeholder: 'https://',
      validate: (value) => (value && identify(value).service !== 'unknown' ? undefined : words.notAnAddress),
    });
    const identity = identify(address);
    const kind = suggestKind(identity);
    if (kind && !answers.kind) answers.kind = kind;
    answers.links.push(createLink(address, suggestRole(identity, answers.kind), undefined));
  }

  /** Shows an entry with the same identity at once, before anybody types a description. */
  async #confirmDuplicate(): Promise<void> {
    const { folder, streams } = this.#settings;
    const keys = new Set(this.#answers.links.map((link) => identify(link.url).key));
    const duplicate = folder.list.entries.find(({ entry }) => entry.links.some((link) => keys.has(identify(link.url).key)));
    if (!duplicate) return;
    note(`${duplicate.file}:${duplicate.line}`, this.#words.duplicate, streams);
    if (!(await this.#askConfirmation(this.#words.continueAnyway))) throw new PromptCancelled();
  }

  async #askKindAndSection(): Promise<void> {
    const answers = this.#answers;
    const { folder, language, streams } = this.#settings;
    answers.kind = await requireAnswer(
      select({
        ...streams,
        message: this.#words.kind,
        options: entryKinds.map((value) => ({ value: String(value) })),
        ...(answers.kind ? { initialValue: answers.kind } : {}),
      }),
    );
    if (answers.section !== undefined) return;
    const options = flattenSections(folder.list).map(({ id, name, depth }) => ({
      value: id,
      label: `${'  '.repeat(depth)}${localizeText(name, language)}`,
    }));
    answers.section = await requireAnswer(select({ ...streams, message: this.#words.section, options, maxItems: 12 }));
  }

  async #askNames(): Promise<void> {
    const answers = this.#answers;
    const words = this.#words;
    if (answers.kind === 'paper') {
      answers.title ??= await this.#askText({ message: words.paperTitle, validate: this.#validateRequired });
      return;
    }
    if (answers.nameEn || answers.nameZh) return;
    const nameZh = await this.#askText({ message: words.nameZh, defaultValue: '' });
    const validate = nameZh === '' ? { validate: this.#validateRequired } : {};
    const nameEn = await this.#askText({ message: words.nameEn, defaultValue: '', ...validate });
    if (nameZh) answers.nameZh = nameZh;
    if (nameEn) answers.nameEn = nameEn;
  }

  async #askDescriptions(): Promise<void> {
    const answers = this.#answers;
    if (answers.descriptionEn || answers.descriptionZh) return;
    const descriptionZh = await this.#askText({ message: this.#words.descriptionZh, defaultValue: '' });
    const descriptionEn = await this.#askText({ message: this.#words.descriptionEn, defaultValue: '' });
    if (descriptionZh) answers.descriptionZh = descriptionZh;
    if (descriptionEn) answers.descriptionEn = descriptionEn;
  }

  /** Everything else in one answer, since most entries need little of it. */
  async #askFacts(): Promise<void> {
    const answers = this.#answers;
    if (answers.facts !== undefined) return;
    const read = (text: string) => {
      const { facts, rest } = splitFacts(text);
      const found = readFacts(facts, answers.kind ?? '');
      return { ...found, unread: [rest, ...found.refused].find((each) => each !== '') };
    };
    const text = await this.#askText({
      message: this.#words.facts,
      defaultValue: '',
      validate: (value) => {
        const { unread } = read(value ?? '');
        return unread === undefined ? undefined : this.#words.notFacts({ text: unread });
      },
    });
    const { fields, links } = read(text);
    answers.facts = fields;
    answers.links.push(...links);
  }

  /** The roles of the links so far, the code of a file share, then further links. */
  async #askLinks(): Promise<void> {
    const words = this.#words;
    for (const link of this.#answers.links) {
      link.role = await this.#askRole(words.roleOf({ url: link.url }), link.role);
      if (link.code !== undefined || !expectsAccessCode(identify(link.url).service)) continue;
      link.code = await this.#askText({
        message: words.code,
        validate: (value) => (accessCodePattern.test(value ?? '') ? undefined : words.notACode),
      });
    }
    while (await this.#askConfirmation(words.anotherLink)) {
      const address = await this.#askText({ message: words.address, placeholder: 'https://' });
      const identity = identify(address);
      if (identity.service === 'unknown') continue;
      const link = createLink(address, suggestRole(identity, this.#answers.kind), undefined);
      link.role = await this.#askRole(words.role, link.role);
      this.#answers.links.push(link);
    }
  }

  async #askLicenseAndId(): Promise<void> {
    const answers = this.#answers;
    answers.license ??= await this.#askText({
      message: this.#words.license,
      defaultValue: 'not-stated',
      placeholder: 'not-stated',
    });
    const id = deriveEntryId(answers);
    answers.id = await this.#askText({
      message: this.#words.id,
      ...(id ? { initialValue: id } : {}),
      validate: this.#validateRequired,
    });
  }

  #validateRequired = (value: string | undefined) => (value?.trim() ? undefined : this.#words.required);

  async #askText(prompt: TextPrompt): Promise<string> {
    return (await requireAnswer(text({ ...this.#settings.streams, ...prompt }))).trim();
  }

  #askConfirmation(message: string): Promise<boolean> {
    return requireAnswer(confirm({ ...this.#settings.streams, message, initialValue: false }));
  }

  #askRole(message: string, initialValue: LinkRole): Promise<LinkRole> {
    const options = linkRoles.map((value) => ({ value: value as LinkRole }));
    return requireAnswer(select({ ...this.#settings.streams, message, options, initialValue }));
  }
}

async function requireAnswer<T>(pending: Promise<T | typeof CANCEL_SYMBOL>): Promise<T> {
  const answer = await pending;
  if (isCancel(answer)) throw new PromptCancelled();
  return answer;
}
