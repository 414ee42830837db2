import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readList } from '../../src/list/index.ts';
import { renderSite } from '../../src/list/render/site/render-site.ts';
import { defaultSettings, type Entry } from '../../src/list/schema/index.ts';
import { readSiteAssets } from '../../src/runtime/site-assets.ts';
import { reportMeasurement } from './report-measurement.ts';

/** Writes the site of a list of so many entries, in two languages. */
interface Task {
  entries: number;
  folder: string;
}

const root = join(import.meta.dirname, '../..');

await reportMeasurement(
  async ({ entries, folder }: Task) => ({ list: repeatOwnList(entries), folder, assets: await readSiteAssets() }),
  async ({ list, folder, assets }) => {
    const output = { file: 'site/index.html', language: 'zh', zone: 'markers', address: 'https://lists.example/' } as const;
    const started = performance.now();
    const files = renderSite({ list, settings: defaultSettings, output, assets }, list.info?.sections ?? []);
    const renderMs = performance.now() - started;
    let bytes = 0;
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
      bytes += Buffer.byteLength(text);
    }
    return { files: files.length, bytes, renderMs };
  },
);

/**
 * This repository's own list, its entries again and again under other names: texts and links as
 * people write them, in both languages.
 */
function repeatOwnList(count: number) {
  const paths = readdirSync(join(root, 'data'), { recursive: true }).map((path) => `data/${path}`);
  const files = paths
    .filter((path) => path.endsWith('.yml'))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
  const list = readList(files, defaultSettings);
  const own = list.entries;
  const entries = Array.from({ length: count }, (_, index) => {
    const located = own[index % own.length];
    if (located === undefined) throw new Error('the list is empty');
    const round = Math.floor(index / own.length);
    const id = round === 0 ? located.id : `${located.id}-${round}`;
    return { ...located, id, entry: rename(located.entry, id, round) };
  });
  return { ...list, entries };
}

function rename(entry: Entry, id: string, round: number): Entry {
  if (round === 0) return entry;
  if (entry.kind === 'paper') return { ...entry, id, title: `${entry.title} ${round}` };
  const name = Object.fromEntries(Object.entries(entry.name).map(([language, text]) => [language, `${text} ${round}`]));
  return { ...entry, id, name } as Entry;
}
