import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { draftEntry } from '../../src/list/authoring/draft-entry.ts';
import { entryFieldOrder } from '../../src/list/authoring/format-entry.ts';
import { readFacts, splitFacts } from '../../src/list/facts/index.ts';
import { importMarkdown } from '../../src/list/import/index.ts';
import { renderOutputs } from '../../src/list/render/render-outputs.ts';
import { linkRoles, relationTypes } from '../../src/list/schema/entry/entry-parts.ts';
import { entryKinds, listFieldsOfKind } from '../../src/list/schema/entry/entry-schema.ts';
import { defaultSettings } from '../../src/list/schema/settings/settings-schema.ts';
import { getMessages, languages } from '../../src/messages/index.ts';
import { readRepositoryFile } from '../data/own-list-files.ts';
import { type FieldPlaces, fieldPlaces, type Reason } from './field-places.ts';
import { listFile, readListOf } from './list-fixtures.ts';

/**
 * A new field has to reach every place, or to say why not: this fails until its line is in the
 * table.
 */

const rows = Object.entries(fieldPlaces);
const isReason = (cell: unknown): cell is Reason => typeof cell === 'object' && cell !== null && 'because' in cell;

/** An entry with the fewest fields of its kind, and the given ones. */
const buildEntry = (kind: string, fields: Record<string, unknown>) => ({
  kind,
  section: kind === 'paper' ? 'papers' : 'datasets',
  ...(kind === 'paper' ? { title: 'A title' } : { name: { en: 'X' } }),
  links: [{ role: 'data', url: 'https://a.edu/x' }],
  ...fields,
});

/** What an output has with a field and without it. */
function renderBoth(file: string, field: string, { value, kind = 'dataset' }: FieldPlaces, inPaper = false): [string, string] {
  const settings = { ...defaultSettings, outputs: [{ file, language: 'en' as const, zone: 'markers' as const }] };
  // A year or venue is needed for a second publication to stand beside.
  const base = field === 'publications' ? { venue: 'ACL', year: 2020 } : {};
  return [{ ...base, [field]: value }, base].map((fields) => {
    const entry = stringify(buildEntry(inPaper ? 'paper' : kind, fields));
    const whole = stringify(
      buildEntry('dataset', { name: { en: 'Whole' }, links: [{ role: 'data', url: 'https://a.edu/whole' }] }),
    );
    const { files } = renderOutputs(readListOf({ 'x.yml': entry, 'whole.yml': whole }, settings), settings, new Map());
    return files[0]?.text ?? '';
  }) as [string, string];
}

/** Whether a field changes an output, as its cell says. */
function expectPlace(cell: true | Reason, [withField, without]: [string, string]): void {
  if (cell === true) expect(withField).not.toBe(without);
  else expect(withField, cell.because).toBe(without);
}

describe('the table of fields', () => {
  it('has every field of every kind, and no other', () => {
    const fields = new Set(entryKinds.flatMap((kind) => [...listFieldsOfKind(kind), 'kind']));
    expect(Object.keys(fieldPlaces).toSorted()).toEqual([...fields].toSorted());
  });

  it('gives a reason wherever a place has not the field', () => {
    const reasons = rows.flatMap(([, places]) => Object.values(places).filter(isReason));
    expect(reasons.every(({ because }) => because.length > 10)).toBe(true);
  });
});

describe.each(rows)('%s', (field, places) => {
  it('is in the docs, in the schema of editors, and has a place in a file', () => {
    for (const page of ['docs/entry.md', 'docs/entry.zh.md']) expect(readRepositoryFile(page)).toContain(`| \`${field}\` |`);
    expect(readRepositoryFile('data/schema.json')).toContain(`"${field}": {`);
    expect(entryFieldOrder).toContain(field);
  });

  it('is read from the words of the form and of `listkeeper new`', () => {
    if (isReason(places.fact)) return;
    const { fields, links, refused } = readFacts(splitFacts(places.fact).facts, places.kind ?? 'dataset');
    expect(refused).toEqual([]);
    const draft = draftEntry(
      { kind: places.kind ?? 'dataset', section: 'datasets', id: 'x', nameEn: 'X', title: 'T', links, facts: fields },
      [listFile],
      defaultSettings,
    );
    expect(draft.entry).toHaveProperty(field);
    expect(
      draft.findings.filter(({ severity }) => severity === 'error').filter((finding) => finding.field?.startsWith(field)),
    ).toEqual([]);
  });

  it('is imported', () => {
    if (isReason(places.imported)) return;
    const heading = { model: 'Models', paper: 'Papers', dataset: 'Datasets' }[places.kind ?? 'dataset'];
    const { entries } = importMarkdown({
      path: 'README.md',
      text: `# A list\n\n## ${heading}\n\n${places.imported}\n- [Z](https://z.edu/) - Another.\n`,
    });
    expect(entries[0]?.entry).toHaveProperty(field);
  });

  it('is rendered in the README', () => {
    // Its own rendering is of Markdown, where a tag of the entry would be found.
    expectPlace(places.readme, renderBoth('README.md', field, places));
  });

  it('is in JSON, always, and in CSV', () => {
    const [withField, without] = renderBoth('list.json', field, places);
    expect(withField).not.toBe(without);
    expectPlace(places.csv, renderBoth('list.csv', field, places));
  });

  it('is in JSON-LD', () => {
    expectPlace(places.jsonLd, renderBoth('list.jsonld', field, places));
  });

  it.each(['list.bib', 'list.csl.json'])('is in %s', (file) => {
    expectPlace(places.citations, renderBoth(file, field, places, field !== 'kind'));
  });
});

describe('parts of fields', () => {
  it.each(languages)('roles and relations have words in %s', (language) => {
    const { readme } = getMessages(language);
    expect(linkRoles.filter((role) => !Object.hasOwn(readme.roles, role))).toEqual([]);
    // From the other side, the entry that has the relation tells it.
    const silent = ['describes', 'described-by', 'has-part', 'source-of', 'related'];
    const told = relationTypes
      .filter((type) => !silent.includes(type))
      .map((type) => type.replace(/-(.)/g, (_, letter) => letter.toUpperCase()));
    expect(told.filter((type) => !Object.hasOwn(readme, type))).toEqual([]);
  });
});
