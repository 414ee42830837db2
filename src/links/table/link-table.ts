import type { LinkCollection, LinkLocation, LinkToCheck } from '../../model/verdict.ts';
import { HashIndex, hashText } from './hash-index.ts';
import { NumberList } from './number-list.ts';
import { StringArena } from './string-arena.ts';

/** Numbers of a row: where its address and its name are, plus one; its first and last place. */
const rowSize = 4;
/** Numbers of a place: its file, line, column, and the next place of its row, plus one. */
const placeSize = 4;

/**
 * Links to check, each address once, with all its places.
 *
 * A link with an address, at most one name and plain places is stored as a row of numbers: 110
 * bytes instead of 400. Its object is made anew whenever it is asked for. All others are kept as
 * they were given.
 */
export class LinkTable implements LinkCollection {
  readonly #texts = new StringArena();
  readonly #rows = new NumberList();
  readonly #places = new NumberList();
  readonly #files: string[] = [];
  readonly #fileNumbers = new Map<string, number>();
  /** Links that are no plain rows, by their number. */
  readonly #others = new Map<number, LinkToCheck>();
  readonly #byKey = new HashIndex();

  /** A table of these links. */
  static from(links: Iterable<LinkToCheck>): LinkTable {
    const table = new LinkTable();
    for (const link of links) table.add(link);
    return table;
  }

  get length(): number {
    return this.#rows.length / rowSize;
  }

  /**
   * Adds a link, or its places and names to a link with the same address and extraction code. A
   * page is the wrong one only if it fits none of the names.
   */
  add(link: LinkToCheck): void {
    const key = buildKey(link);
    const hash = hashText(key);
    const known = this.#byKey.find(hash, (row) => this.#getKey(row) === key);
    if (known !== undefined) this.#merge(known, link);
    else {
      this.#byKey.add(hash);
      this.#append(link);
    }
  }

  at(index: number): LinkToCheck | undefined {
    if (index < 0 || index >= this.length) return undefined;
    return this.#others.get(index) ?? this.#buildLink(index);
  }

  *[Symbol.iterator](): Generator<LinkToCheck, void> {
    for (let index = 0; index < this.length; index += 1) {
      const link = this.at(index);
      if (link !== undefined) yield link;
    }
  }

  related(): Iterable<LinkToCheck> {
    return this.#others.values();
  }

  /** A table of the links with these addresses. */
  filter(isIncluded: (url: string) => boolean): LinkTable {
    const included = new LinkTable();
    for (const link of this) if (isIncluded(link.url)) included.add(link);
    return included;
  }

  #append(link: LinkToCheck): void {
    const url = isPlain(link) ? this.#texts.add(link.url) : undefined;
    const [name] = link.names ?? [];
    const namePosition = url === undefined || name === undefined ? undefined : this.#texts.add(name);
    const isStored = url !== undefined && (name === undefined || namePosition !== undefined);
    const row = this.length;
    this.#rows.push(isStored ? url + 1 : 0);
    this.#rows.push(namePosition === undefined ? 0 : namePosition + 1);
    this.#rows.push(0);
    this.#rows.push(0);
    if (isStored) for (const place of link.at) this.#addPlace(row, place);
    else this.#others.set(row, link);
  }

  #merge(row: number, link: LinkToCheck): void {
    const { names = [], at } = link;
    const name = this.#getText(row, 1);
    const isSameName = names.every((each) => each === name);
    if (isSameName && !this.#others.has(row) && at.every(isPlainPlace)) {
      for (const place of at) this.#addPlace(row, place);
      return;
    }
    const known = this.at(row);
    if (known === undefined) return;
    known.at.push(...at);
    const allNames = [...new Set([...(known.names ?? []), ...names])];
    if (allNames.length > 0) known.names = allNames;
    this.#others.set(row, known);
  }

  #addPlace(row: number, { file, line, column }: LinkLocation): void {
    const place = this.#places.length / placeSize + 1;
    this.#places.push(this.#getFileNumber(file));
    this.#places.push(line);
    this.#places.push(column);
    this.#places.push(0);
    const last = this.#rows.at(row * rowSize + 3);
    if (last === 0) this.#rows.set(row * rowSize + 2, place);
    else this.#places.set((last - 1) * placeSize + 3, place);
    this.#rows.set(row * rowSize + 3, place);
  }

  #getFileNumber(file: string): number {
    const known = this.#fileNumbers.get(file);
    if (known !== undefined) return known;
    const number = this.#files.push(file) - 1;
    this.#fileNumbers.set(file, number);
    return number;
  }

  #buildLink(row: number): LinkToCheck {
    const url = this.#getText(row, 0) ?? '';
    const name = this.#getText(row, 1);
    const at: LinkLocation[] = [];
    for (let place = this.#rows.at(row * rowSize + 2); place !== 0; ) {
      const from = (place - 1) * placeSize;
      const file = this.#files[this.#places.at(from)] ?? '';
      at.push({ file, line: this.#places.at(from + 1), column: this.#places.at(from + 2) });
      place = this.#places.at(from + 3);
    }
    return name === undefined ? { url, at } : { url, names: [name], at };
  }

  #getText(row: number, field: 0 | 1): string | undefined {
    const position = this.#rows.at(row * rowSize + field);
    return position === 0 ? undefined : this.#texts.get(position - 1);
  }

  #getKey(row: number): string {
    const other = this.#others.get(row);
    return other === undefined ? (this.#getText(row, 0) ?? '') : buildKey(other);
  }
}

/** A line break can't be part of a URL, so it separates the parts of the key. */
function buildKey({ url, code, mirrorOf, otherReading }: LinkToCheck): string {
  if (code === undefined && mirrorOf === undefined && otherReading === undefined) return url;
  return [url, code, mirrorOf, otherReading?.url].join('\n');
}

const isPlain = ({ code, mirrorOf, otherReading, names = [], at }: LinkToCheck): boolean =>
  code === undefined && mirrorOf === undefined && otherReading === undefined && names.length < 2 && at.every(isPlainPlace);

const isPlainPlace = ({ entry }: LinkLocation): boolean => entry === undefined;
