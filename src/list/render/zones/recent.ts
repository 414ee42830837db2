import { getMessages } from '../../../messages/index.ts';
import type { Language } from '../../../model/language.ts';
import { compareCodeUnits } from '../../../text/compare.ts';
import { escapeReadme } from '../../../text/escape/escape-markdown.ts';
import { localizeText } from '../../../text/language/localize-text.ts';
import { type Entry, isCalendarDate } from '../../schema/index.ts';
import { renderBullet } from '../entries/entry-layouts.ts';
import type { ListExport } from '../formats/index.ts';

/** What is new: the last entries by `added`, and all of them by month. */

const defaultCount = 10;
/** Entries in a file by month: more than anybody reads. */
const maxEntries = 1000;

/** Entries with a day in `added`, the newest first. */
function sortByAdded({ entries }: ListExport): { entry: Entry; added: string }[] {
  const dated = entries.flatMap(({ entry }) =>
    entry.added !== undefined && isCalendarDate(entry.added) ? [{ entry, added: entry.added }] : [],
  );
  return dated.sort((a, b) => compareCodeUnits(b.added, a.added) || compareCodeUnits(a.entry.id, b.entry.id));
}

/** The last entries, a line each with its day. Empty where no entry says when it came. */
export function formatRecent(listExport: ListExport, count = defaultCount): string {
  const { language } = listExport;
  const lines = sortByAdded(listExport)
    .slice(0, count)
    .map(({ entry, added }) => `- ${added} · ${formatItem(entry, language)}`);
  return lines.join('\n');
}

const formatItem = (entry: Entry, language: Language): string => renderBullet(entry, language, undefined, {}).replace(/^- /, '');

/** All entries by the month in which they came, the newest first: the text of a file. */
export function formatChangelog(listExport: ListExport): string {
  const { info, language } = listExport;
  const { whatIsNew, month } = getMessages(language).readme;
  const byMonth = Map.groupBy(sortByAdded(listExport).slice(0, maxEntries), ({ added }) => added.slice(0, 7));
  const parts = [`# ${whatIsNew(escapeReadme(localizeText(info.title, language) ?? ''))}`];
  for (const [key, entries] of byMonth) {
    const [year = '', number = ''] = key.split('-');
    parts.push(`## ${number === '' ? year : month(year, Number(number))}`);
    parts.push(entries.map(({ entry }) => `- ${formatItem(entry, language)}`).join('\n'));
  }
  return `${parts.join('\n\n')}\n`;
}
