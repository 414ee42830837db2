import { describe, expect, it } from 'vitest';
import { changeList } from './change-list.ts';

const yaml = (section: string, links: string, rest = 'description:\n  en: Glides.\n') =>
  `kind: toolkit\nsection: ${section}\nname:\n  en: Skiff\n${rest}links:\n${links}`;
const code = '  - role: code\n    url: https://git.invented.org/skiff\n';
const addTo = (list: string, section: string, links = code, rest?: string) =>
  changeList(list, { added: { [`${section}/skiff.yml`]: yaml(section, links, rest) } }).added;

describe('a new entry looks like those around it', () => {
  it('but keeps its description where most rows have none', () => {
    const rows = ['Junk', 'Dhow', 'Punt'].map((name) => `| ${name} | | [github](https://github.com/ann/${name}) |`);
    const list = `# Tools\n\n## Boats\n\n| Name | Description | Link |\n|---|---|---|\n${rows.join('\n')}\n| Raft | Floats. | [github](https://github.com/ann/raft) |\n`;
    expect(addTo(list, 'boats')).toEqual(['| Skiff | Glides. | [Code](https://git.invented.org/skiff) |']);
  });

  it('but has no words for its link that are those of another kind of link', () => {
    const items = ['Junk', 'Dhow'].map((name) => `* **${name}**: It sails. [paper](https://papers.invented.org/${name})`);
    const list = `# Tools\n\n## Boats\n\n${items.join('\n')}\n`;
    expect(addTo(list, 'boats')).toEqual(['* **Skiff**: Glides. [Code](https://git.invented.org/skiff)']);
    const paper = '  - role: paper\n    url: https://papers.invented.org/skiff\n';
    expect(addTo(list, 'boats', paper)).toEqual(['* **Skiff**: Glides. [paper](https://papers.invented.org/skiff)']);
  });

  it.each([
    ['in a cell of their own', (number: number) => `| ${number} | `],
    ['before the names', (number: number) => `| ${number}) `],
  ])('and is counted where rows are numbered %s', (_, start) => {
    const rows = ['Junk', 'Dhow', 'Punt'].map(
      (name, index) => `${start(index + 1)}[${name}](https://${name}.invented.org) | It sails. |`,
    );
    const header = start(1).includes('1 |') ? '| # | Name | Description |\n|---|---|---|' : '| Name | Description |\n|---|---|';
    const list = `# Tools\n\n## Boats\n\n${header}\n${rows.join('\n')}\n`;
    expect(addTo(list, 'boats')).toEqual([`${start(4)}[Skiff](https://git.invented.org/skiff) | Glides. |`]);
    const two = { 'boats/skiff.yml': yaml('boats', code), 'boats/yawl.yml': yaml('boats', code.replace('skiff', 'yawl')) };
    expect(changeList(list, { added: two }).added.map((line) => line.slice(0, 4))).toEqual([
      start(4).slice(0, 4),
      start(5).slice(0, 4),
    ]);
    const dated = (text: string) => text.replace('links:', 'year: 2020\nlinks:');
    expect(changeList(list, { files: { 'boats/dhow.yml': dated } }).added.every((line) => line.startsWith(start(2)))).toBe(true);
  });

  it('but has no backticks around a cell without a value', () => {
    const rows = ['Junk', 'Dhow'].map((name) => `| [${name}](https://${name}.invented.org) | It sails. | \`apiKey\` |`);
    const list = `# Tools\n\n## Boats\n\n| API | Description | Auth |\n|---|---|---|\n${rows.join('\n')}\n`;
    expect(addTo(list, 'boats')).toEqual(['| [Skiff](https://git.invented.org/skiff) | Glides. |  |']);
    expect(addTo(list, 'boats', code, 'description:\n  en: Glides.\nauth: OAuth\n')).toEqual([
      '| [Skiff](https://git.invented.org/skiff) | Glides. | `OAuth` |',
    ]);
  });

  it('but has no mark for being active in a section without marks', () => {
    const marked = [
      ':ok: [Junk](https://junk.invented.org)',
      ':ok: [Dhow](https://dhow.invented.org)',
      ':ok: [Punt](https://punt.invented.org)',
    ];
    const list = `# Tools\n\n- :ok: = running\n\n## Boats\n\n${marked.map((item) => `- ${item} - Sails.`).join('\n')}\n\n## More\n\n- [Raft](https://raft.invented.org) - Floats.\n- [Log](https://log.invented.org) - Floats.\n`;
    expect(addTo(list, 'boats')).toEqual(['- :ok: [Skiff](https://git.invented.org/skiff) - Glides.']);
    expect(addTo(list, 'more')).toEqual(['- [Skiff](https://git.invented.org/skiff) - Glides.']);
  });
});
