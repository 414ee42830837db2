import type { Identity } from '../../../links/identify/index.ts';
import { getService, isServiceOf } from '../../../links/services/index.ts';
import { slugify, toFreeId } from '../../schema/index.ts';
import { identifyLink } from '../read/index.ts';
import type { BuiltEntry } from './build-entry.ts';
import { sectionIdWords } from './section-id-words.ts';

/** The names of two files of every list. */
const reservedFileNames = /^(?:list|schema)$/;

/** The longest id, before a number that makes it unique. */
const maxIdLength = 72;

/** Gives out unique ids: the second `word` is `word-2`. */
export class IdAllocator {
  /** For each id that is taken, the number to try next. */
  readonly #nextNumbers = new Map<string, number>();

  allocate(proposal: string): string {
    const allowed = reservedFileNames.test(proposal) ? `${proposal}-1` : toFreeId(proposal);
    const base = allowed.slice(0, maxIdLength).replace(/[-.]+$/, '') || 'x';
    let number = this.#nextNumbers.get(base) ?? 1;
    const numbered = () => (number === 1 ? base : `${base}-${number}`);
    while (this.#nextNumbers.has(numbered())) number += 1;
    const id = numbered();
    this.#nextNumbers.set(base, number + 1);
    if (id !== base) this.#nextNumbers.set(id, 2);
    return id;
  }
}

/** An id for a section: its Latin words, or English words for its Chinese ones, or its position. */
export function proposeSectionId(name: string, position: number): string {
  const known = sectionIdWords.filter(([pattern]) => pattern.test(name)).map(([, word]) => word);
  const latin = slugify(name.replace(/[#+]+/g, (sign) => (sign.includes('#') ? ' sharp ' : ' plus ')));
  const isHan = /\p{Script=Han}/u.test(name);
  if (!isHan && /[a-z]/.test(latin)) return latin;
  const latinPart = /[a-z]{2}/.test(latin) && latin.length <= 40 ? [latin] : [];
  const translatedParts = known.filter(
    (word) => !latin.includes(word) && !known.some((other) => other !== word && other.includes(word)),
  );
  const combined = [...latinPart, ...translatedParts].slice(0, 4).join('-');
  return combined === '' ? `section-${position}` : combined;
}

/** An id for an entry: its Latin name, its repository or identifier, its host; else its kind. */
export function proposeEntryId({ name, links, kind }: BuiltEntry): string {
  const latin = slugify(name);
  const letters = latin.replace(/[^a-z0-9]/g, '').length;
  const isHan = /\p{Script=Han}/u.test(name);
  if (!isHan && letters >= 1) return latin;
  const identity = links[0] ? identifyLink(links[0]) : undefined;
  const isMostlyLatin = letters >= 3 && /[a-z]{2}/.test(latin) && letters * 2 >= name.replace(/[^\p{L}\p{N}]/gu, '').length;
  if (isMostlyLatin) return latin;
  const fromAddress = identity === undefined ? '' : proposeIdFromAddress(identity);
  if (fromAddress !== '') return fromAddress;
  return letters >= 2 && /[a-z]/.test(latin) ? latin : kind;
}

function proposeIdFromAddress({ service, id, url }: Identity): string {
  if (isServiceOf(service, 'repository')) {
    // A file or folder of a repository has its own name, not that of the repository.
    const [owner = '', repository = owner, ...path] = id.split('/');
    return slugify((path.at(-1) ?? '').replace(/\.\w{1,5}$/, '')) || slugify(repository);
  }
  if (isServiceOf(service, 'paper')) return slugify(`${service}-${id}`).slice(0, 60);
  if (service !== 'web') return slugify(getService(service).getThingName?.(id) ?? '');
  const parsed = URL.parse(url);
  const host = (parsed?.hostname ?? '').replace(/^www\./, '').split('.');
  const last = (parsed?.pathname ?? '')
    .split('/')
    .filter((part) => /^[\w.-]{2,40}$/.test(part) && /[a-z]{2}/i.test(part))
    .at(-1);
  const owner = host.length > 2 && /^(?:com|org|net|edu|gov|ac)$/.test(host.at(-2) ?? '') ? host.at(-3) : host.at(-2);
  return slugify([owner ?? host[0] ?? '', last?.replace(/\.\w{2,5}$/, '') ?? ''].filter(Boolean).join('-'));
}
