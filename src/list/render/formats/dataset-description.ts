import { getMessages } from '../../../messages/index.ts';
import { type Language, languages } from '../../../model/language.ts';
import { toSingleLine } from '../../../text/invisible-characters.ts';
import { localizeText } from '../../../text/language/localize-text.ts';
import type { Entry } from '../../schema/index.ts';
import { formatSize } from '../entries/entry-sizes.ts';
import { getTaskLabel } from '../labels.ts';
import { getExportTitle, type ListExport } from './list-export.ts';

/**
 * Limits of Google Dataset Search: a description that is shorter or longer is an error there.
 * https://developers.google.com/search/docs/appearance/structured-data/dataset
 */
const minCharacters = 50;
const maxCharacters = 5000;

/**
 * The description of a dataset for search engines. Where it is too short, what else is known is
 * added until it is long enough: sizes, source, tasks, makers, the other language, the list.
 */
export function writeDescription(entry: Entry, { language, info }: Pick<ListExport, 'language' | 'info'>): string {
  const texts = getMessages(language).readme;
  const own = localizeText(entry.description, language);
  const sentences: string[] = [];
  for (const text of [own, ...listFurtherFacts(entry, { language, info })]) {
    if (text === undefined || text.trim() === '' || sentences.includes(text)) continue;
    sentences.push(endSentence(toSingleLine(text)));
    if ([...sentences.join(texts.sentenceSeparator)].length >= minCharacters) break;
  }
  return [...sentences.join(texts.sentenceSeparator)].slice(0, maxCharacters).join('');
}

function* listFurtherFacts(
  entry: Entry,
  { language, info }: Pick<ListExport, 'language' | 'info'>,
): Generator<string | undefined> {
  const texts = getMessages(language).readme;
  const sizes = 'size' in entry ? (entry.size ?? []).map((size) => formatSize(size, language, info.words)) : [];
  yield capitalize(sizes.join(texts.listSeparator));
  const source = 'source' in entry ? localizeText(entry.source, language) : undefined;
  yield source && capitalize(texts.source(source));
  yield capitalize((entry.tasks ?? []).map((task) => getTaskLabel(task, language, info.words)).join(texts.listSeparator));
  const organization = localizeText(entry.organization, language);
  yield organization && capitalize(texts.organization(organization));
  yield localizeText(entry.note, language);
  for (const other of languages) if (other !== language) yield entry.description?.[other];
  yield getExportTitle(entry, language);
  yield* describeList(info, language);
}

function* describeList(info: ListExport['info'], language: Language): Generator<string | undefined> {
  const title = localizeText(info.title, language);
  yield title && getMessages(language).readme.ofList(title);
  yield localizeText(info.description, language);
}

const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const endSentence = (text: string): string =>
  /[.!?。！？…]["”」）)]?$/.test(text) ? text : `${text}${/\p{Script=Han}/u.test(text) ? '。' : '.'}`;
