import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { exampleHealth, renderExample } from '../example-site.ts';

const files = renderExample({ health: exampleHealth() });
const read = (path: string) => JSON.parse(files.get(path) ?? '');
const ajv = new Ajv2020({ allErrors: true, strict: false });
ajv.addSchema(read('data/schema.json'), 'schema.json');

/** Validates a file by the definition that it names itself. */
function findErrors(value: { $schema: string }) {
  const validate = ajv.getSchema(value.$schema.replace(/^\.\.\//, ''));
  if (!validate) throw new Error(`no ${value.$schema}`);
  validate(value);
  return validate.errors ?? [];
}

describe('the list for programs', () => {
  it('is what its JSON Schema says', () => {
    const paths = [...files.keys()].filter((path) => /^data\/(?!schema)/.test(path));
    expect(paths).toHaveLength(4);
    for (const path of paths) expect(findErrors(read(path))).toEqual([]);
  });

  it('and the schema would refuse another file', () => {
    expect(findErrors({ ...read('data/index.json'), entry_count: 'many' })).not.toEqual([]);
    expect(findErrors({ ...read('data/entries/alpha.json'), links: [{ url: 'x', state: 'fine' }] })).not.toEqual([]);
    expect(findErrors({ ...read('data/entries/alpha.json'), entry: { id: 'alpha' } })).not.toEqual([]);
  });

  it('has sections with the ids of their entries, in the order of the list', () => {
    expect(read('data/index.json')).toMatchObject({
      title: { en: 'Small list', zh: '小清单' },
      entry_count: 3,
      links_checked: '2026-11-28',
      sections: [
        { id: 'data', page: 'sections/data.html#_data', entries: ['beta'], sections: [{ id: 'dialogue', entries: ['alpha'] }] },
        { id: 'papers', entries: ['paper-one'] },
      ],
    });
  });

  it('has an entry as its file has it, with its page', () => {
    expect(read('data/entries/alpha.json')).toMatchObject({
      page: 'entries/alpha.html',
      sections: ['data', 'dialogue'],
      entry: { id: 'alpha', kind: 'dataset', version: '1.1' },
    });
  });
});
