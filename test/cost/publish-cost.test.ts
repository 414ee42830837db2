import { afterEach, describe, expect, it, vi } from 'vitest';
import { generateEntry, generateList } from '../../bench/fixtures/generated-list.ts';
import { publishOutputs } from '../../src/jobs/publish/index.ts';
import type { JobContext } from '../../src/jobs/shared/index.ts';
import { RenderMemo } from '../../src/list/render/index.ts';
import type { CommitAction } from '../../src/model/plan.ts';
import { type MemoryForge, memoryForge } from '../jobs/shared/memory-forge.ts';

/**
 * What a publication after the merge of one entry parses and renders, as counts: they are the same
 * on every machine and under any load.
 */

const entryCount = 1000;

/** A list that the App publishes: what a plan leaves is there for the next one. */
class PublishedList {
  readonly forge: MemoryForge = memoryForge(generateList(entryCount));
  #stored: string | undefined;

  write(files: Record<string, string>): void {
    this.forge.branches.set('main', { ...this.forge.branches.get('main'), ...files });
  }

  /** Publishes, and counts the files that were read as text and the entries that were rendered. */
  async publish(): Promise<{ files: number; rendered: number; text: string | undefined }> {
    let rendered = 0;
    const { close } = RenderMemo.prototype;
    vi.spyOn(RenderMemo.prototype, 'close').mockImplementation(function (this: RenderMemo, ...given) {
      rendered = this.rendered;
      return close.apply(this, given);
    });
    let files = 0;
    const forge: MemoryForge = {
      ...this.forge,
      readMatchingFiles: async (...selection) => {
        const tree = await this.forge.readMatchingFiles(...selection);
        files += tree.files.length;
        return tree;
      },
    };
    const plan = await publishOutputs(forge, { readRenderCache: async () => this.#stored } as JobContext);
    vi.restoreAllMocks();
    this.#stored = plan.renderCache ?? this.#stored;
    const commit = plan.actions.find((action): action is CommitAction => action.type === 'commit');
    const [file] = commit?.files ?? [];
    const text = file && 'text' in file ? file.text : undefined;
    if (text !== undefined) this.write({ 'README.md': text });
    return { files, rendered, text };
  }

  /** What the README is as a whole rendering. */
  async renderWhole(): Promise<string | undefined> {
    const main = { ...this.forge.branches.get('main'), 'README.md': generateList(0)['README.md'] ?? '' };
    const [commit] = (await publishOutputs(memoryForge(main))).actions;
    const [file] = commit?.type === 'commit' ? commit.files : [];
    return file && 'text' in file ? file.text : undefined;
  }
}

afterEach(() => vi.restoreAllMocks());

describe('a publication', () => {
  it('reads and renders only what was merged, once the list was published', async () => {
    const list = new PublishedList();
    expect(await list.publish()).toMatchObject({ files: entryCount + 2, rendered: entryCount });
    // Our own commit causes the next job.
    expect(await list.publish()).toEqual({ files: 2, rendered: 0, text: undefined });

    list.write({ 'data/part-3/thing-1000.yml': generateEntry(1000) });
    const added = await list.publish();
    expect(added).toMatchObject({ files: 3, rendered: 1 });
    expect(added.text).toBe(await list.renderWhole());

    list.write({ 'data/part-3/thing-3.yml': generateEntry(3).replace('task 3', 'another task') });
    const edited = await list.publish();
    expect(edited).toMatchObject({ files: 3, rendered: 1 });
    expect(edited.text).toBe(await list.renderWhole());
  });

  it('renders the whole list where somebody has edited the generated part', async () => {
    const list = new PublishedList();
    const { text } = await list.publish();
    list.write({ 'README.md': text?.replace('task 7', 'my task') ?? '' });
    const again = await list.publish();
    expect(again.rendered).toBe(entryCount);
    expect(again.text).toBe(text);
  });
});
