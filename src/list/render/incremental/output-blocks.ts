import type { LocatedEntry } from '../../read-list.ts';
import { hashText } from './hash-text.ts';

/** Where the Markdown of an entry is in a text. */
export interface BlockPosition {
  at: number;
  length: number;
  /** Level of its heading; 0 for one line of a list. */
  level: number;
}

/** Where the former text has the Markdown of an entry; undefined where that is not known. */
export type FindFormerBlock = (located: LocatedEntry) => BlockPosition | undefined;

/**
 * The Markdown of the entries of one output: taken from the text that stands there, if that is the
 * former one, and remembered for the next rendering.
 */
export class OutputBlocks {
  readonly #formerHash: string | undefined;
  readonly #findFormer: FindFormerBlock;
  readonly #entries: LocatedEntry[] = [];
  readonly #levels: number[] = [];
  readonly #lengths: number[] = [];
  #texts: string[] = [];
  /** For each of the entries; -1 where it is not known. */
  readonly #places: number[] = [];
  /** Index of each entry; -1 for one that stands there twice. */
  readonly #indexes = new Map<LocatedEntry, number>();
  #standing: string | undefined;
  #writtenHash: string | undefined;
  #rendered = 0;

  constructor(formerHash: string | undefined, findFormer: FindFormerBlock) {
    this.#formerHash = formerHash;
    this.#findFormer = findFormer;
  }

  /** How many blocks were rendered and not taken. */
  get rendered(): number {
    return this.#rendered;
  }

  /** Hash of the text that was written; undefined until `close`. */
  get writtenHash(): string | undefined {
    return this.#writtenHash;
  }

  /** @param standing the text that is to be replaced. */
  open(standing: string): void {
    if (this.#formerHash !== undefined && this.#formerHash === hashText(standing)) this.#standing = standing;
  }

  /** The Markdown of an entry: as it stands, or rendered. */
  take(located: LocatedEntry, level: number, render: () => string): string {
    const text = this.#findStanding(located, level) ?? render();
    this.#entries.push(located);
    this.#levels.push(level);
    this.#texts.push(text);
    return text;
  }

  /** @param written what replaces the standing text. */
  close(written: string): void {
    this.#writtenHash = hashText(written);
    let from = 0;
    for (const [index, located] of this.#entries.entries()) {
      const text = this.#texts[index] ?? '';
      // The blocks are in this order. An equal text before the place of one is as good as it.
      const at = written.indexOf(text, from);
      if (at >= 0) from = at + text.length;
      this.#places.push(at);
      this.#lengths.push(text.length);
      this.#indexes.set(located, this.#indexes.has(located) ? -1 : index);
    }
    this.#texts = [];
  }

  /**
   * Where the written text has the Markdown of an entry: at -1 if nowhere, undefined where that is
   * not known.
   */
  getPosition(located: LocatedEntry): BlockPosition | undefined {
    const index = this.#indexes.get(located);
    if (index === undefined) return { at: -1, length: 0, level: 0 };
    const { [index]: at = -1 } = this.#places;
    return at < 0 ? undefined : { at, length: this.#lengths[index] ?? 0, level: this.#levels[index] ?? 0 };
  }

  #findStanding(located: LocatedEntry, level: number): string | undefined {
    const position = this.#standing === undefined ? undefined : this.#findFormer(located);
    if (position?.level === level) return this.#standing?.slice(position.at, position.at + position.length);
    this.#rendered += 1;
    return undefined;
  }
}
