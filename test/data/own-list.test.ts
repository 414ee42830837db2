import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { identify } from '../../src/links/identify/identify.ts';
import { formatFile } from '../../src/list/authoring/format-file.ts';
import { readList } from '../../src/list/index.ts';
import { builtInFields, type Entry, entrySchema, type Section } from '../../src/list/schema/entry/entry-schema.ts';
import { settingsPath } from '../../src/list/schema/settings/settings-schema.ts';
import { readSettings } from '../../src/list/settings/read-settings.ts';
import { validateList } from '../../src/list/validate/validate-list.ts';
import { addressCorrections } from './address-corrections.ts';
import { readOwnListFiles, readRepositoryFile } from './own-list-files.ts';
import { sisterListAddresses } from './sister-addresses.ts';
import { sourceAddresses, sourceCodes } from './source-addresses.ts';

const files = readOwnListFiles();
const { settings, findings: settingsFindings } = readSettings({ path: settingsPath, text: readRepositoryFile(settingsPath) });
const list = readList(files, settings);
const entries = list.entries.map((located) => located.entry);
const addresses = new Set(entries.flatMap((entry) => entry.links.map((link) => link.url)));
const sections = withSubsections(list.info?.sections ?? []);

describe('the list contains all of its original README', () => {
  const mendingOf = new Map(addressCorrections.map((mending) => [mending.found, mending]));

  it('names each address of its two states once', () => {
    expect(sourceAddresses).toHaveLength(91);
    expect(new Set(sourceAddresses).size).toBe(91);
  });

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

describe('the list contains what its sister list has', () => {
  it.each(sisterListAddresses)('$found', ({ found, entry, kept, why }) => {
    if (entry === undefined) expect(addresses).not.toContain(found);
    else expect(byId(entry).links.map((link) => link.url)).toContain(kept ?? found);
    expect(why !== undefined, 'a reason for each difference').toBe(entry === undefined || kept !== undefined);
  });

  it('names each address once', () => {
    expect(new Set(sisterListAddresses.map(({ found }) => found)).size).toBe(61);
    expect(sisterListAddresses).toHaveLength(61);
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

  it('shares an identity only between entries that are related', () => {
    const unrelated = [...owners].flatMap(([key, ids]) =>
      [...ids].flatMap((one) =>
        [...ids].filter((other) => one < other && !areRelated(one, other)).map((other) => [key, one, other]),
      ),
    );
    expect(unrelated).toEqual([]);
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
    expect(entries).toHaveLength(293);
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
    }
  });

  it('has entries in each section or below it', () => {
    const filled = (section: Section) =>
      withSubsections([section]).some((each) => entries.some((entry) => entry.section === each.id));
    expect(sections.filter((section) => !filled(section)).map((section) => section.id)).toEqual([]);
  });

  it.each(entries.map((entry) => [entry.id, entry] as const))('%s reads in Chinese and in English', (_id, entry) => {
    expect(entry.description).toEqual({ zh: expect.stringMatching(/\p{Script=Han}.*。$/u), en: expect.stringMatching(/\.$/) });
    if (entry.kind !== 'paper') expect(entry.name).toEqual({ zh: expect.any(String), en: expect.any(String) });
  });

  it('says no size twice, in the description and as a number', () => {
    const repeated = entries.flatMap((entry) => {
      const counts = 'size' in entry ? (entry.size ?? []).map(({ count }) => String(count)) : [];
      const numbers = Object.values(entry.description ?? {}).flatMap(
        (text) => (text ?? '').replaceAll(',', '').match(/\d+(?:\.\d+)?/g) ?? [],
      );
      return counts.filter((count) => numbers.includes(count)).map((count) => `${entry.id} ${count}`);
    });
    expect(repeated).toEqual([]);
  });

  it('names the source of each entry', () => {
    expect(entries.filter((entry) => (entry.sources ?? []).length === 0).map((entry) => entry.id)).toEqual([]);
  });

  it('names sources by a commit or a branch, since YAML reads 38e0016 and 0848448 as numbers', () => {
    const sources = entries.flatMap((entry) => (entry.sources ?? []).map(({ url }) => `${entry.id} ${url}`));
    const readable = /\/(?:[0-9a-f]{7,40}|main|master|HEAD)\//;
    expect(sources.filter((source) => source.includes('/blob/') && !readable.test(source))).toEqual([]);
  });

  it('says what sources state otherwise about a field that the entry may have', () => {
    const told = entries.flatMap((entry) => (entry.sources ?? []).filter(({ says }) => says !== undefined));
    expect(told.length).toBeGreaterThan(60);
    expect(told.filter(({ fields }) => fields?.every((field) => builtInFields.has(field)) !== true)).toEqual([]);
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
    expect(example, 'it says that it is this file').toBe(readRepositoryFile('data/datasets/rjua-qa.yml'));
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

function areRelated(one: string, other: string): boolean {
  const names = (from: string, to: string) => byId(from).relations?.some((relation) => relation.to === to) === true;
  const wholes = (id: string) => byId(id).relations?.flatMap(({ type, to }) => (type === 'part-of' ? [to] : [])) ?? [];
  return names(one, other) || names(other, one) || wholes(one).some((whole) => wholes(other).includes(whole));
}

function sizes(id: string): string[] {
  const entry = byId(id);
  return 'size' in entry ? (entry.size ?? []).map((size) => `${size.count} ${size.unit.en}`) : [];
}
