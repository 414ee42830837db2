import type { SourceFile } from '../../../model/finding.ts';
import { compareCodeUnits } from '../../../text/compare.ts';
import type { LocatedEntry, ParsedList } from '../../read-list.ts';
import { detectOutputFormat, type Settings } from '../../schema/index.ts';
import { type EntrySummary, restoreEntry, summarizeEntry, summaryLength, WholeListNeededError } from './entry-summary.ts';
import { hashText } from './hash-text.ts';
import { OutputBlocks } from './output-blocks.ts';
import { type CachedEntry, formatVersion, parseRenderCache, type RenderCache, readHash, readPosition } from './render-cache.ts';

/** For fewer entries a whole rendering takes less than reading a cache. */
const usualMinEntries = 500;

/** What is known of the last rendering of a list, and what the present one leaves. */
export class RenderMemo {
  readonly #settings: Settings;
  readonly #minEntries: number;
  readonly #stamp: string;
  readonly #former: RenderCache | undefined;
  /** Paths of files that are as they were, with their hashes. */
  readonly #unchanged = new Map<string, string>();
  readonly #cachedEntries = new Map<LocatedEntry, CachedEntry>();
  readonly #outputs = new Map<string, OutputBlocks>();

  /** @param stored what the last rendering left; any text, or none. */
  constructor(settings: Settings, stored: string | undefined, minEntries = usualMinEntries) {
    this.#settings = settings;
    this.#minEntries = minEntries;
    this.#stamp = hashText(JSON.stringify([formatVersion, settings]));
    this.#former = stored === undefined ? undefined : parseRenderCache(stored, this.#stamp);
  }

  /** Whether anything of the last rendering can be used. */
  get isFilled(): boolean {
    return this.#former !== undefined && this.#former.files.size > 0;
  }

  /** How many entries were rendered, in all outputs. */
  get rendered(): number {
    return [...this.#outputs.values()].reduce((sum, { rendered }) => sum + rendered, 0);
  }

  /** Whether a file of the list is as it was, so that it need not be parsed. */
  isUnchanged(path: string, content: Uint8Array): boolean {
    const hash = readHash(this.#former?.files.get(path)?.[0]);
    if (hash === undefined || hash !== hashText(content)) return false;
    this.#unchanged.set(path, hash);
    return true;
  }

  /**
   * Adds the entries of the files that are as they were.
   * @param list of the other files.
   * @throws WholeListNeededError if `list.yml` has changed: it has a say in every entry.
   */
  complete(list: ParsedList, files: readonly SourceFile[]): ParsedList {
    if (!this.#former) return list;
    const listFile = files.find(({ path }) => path === list.listFile);
    if (this.#former.list !== hashText(listFile?.text ?? '')) throw new WholeListNeededError('former list.yml');
    const restored = [...this.#unchanged.keys()].flatMap((path) => this.#restore(path));
    const entries = [...restored, ...list.entries].sort((a, b) => compareCodeUnits(a.file, b.file));
    return { ...list, entries };
  }

  /** The Markdown of the entries of an output. */
  openOutput(file: string): OutputBlocks {
    const index = this.#former?.outputs.findIndex((output) => output.file === file) ?? -1;
    const findFormer = (located: LocatedEntry) => {
      const entry = this.#cachedEntries.get(located);
      return entry && readPosition(entry, index);
    };
    const blocks = new OutputBlocks(this.#former?.outputs[index]?.hash, findFormer);
    this.#outputs.set(file, blocks);
    return blocks;
  }

  /**
   * What the next rendering can use; undefined where that is nothing.
   * @param files those that were parsed, among others.
   */
  close(list: ParsedList, files: readonly SourceFile[]): RenderCache | undefined {
    const outputs = this.#settings.outputs.filter((output) => detectOutputFormat(output) === 'markdown');
    const written = outputs.flatMap(({ file }) => ({ file, hash: this.#outputs.get(file)?.writtenHash ?? '' }));
    if (list.entries.length < this.#minEntries || written.some(({ hash }) => hash === '')) return undefined;
    const texts = new Map(files.map(({ path, text }) => [path, text]));
    const isDependent = this.#findDependent(list);
    const cached = new Map<string, CachedEntry[]>();
    for (const [path, entries] of Map.groupBy(list.entries, ({ file }) => file)) {
      if (entries.some(isDependent)) continue;
      const hash = this.#unchanged.get(path) ?? hashText(texts.get(path) ?? '');
      const own = entries.flatMap((located) => this.#cacheEntry(located, hash, written) ?? []);
      if (own.length === entries.length) cached.set(path, own);
    }
    return { stamp: this.#stamp, list: hashText(texts.get(list.listFile) ?? ''), outputs: written, files: cached };
  }

  #restore(path: string): LocatedEntry[] {
    return (this.#former?.files.get(path) ?? []).map((entry) => {
      const located = restoreEntry(entry, path);
      this.#cachedEntries.set(located, entry);
      return located;
    });
  }

  /**
   * Entries with a finding, and those that are related to others, in both directions: their
   * Markdown has names and addresses of the others.
   */
  #findDependent(list: ParsedList): (located: LocatedEntry) => boolean {
    const reported = new Set(list.findings.map(({ file }) => file));
    const parsed = list.entries.filter((located) => !this.#cachedEntries.has(located));
    const ids = new Set<string>();
    for (const { id, entry } of parsed) for (const { to } of entry.relations ?? []) ids.add(to).add(id);
    return ({ id, file, isValid }) => !isValid || reported.has(file) || ids.has(id);
  }

  /** Undefined where it is not known where the entry stands. */
  #cacheEntry(located: LocatedEntry, hash: string, outputs: readonly { file: string }[]): [CachedEntry] | undefined {
    const blocks: number[] = [];
    for (const { file } of outputs) {
      const position = this.#outputs.get(file)?.getPosition(located);
      if (position === undefined) return undefined;
      blocks.push(position.at, position.length, position.level);
    }
    const former = this.#cachedEntries.get(located);
    const summary = former ? (former.slice(0, summaryLength) as unknown as EntrySummary) : summarizeEntry(located);
    return [[...summary, located.file, hash, ...blocks]];
  }
}
