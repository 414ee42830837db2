import { readList } from '../../../../../src/list/index.ts';
import { defaultSettings, type Entry, type ListInfo } from '../../../../../src/list/schema/index.ts';

const list = 'title: { en: L }\nlanguages: [en, zh]\nusual_languages: [zh-Hans]\nsections: [{ id: a, name: { en: A } }]\n';

/** An entry of these fields, and the list that it is in. */
export function readExampleEntry(fields: string, kind = 'dataset'): { entry: Entry; info: ListInfo } {
  const text = `kind: ${kind}\nsection: a\n${fields}`;
  const { info, entries, findings } = readList(
    [
      { path: 'data/list.yml', text: list },
      { path: 'data/one.yml', text },
    ],
    defaultSettings,
  );
  const entry = entries[0]?.entry;
  if (entry === undefined || info === undefined || findings.length > 0) throw new Error(JSON.stringify(findings));
  return { entry, info };
}
