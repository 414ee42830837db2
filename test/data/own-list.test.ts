import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { identify } from '../../src/links/identify/identify.ts';
import { formatFile } from '../../src/list/authoring/format-file.ts';
import { readList } from '../../src/list/read-list.ts';
import { type Entry, entrySchema, type Section } from '../../src/list/schema/entry-schema.ts';
import { settingsPath } from '../../src/list/schema/settings-schema.ts';
import { readSettings } from '../../src/list/settings/read-settings.ts';
import { validateList } from '../../src/list/validate/validate-list.ts';
import { addressCorrections } from './address-corrections.ts';
import { readOwnListFiles, readRepositoryFile } from './own-list-files.ts';
import { sourceAddresses, sourceCodes } from './source-addresses.ts';

const files = readOwnListFiles();
const { settings, findings: settingsFindings } = readSettings({ path: settingsPath, text: readRepositoryFile(settingsPath) });
const list = readList(files, settings);
const entries = list.entries.map((located) => located.entry);
const addresses = new Set(entries.flatMap((entry) => entry.links.map((link) => link.url)));
const sections = withSubsections(list.info?.sections ?? []);

/** Entries of each section. The source had the same numbers but for what `mended` says. */
const expected: Record<string, { count: number; mended?: string }> = {
  evaluations: { count: 4 },
  'chinese-datasets': { count: 11, mended: '12 there: one repository stood as entry 8 and as entry 11' },
  'knowledge-graphs': { count: 1 },
  'english-datasets': { count: 3 },
  papers: { count: 0 },
  'papers-pretraining': { count: 6, mended: '5 there: the paper of MC-BERT was named only under its model' },
  'papers-surveys': { count: 1 },
  'papers-electronic-medical-records': { count: 2 },
  'papers-relation-extraction': { count: 1 },
  'papers-knowledge-graph': { count: 1 },
  'papers-diagnosis': { count: 1 },
  'papers-entity-linking': { count: 3 },
  'papers-acl-2020': { count: 4, mended: '5 there: Generate-and-Rank also stood under entity linking' },
  'papers-aaai-2020': { count: 6 },
  'papers-emnlp-2020': { count: 9 },
  corpora: { count: 2 },
  models: { count: 2 },
  tools: { count: 0 },
  'word-segmentation': { count: 1 },
  products: { count: 5 },
  articles: { count: 2 },
  'related-lists': { count: 4 },
};

describe('the list contains all of its original README', () => {
  const mendingOf = new Map(addressCorrections.map((mending) => [mending.found, mending]));

  it.each(sourceAddresses)('%s', (address) => {
    expect(addresses).toContain(mendingOf.get(address)?.kept ?? address);
  });

  it.each(addressCorrections)('$found was corrected, and only once', ({ found, kept, why }) => {
    expect(sourceAddresses).toContain(found);
    expect(addresses).not.toContain(found);
    expect(addresses).toContain(kept);
    expect(identify(kept).url, 'a mended address is the one to prefer').toBe(kept);
    expect(why).not.toBe('');
    expect(addressCorrections.filter((other) => other.found === found)).toHaveLength(1);
  });

  it.each([...sourceCodes])('%s has its extraction code', (share, code) => {
    const links = entries.flatMap((entry) => entry.links).filter((link) => link.url === share);
    expect(links.map((link) => link.code)).toEqual([code]);
  });

  it('has its headings', () => {
    const counts = Object.fromEntries(
      sections.map((section) => [section.id, entries.filter((entry) => entry.section === section.id).length]),
    );
    expect(counts).toEqual(Object.fromEntries(Object.entries(expected).map(([id, { count }]) => [id, count])));
  });

  it('keeps its numbers', () => {
    expect(sizes('meddialog')).toEqual(['1100000 dialogues', '4000000 utterances']);
    expect(sizes('cmekg').slice(0, 3)).toEqual(['6310 diseases', '19853 drugs', '1237 procedures and devices']);
    expect(sizes('bigcilin').map((size) => Number.parseInt(size, 10))).toEqual([750_000, 18_000, 3_000_000, 3_000_000]);
    expect(sizes('pubmedqa').map((size) => Number.parseInt(size, 10))).toEqual([1000, 61_200, 211_300]);
  });

  it('has a status for resources that the prose called withdrawn, gone or ended', () => {
    const states = Object.fromEntries(entries.flatMap((entry) => (entry.status ? [[entry.id, entry.status.state]] : [])));
    expect(states).toMatchObject({
      'medical-textbooks': 'withdrawn',
      bigcilin: 'gone',
      cblue: 'active',
      'mediqa-2021': 'ended',
      'chip-2019-disease-qa': 'ended',
    });
  });
});

