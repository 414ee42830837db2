import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';

/** Words that several reports share. In Chinese: full-width punctuation, and a space between Han and Latin letters or digits. */

/** The name of the keeper, as it signs. */
export const productName = { en: 'Listkeeper', zh: '典守' } as const;

const countNouns = {
  link: { one: 'link', many: 'links', zh: '个链接' },
  entry: { one: 'entry', many: 'entries', zh: '个条目' },
  change: { one: 'change', many: 'changes', zh: '处' },
  address: { one: 'address', many: 'addresses', zh: '个地址' },
  thing: { one: 'thing', many: 'things', zh: '处' },
  time: { one: 'time', many: 'times', zh: '次' },
  request: { one: 'request', many: 'requests', zh: '次请求' },
} as const;

export type Noun = keyof typeof countNouns;

/** A number with its noun: `1 link`, `2 links`, `2 个链接`. */
export function pluralize(count: number, noun: Noun, language: Language): string {
  const words = countNouns[noun];
  if (language === 'zh') return `${count} ${words.zh}`;
  return `${count} ${count === 1 ? words.one : words.many}`;
}

/** `a, b and c`; `a、b、c`. */
export const formatList = (items: readonly string[], language: Language): string => getMessages(language).common.list(items);

/** The part of a name before its colon, where that is a name: `MedDG：面向实体的…` is `MedDG`. For sentences, where a name is only named. */
export function shortName(name: string): string {
  const [first = ''] = name.split(/：|: /, 1);
  const short = first.trim();
  return short.length > 1 && short.length <= 40 ? short : name;
}

/** A name before Chinese words: a space between when it ends in a Latin letter or a digit, none after Han or punctuation. */
export function appendChinese(name: string, words: string): string {
  return /[\p{Script=Han}\p{Po}\p{Pe}\p{Pf}]$/u.test(name) ? `${name}${words}` : `${name} ${words}`;
}

/** The day of a moment such as `2026-11-22T03:12Z`. */
export const formatDate = (instant: string): string => instant.slice(0, 10);

/** A moment to the minute, with its zone named: `2026-11-22 03:12 UTC`. */
export const formatMinute = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;

/** The last name of a path. */
export const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** A place as people say it: `cmid.yml line 9`, `cmid.yml 第 9 行`. */
export function formatLocation(file: string, line: number, language: Language): string {
  return language === 'zh' ? `${fileName(file)} 第 ${line} 行` : `${fileName(file)} line ${line}`;
}
