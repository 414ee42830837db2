import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import type { EntryFacts, FactIndex } from '../../model/repository-facts.ts';
import { escapeReadme } from '../../text/escape/escape-markdown.ts';
import { localizeText } from '../../text/language/localize-text.ts';
import type { Entry, FactColumn, FactMark, Output, Section, Settings } from '../schema/index.ts';

/** What an output shows of repositories. */
export interface FactDisplay {
  facts: FactIndex;
  settings: Settings['facts'];
  marks: readonly FactMark[];
}

/** Undefined where the settings name no facts file. */
export const createFactDisplay = (
  facts: FactIndex | undefined,
  settings: Settings['facts'],
  { marks = [] }: Pick<Output, 'marks'>,
): FactDisplay | undefined => facts && { facts, settings, marks };

/** The texts of an entry's facts, as Markdown; empty for what isn't known. */
export function renderRepositoryFacts(
  { id }: Pick<Entry, 'id'>,
  language: Language,
  display: FactDisplay | undefined,
): Record<FactColumn, string> {
  const { stars, pushed, released, license } = display?.facts.get(id) ?? {};
  return {
    stars: stars === undefined ? '' : formatStars(stars, language),
    pushed: formatQuarter(pushed),
    released: formatQuarter(released),
    detected_license: escapeReadme(license ?? ''),
  };
}

/** @param stars rounded: 1200 is `1.2k`. */
export const formatStars = (stars: number, language: Language): string => getMessages(language).readme.starCount(stars);

/** `2026-Q4` as readers see it. */
export const formatQuarter = (quarter = ''): string => quarter.replace('-', ' ');

/** States by which an entry says itself that nothing more is to be expected. */
const finishedStates: ReadonlySet<string | undefined> = new Set(['archived', 'superseded', 'ended', 'withdrawn', 'gone']);

/** The marks that an entry has, of those that are wanted, in their order. */
function selectMarks({ id, status }: Pick<Entry, 'id' | 'status'>, { facts, marks, settings }: FactDisplay): FactMark[] {
  const of: Partial<EntryFacts> = facts.get(id) ?? {};
  const isFinished = finishedStates.has(status?.state);
  const has: Record<FactMark, boolean> = {
    archived: of.archived === true && !isFinished,
    // Of an archived repository that says nothing more.
    stale: of.stale === true && of.archived === undefined && !isFinished,
    popular: (of.stars ?? 0) >= settings.popular,
  };
  return marks.filter((mark) => has[mark]);
}

/** The marks of an entry in words or signs, as plain text. */
export function listMarks(
  entry: Pick<Entry, 'id' | 'status'>,
  language: Language,
  display: FactDisplay | undefined,
): { signs: string[]; words: string[] } {
  const usual = getMessages(language).readme.factMarks;
  const texts = display === undefined ? [] : selectMarks(entry, display);
  const all = texts.map((mark) => localizeText(display?.settings.words[mark], language) ?? usual[mark]);
  const isWord = (text: string) => /[\p{L}\p{N}]/u.test(text);
  return { signs: all.filter((text) => !isWord(text)), words: all.filter(isWord) };
}

/** The marks as Markdown, each by itself. */
export function renderMarks(entry: Entry, language: Language, display: FactDisplay | undefined): string[] {
  const { signs, words } = listMarks(entry, language, display);
  return [...signs, ...words].map(escapeReadme);
}

/** The marks behind a name: signs, then words in parentheses, with a space before them. */
export function renderMarksAfterName(entry: Entry, language: Language, display: FactDisplay | undefined): string {
  const { signs, words } = listMarks(entry, language, display);
  const { inParentheses, listSeparator } = getMessages(language).readme;
  const aside = words.length === 0 ? '' : inParentheses(words.map(escapeReadme).join(listSeparator));
  return `${signs.map((sign) => ` ${escapeReadme(sign)}`).join('')}${aside}`;
}

/** A section whose entries stand in the order that an output asks for. */
export const withOutputSort = (section: Section, sort: Output['sort']): Section =>
  sort === undefined ? section : { ...section, sort, order: undefined };
