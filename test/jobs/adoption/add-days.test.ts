import { describe, expect, it } from 'vitest';
import { addLineDays } from '../../../src/jobs/adoption/add-days.ts';
import { importMarkdown } from '../../../src/list/import/index.ts';
import { memoryForge } from '../shared/memory-forge.ts';

const source = {
  path: 'README.md',
  text: '# A list\n\n## Tools\n\n- [Elm](https://elm.example.org/) - A tree.\n- [Fir](https://fir.example.org/) - Another tree.\n',
};

describe('an adopted list', () => {
  it('says when the line of each entry came', async () => {
    const imported = importMarkdown(source, { data: 'data' });
    const forge = Object.assign(memoryForge({}), {
      readLineDates: () =>
        Promise.resolve(
          new Map([
            [
              'README.md',
              [
                { start: 5, end: 5, day: '2019-04-01' },
                { start: 6, end: 6, day: '2024-02-03' },
              ],
            ],
          ]),
        ),
    });
    const add = await addLineDays(forge, 'c', source, imported);
    const texts = imported.files.map(add).map(({ text }) => text);
    expect(texts.filter((text) => text.includes('Elm'))).toEqual([expect.stringMatching(/\nadded: 2019-04-01\n$/)]);
    expect(texts.filter((text) => text.includes('Fir'))).toEqual([expect.stringMatching(/\nadded: 2024-02-03\n$/)]);
  });

  it('says nothing where the forge knows no history', async () => {
    const imported = importMarkdown(source, { data: 'data' });
    const add = await addLineDays(memoryForge({}), 'c', source, imported);
    expect(imported.files.map(add)).toEqual(imported.files);
  });

  it('has the day where fmt has it', async () => {
    const imported = { ...importMarkdown(source, { data: 'data' }) };
    const [entry] = imported.entries;
    const forge = Object.assign(memoryForge({}), {
      readLineDates: () => Promise.resolve(new Map([['README.md', [{ start: 1, end: 9, day: '2019-04-01' }]]])),
    });
    const add = await addLineDays(forge, 'c', source, imported);
    const text = 'kind: toolkit\nlicense: MIT\nnote: { en: More. }\n';
    expect(add({ path: entry?.path ?? '', text }).text).toBe(
      'kind: toolkit\nlicense: MIT\nadded: 2019-04-01\nnote: { en: More. }\n',
    );
  });
});
