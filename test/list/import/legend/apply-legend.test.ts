import { describe, expect, it } from 'vitest';
import { importLosslessly } from '../import-assertions.ts';

const read = (legend: string, items: string[]) =>
  importLosslessly(`# Apps\n\n${legend}\n\n## All\n\n${items.join('\n')}\n\n[oss]: https://icons.invented.org/oss.svg\n`);
const item = (name: string, words: string) => `- [${name}](https://${name}.invented.org) ${words}`;
const states = (imported: ReturnType<typeof read>) => imported.entries.map(({ entry }) => entry.status?.state);
const marks = (imported: ReturnType<typeof read>) =>
  imported.entries.map(({ entry }) => ('marks' in entry ? entry.marks : undefined));

describe('marks that a list explains', () => {
  it.each([
    ['in a sentence', '![Open source][oss] 表示 **开源软件** ，点击进入仓库；', '![Open source][oss]', 'Open source'],
    ['in an item', '- 🌎 - Works in the browser, without an account', '🌎', 'Works in the browser'],
    ['in a row', '| Sign | Meaning |\n|---|---|\n| 🌎 | Works in the browser |', '🌎', 'Works in the browser'],
    ['in code', '- `⚠ ` - Depends on a service', '`⚠`', 'Depends on a service'],
  ])('are names in a field, explained %s', (_, legend, mark, name) => {
    const imported = read(legend, [
      item('a', `${mark} - Does it.`),
      item('b', `- Does it. ${mark}`),
      item('c', mark),
      item('d', '- Plain.'),
    ]);
    expect(imported.fields).toEqual({ marks: 'list' });
    expect(marks(imported)).toEqual([[name], [name], [name], undefined]);
    expect(imported.entries.map(({ entry }) => entry.description?.en)).toEqual(['Does it.', 'Does it.', undefined, 'Plain.']);
  });

  it('are a status where they mean one', () => {
    const legend = '| 开发中 | 已上线 | 已关闭 |\n|---|---|---|\n| :clock8: | :ok: | :x: |';
    const items = [':ok:', ':ok:', ':ok:', ':x:', ':x:', ':x:', ':clock8:', ':clock8:', ':clock8:'].map(
      (mark, index) => `- ${mark} [n${index}](https://n${index}.invented.org)：好。`,
    );
    const imported = read(legend, items);
    expect(states(imported)).toEqual([
      undefined,
      undefined,
      undefined,
      'gone',
      'gone',
      'gone',
      'upcoming',
      'upcoming',
      'upcoming',
    ]);
    expect(imported.fields).toEqual({});
  });

  it('stay words where nothing explains them, or few entries have them', () => {
    const items = [item('a', '🌎'), item('b', '🌎'), item('c', '- Words. 🔥'), item('d', '🔥'), item('e', '🔥')];
    const imported = read('- 🌎 - Works in the browser\n\n🔥 Star us! I like 🔥 lists.', items);
    expect(imported.fields).toEqual({});
    expect(marks(imported)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  it('in the middle of a sentence stay words', () => {
    const imported = read('- 🌎 - Works in the browser', [
      ...['a', 'b', 'c'].map((name) => item(name, '🌎')),
      item('d', '- Shows the 🌎 from above.'),
    ]);
    expect(marks(imported).at(-1)).toBeUndefined();
  });
});
