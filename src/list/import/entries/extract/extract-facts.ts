import { findStatedFacts, readFacts } from '../../../facts/index.ts';
import { type EntryInput, type EntryKind, licensePattern } from '../../../schema/index.ts';

/** Fields that the words of an entry say plainly. The words stay in the description. */
export type EntryFacts = Pick<EntryInput, 'authors' | 'venue' | 'year' | 'license' | 'languages' | 'status' | 'publications'>;

const venues =
  'ACL|EMNLP|NAACL|COLING|EACL|AACL|CoNLL|NeurIPS|NIPS|ICML|ICLR|AAAI|IJCAI|CVPR|ICCV|ECCV|KDD|WWW|SIGIR|CIKM|WSDM|TACL|JMLR|INTERSPEECH|ICASSP|arXiv';
const venuePattern = new RegExp(`(?<![\\w-])(${venues})['’]?[ ,-]*((?:19|20)\\d{2})(?!\\d)`, 'i');
const citationPattern = /^(?:.{0,60}?[^,\s]\s)??((?:\p{Lu}[\p{L}.'-]*\s+){1,4})(?:et|el)\s+al\b/u;

/** The venue after the authors: `Ann Reed et al. SC 2020.` */
const venueAfterAuthorsPattern = /\bet\s+al\b[\s.,]{1,4}(\p{Lu}[\p{L}&/ -]{0,30}?)[ ,]+((?:19|20)\d{2})(?!\d)/u;

/** Years in brackets by themselves, such as `(2021)`. */
const yearPattern = /[(（[【]((?:19|20)\d{2})(?:[-./年]\d{1,2})?月?[)）\]】]/;

const languageNames: [RegExp, string[]][] = [
  [/语言\s*[:：]\s*中英/, ['zh', 'en']],
  [/语言\s*[:：]\s*中文/, ['zh']],
  [/语言\s*[:：]\s*英[文语]/, ['en']],
];

interface DescribedEntry {
  kind: EntryKind;
  description: string;
  isStruck?: boolean;
}

/**
 * Finds the facts of an entry. A fact that could mean something else is left to the description.
 */
export function extractFacts({ kind, description, isStruck }: DescribedEntry): EntryFacts {
  const cited = venueAfterAuthorsPattern.exec(description) ?? venuePattern.exec(description);
  const [, venue, venueYear] = cited ?? [];
  const year = venueYear ?? yearPattern.exec(description)?.[1];
  const author = kind === 'paper' ? citationPattern.exec(description)?.[1]?.trim() : undefined;
  const license = [...description.matchAll(/`([A-Za-z][\w.+-]{1,40})`/g)]
    .map(([, name = '']) => name)
    .find((name) => licensePattern.test(name) && name !== 'not-stated');
  const languages = languageNames.find(([pattern]) => pattern.test(description))?.[1];
  return {
    ...(author ? { authors: [author, 'et al.'] } : {}),
    ...(venue && kind === 'paper' ? { venue } : {}),
    ...(year ? { year: Number(year) } : {}),
    ...(languages ? { languages } : {}),
    ...(license && kind !== 'paper' ? { license } : {}),
    ...(isStruck ? { status: { state: 'gone' as const } } : {}),
  };
}

/**
 * The fields that words state by a label, such as `规模：5 万条`, or by `(formerly X)` behind the name
 * or the description. What can't be read for sure stays words.
 */
export const extractStatedFacts = ({ kind, name, description }: DescribedEntry & { name: string }): Record<string, unknown> =>
  readFacts([...findStatedFacts(name), ...description.split('\n').flatMap(findStatedFacts)], kind).fields;

/**
 * The preprint of a paper that was published elsewhere in another year. The number of arXiv says
 * the year: 1810.04805 is of 2018.
 */
export function extractPreprint(venue: string | undefined, year: number | undefined, arxiv: string | undefined): EntryFacts {
  const preprintYear = 2000 + Number(/^(\d{2})(?:0[1-9]|1[0-2])\./.exec(arxiv ?? '')?.[1]);
  const isElsewhere = venue !== undefined && year !== undefined && !/\barxiv\b/i.test(venue);
  return isElsewhere && preprintYear <= year && preprintYear !== year
    ? { publications: [{ venue: 'arXiv', year: preprintYear }] }
    : {};
}
