import { getMessages } from '../../../../messages/index.ts';
import { type Language, type LocalizedText, languages } from '../../../../model/language.ts';
import { localizeText } from '../../../../text/language/localize-text.ts';
import type { Entry, ListInfo } from '../../../schema/index.ts';
import { getStateLabel } from '../../labels.ts';
import { type FactDisplay, listMarks } from '../../repository-facts.ts';
import { getDisplayName } from '../../sort-entries.ts';
import type { SiteHealth } from '../site-input.ts';
import { buildAllFacts, buildCardFacts, type FactValue, type FactView, type FindName } from './entry-facts.ts';
import { buildLinkViews, type LinkView } from './link-view.ts';

/** A text of the data, with its language where that is not the one of the page. */
export interface TextView {
  text: string;
  language?: Language;
}

/** An entry as the pages of one language show it. Texts are plain: HTML is made of them later. */
export interface EntryView {
  entry: Entry;
  name: TextView;
  /** Its name in the other language, where that differs. */
  otherName?: TextView;
  /** What has become of it. */
  status?: string;
  /** What is known of its repository, in words or signs. */
  marks: readonly string[];
  paragraphs: readonly TextView[];
  note?: TextView;
  links: readonly LinkView[];
  /** The facts of its card. */
  cardFacts: readonly FactValue[];
  /** All facts, built where they are needed. */
  listFacts(): FactView[];
}

export interface EntryViewContext {
  info: ListInfo;
  language: Language;
  health: SiteHealth | undefined;
  display: FactDisplay | undefined;
  findName: FindName;
}

export function buildEntryView(entry: Entry, context: EntryViewContext): EntryView {
  const { language, health, display } = context;
  const name = viewName(entry, language);
  const otherName = languages
    .filter((other) => other !== language)
    .map((other): TextView => ({ text: getDisplayName(entry, other), language: other }))
    .find(({ text }) => text !== name.text);
  const note = viewText(entry.note, language);
  const description = viewText(entry.description, language);
  const status = describeStatus(entry, language);
  const { signs, words } = listMarks(entry, language, display);
  return {
    entry,
    name,
    ...(otherName === undefined ? {} : { otherName }),
    ...(status === undefined ? {} : { status }),
    marks: [...signs, ...words],
    // People write lines as paragraphs and small lists.
    paragraphs: (description?.text ?? '')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((text) => ({ ...description, text })),
    ...(note === undefined ? {} : { note }),
    links: buildLinkViews(entry, language, health),
    cardFacts: buildCardFacts(entry, context),
    listFacts: () => buildAllFacts(entry, context),
  };
}

/** A text in the wanted language, or in another with a note which. */
export function viewText(text: LocalizedText | undefined, language: Language): TextView | undefined {
  const found = localizeText(text, language);
  if (text === undefined || found === undefined) return undefined;
  const texts: Partial<Record<Language, string | undefined>> = text;
  const source = texts[language] === undefined ? languages.find((other) => texts[other] === found) : undefined;
  return source === undefined ? { text: found } : { text: found, language: source };
}

/**
 * A title has no language of its own in the data: Chinese ones are recognized by their characters.
 */
function viewName(entry: Entry, language: Language): TextView {
  if (entry.kind !== 'paper') return viewText(entry.name, language) ?? { text: entry.id };
  const isChinese = /\p{Script=Han}/u.test(entry.title);
  const own: Language = isChinese ? 'zh' : 'en';
  return own === language ? { text: entry.title } : { text: entry.title, language: own };
}

function describeStatus({ status }: Entry, language: Language): string | undefined {
  if (status === undefined || status.state === 'active') return undefined;
  const texts = getMessages(language).readme;
  const state = getStateLabel(status.state, language) + (status.since ? texts.inParentheses(status.since) : '');
  const reason = localizeText(status.reason, language);
  return reason ? texts.withReason(state, reason) : state;
}
