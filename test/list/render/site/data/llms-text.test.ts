import { expect, it } from 'vitest';
import { renderExample } from '../example-site.ts';

it('llms.txt has a title, a summary, the files for programs, and the entries by section', () => {
  expect(renderExample({ output: { address: 'https://lists.example/' } }).get('llms.txt')).toBe(`# Small list

> A list for tests.

- Sections and the ids of their entries, as JSON: https://lists.example/data/index.json
- Each entry as JSON: replace ID by the id of an entry: https://lists.example/data/entries/ID.json
- JSON Schema of both: https://lists.example/data/schema.json

## Sections

- [Data](https://lists.example/sections/data.html): 2
- [Papers](https://lists.example/sections/papers.html): 1

## Data

- Beta
- [Alpha](https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ): Dialogues of \\\`doctors\\\`.

## Papers

- [A paper on dialogues](https://aclanthology.org/2020.acl-main.1/)
`);
});

it('llms.txt of a long list names its pages only', () => {
  const entries = Object.fromEntries(
    Array.from({ length: 1001 }, (_, i) => [
      `entry-${i}`,
      `kind: article\nsection: data\nname: { en: Entry ${i} }\nlinks: [{ role: homepage, url: "https://example.org/${i}" }]\n`,
    ]),
  );
  const text = renderExample({ entries }).get('llms.txt');
  expect(text).toContain('This list has 1001 entries');
  expect(text).toContain('- [Data](sections/data.html): 1001');
  expect(text).not.toContain('Entry 7');
});
