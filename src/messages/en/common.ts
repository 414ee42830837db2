import { pluralize } from '../../text/language/plural.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Words, counts and punctuation that many pages share. */
export const common = () => ({
  /** The name that the keeper signs with. */
  keeper: 'Listkeeper',
  /** A headline under the keeper's name. */
  signed: (headline: string) => `Listkeeper: ${headline}`,

  links: (count: number) => pluralize(count, 'link'),
  entries: (count: number) => pluralize(count, 'entry', 'entries'),
  addresses: (count: number) => pluralize(count, 'address', 'addresses'),
  problems: (count: number) => pluralize(count, 'problem'),
  fixes: (count: number) => pluralize(count, 'fix', 'fixes'),
  files: (count: number) => pluralize(count, 'file'),
  errors: (count: number) => pluralize(count, 'error'),
  requests: (count: number) => pluralize(count, 'request'),

  /** What stands in place of the address of a link that has none. */
  emptyAddress: '(empty)',
  /** A label or a place, and what is said about it. */
  labelled: (label: string, text: string) => `${label}: ${text}`,
  /** A remark after a phrase, its space included. */
  remark: (text: string) => ` (${text})`,
  quoted: (text: string) => `“${text}”`,
  /** `a, b and c`. */
  list: (items: readonly string[]) => {
    const last = items.at(-1) ?? '';
    return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
  },
  /** Facts one after another, without an “and”. */
  series: (items: readonly string[]) => items.join(', '),
  /** The same where the facts may hold commas. */
  clauses: (items: readonly string[]) => items.join('; '),
  /** Whole sentences in one paragraph. */
  sentences: (items: readonly string[]) => items.filter((item) => item !== '').join(' '),
  /** A clause as a sentence. */
  sentence: (text: string) => `${text}.`,

  /** A place in a file: `cmid.yml, line 9`. */
  location: (file: string, line: number) => `${file}, line ${line}`,
  /** How many more places there are after a first one. */
  morePlaces: (count: number) => ` (+${count})`,
  /** A day such as `2026-11-08`, without its year where that is the year of `today`. */
  day: (date: string, today: string) => {
    const [year = '', month = '', day = ''] = date.slice(0, 10).split('-');
    const name = months[Number(month) - 1];
    if (name === undefined) return date;
    return `${Number(day)} ${name}${today.startsWith(year) ? '' : ` ${year}`}`;
  },
});