describe('one entry per thing', () => {
  const owners = new Map<string, Set<string>>();
  for (const entry of entries) {
    for (const link of entry.links) {
      const { key } = identify(link.url);
      owners.set(key, (owners.get(key) ?? new Set()).add(entry.id));
    }
  }

  it('shares no identity between entries, except one repository with a dataset and a model', () => {
    const shared = [...owners].filter(([, ids]) => ids.size > 1).map(([key, ids]) => [key, [...ids].sort()]);
    expect(shared).toEqual([['github:alibaba-research/chineseblue', ['chineseblue', 'mc-bert']]]);
  });

  it('has each title and each name once', () => {
    const folded = entries.flatMap((entry) => {
      const names = entry.kind === 'paper' ? [entry.title] : [entry.name.zh, entry.name.en];
      return [...new Set(names.flatMap((name) => (name ? [name.toLowerCase()] : [])))];
    });
    expect(new Set(folded).size).toBe(folded.length);
  });

  it.each([
    ['meddialog', 'meddialog-paper'],
    ['cometa', 'cometa-paper'],
    ['chineseblue', 'mc-bert-paper'],
    ['mc-bert', 'mc-bert-paper'],
  ])('%s and %s are related from both sides', (thing, paper) => {
    expect(byId(thing).relations).toContainEqual({ type: 'described-by', to: paper });
    expect(byId(paper).relations).toContainEqual({ type: 'describes', to: thing });
  });

  it('relates only existing entries', () => {
    const targets = entries.flatMap((entry) => (entry.relations ?? []).map((relation) => relation.to));
    expect(targets.filter((id) => !entries.some((entry) => entry.id === id))).toEqual([]);
  });
});

describe('the list is valid', () => {
  it('has settings and entries without findings', () => {
    expect(settingsFindings).toEqual([]);
    expect(validateList(list)).toEqual([]);
    expect(entries).toHaveLength(69);
  });

  it('has one entry per file, named by its id', () => {
    const stray = list.entries.filter((located) => !located.file.endsWith(`/${located.id}.yml`));
    expect(stray.map((located) => located.file)).toEqual([]);
    expect(files).toHaveLength(entries.length + 1);
  });

  it('orders each section by entries of that section', () => {
    for (const section of sections) {
      const inside = entries.filter((entry) => entry.section === section.id).map((entry) => entry.id);
      expect(inside, section.id).toEqual(expect.arrayContaining(section.order ?? []));
      if (inside.length > 1) expect([...(section.order ?? [])].sort(), section.id).toEqual(inside.sort());
    }
  });

  it.each(entries.map((entry) => [entry.id, entry] as const))('%s reads in Chinese and in English', (_id, entry) => {
    expect(entry.description).toEqual({ zh: expect.stringMatching(/\p{Script=Han}.*。$/u), en: expect.stringMatching(/\.$/) });
    if (entry.kind !== 'paper') expect(entry.name).toEqual({ zh: expect.any(String), en: expect.any(String) });
  });

  it('states a license, or that none is stated, for every usable resource', () => {
    const usable = entries.filter((entry) => !['paper', 'product', 'article'].includes(entry.kind));
    expect(usable.filter((entry) => entry.license === undefined).map((entry) => entry.id)).toEqual([]);
  });

  it('is formatted, with the schema named in each first line', () => {
    expect(files.filter((file) => formatFile(file).text !== file.text).map((file) => file.path)).toEqual([]);
    expect(files.filter((file) => !file.text.startsWith('# yaml-language-server: $schema=')).map((file) => file.path)).toEqual(
      [],
    );
  });
});

describe('the pages for contributors', () => {
  it('have an example that is a valid entry of an existing section', () => {
    const example = /```yaml\n(.*?)```/s.exec(readRepositoryFile('CONTRIBUTING.md'))?.[1] ?? '';
    const entry = entrySchema.parse(parse(example));
    expect(sections.map((section) => section.id)).toContain(entry.section);
  });
});

function withSubsections(all: readonly Section[]): Section[] {
  return all.flatMap((section) => [section, ...withSubsections(section.sections ?? [])]);
}

function byId(id: string): Entry {
  const entry = entries.find((candidate) => candidate.id === id);
  if (!entry) throw new Error(`no entry ${id}`);
  return entry;
}

function sizes(id: string): string[] {
  const entry = byId(id);
  return 'size' in entry ? (entry.size ?? []).map((size) => `${size.count} ${size.unit.en}`) : [];
}
