import { describe, expect, it } from 'vitest';
import { ForgeError } from '../../../src/forge/forge-error.ts';
import { fillAddedDates } from '../../../src/jobs/publish/fill-added.ts';
import { readList } from '../../../src/list/index.ts';
import { defaultSettings } from '../../../src/list/schema/settings/settings-schema.ts';
import { memoryForge } from '../shared/memory-forge.ts';

const item = (id: string, more = '') =>
  `- id: ${id}\n  kind: toolkit\n  section: tools\n  name: { en: ${id} }\n  links:\n    - { role: homepage, url: "https://${id}.example.org/" }\n  license: MIT\n${more}`;
const list = {
  path: 'data/list.yml',
  text: 'title: { en: A }\nlanguages: [en]\nsections:\n  - { id: tools, name: { en: Tools } }\n',
};

async function fill(text: string, dates: { start: number; end: number; day: string }[] | 'refused') {
  const files = [list, { path: 'data/all.yml', text }];
  const forge = Object.assign(memoryForge({}), {
    readLineDates: () => {
      if (dates === 'refused')
        return Promise.reject(
          new ForgeError('unavailable', { operation: { name: 'read-files' }, reason: { kind: 'no-answer' } }),
        );
      return Promise.resolve(new Map([['data/all.yml', dates]]));
    },
  });
  return (await fillAddedDates(forge, 'c', readList(files, defaultSettings), files)).map((file) => file.text);
}

describe('when an entry came', () => {
  it('is the day of its oldest line, for each entry of a file', async () => {
    const dates = [
      { start: 1, end: 3, day: '2021-03-01' },
      { start: 4, end: 7, day: '2022-01-01' },
      { start: 8, end: 14, day: '2023-05-05' },
    ];
    expect(await fill(item('a') + item('b'), dates)).toEqual([
      `${item('a', '  added: 2021-03-01\n')}${item('b', '  added: 2023-05-05\n')}`,
    ]);
  });

  it('stays as somebody wrote it, and is not made up', async () => {
    expect(await fill(item('a', '  added: 2019\n'), [{ start: 1, end: 9, day: '2021-03-01' }])).toEqual([]);
    expect(await fill(item('a'), [])).toEqual([]);
  });

  it('is left for the next push where the forge refuses', async () => {
    expect(await fill(item('a'), 'refused')).toEqual([]);
  });
});
