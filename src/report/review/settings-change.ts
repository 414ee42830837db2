import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import type { Review } from '../../model/review.ts';
import type { ChangedSetting, SettingValue } from '../../model/settings-change.ts';
import { escapeInline, formatCodeSpan } from '../../text/escape/escape-markdown.ts';
import type { MarkdownPart } from '../markdown/index.ts';

/** Items of a list that are shown for one setting. */
const maxShownItems = 10;

/**
 * What a pull request changes in the settings, before and after, and the files that Listkeeper
 * would write from then on. Empty where it changes none.
 */
export function formatSettingsChange({ settingsChange }: Review, language: Language): MarkdownPart[] {
  if (settingsChange === undefined) return [];
  const { settingsChange: words } = getMessages(language);
  const { changes, newOutputs, isByMaintainer } = settingsChange;
  const items = [
    ...changes.map((change) => formatChange(change, language)),
    ...newOutputs.map(({ file, exists }) => (exists ? words.replacedOutput : words.newOutput)(formatCodeSpan(file))),
  ].map((line) => `- ${line}`);
  return [...(isByMaintainer ? [] : [`> ${words.byStranger}`]), { header: `**${words.title}**`, items }];
}

function formatChange(change: ChangedSetting, language: Language): string {
  const { common, settingsChange: words } = getMessages(language);
  const name = words.names[change.name] ?? words.names[change.name.split('.')[0] ?? ''];
  const code = formatCodeSpan(change.name, 100);
  const label = name === undefined ? code : `${name}${common.remark(code)}`;
  if ('before' in change) {
    const [before, after] = [change.before, change.after].map((value) => formatValue(change.name, value, language));
    return words.change(label, before ?? '', after ?? '');
  }
  const { added, removed } = change;
  const clauses = [
    ...(added.length > 0 ? [words.added(formatItems(added, language))] : []),
    ...(removed.length > 0 ? [words.removed(formatItems(removed, language))] : []),
  ];
  return common.labelled(label, common.clauses(clauses));
}

function formatItems(values: readonly string[], language: Language): string {
  const { common, settingsChange: words } = getMessages(language);
  const shown = values.slice(0, maxShownItems).map((value) => formatCodeSpan(value, 200));
  const more = values.length - shown.length;
  return more > 0 ? words.more(common.series(shown), more) : common.list(shown);
}

function formatValue(name: string, value: SettingValue, language: Language): string {
  const { settingsChange: words } = getMessages(language);
  if (typeof value === 'boolean') return value ? words.on : words.off;
  if (value === undefined) return words.unset;
  const meaning = words.values[name]?.[String(value)];
  return meaning === undefined ? formatCodeSpan(String(value), 200) : escapeInline(meaning);
}
