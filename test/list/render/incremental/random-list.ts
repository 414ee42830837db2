import type { Settings } from '../../../../src/list/schema/index.ts';
import { defaultSettings } from '../../../../src/list/schema/settings/settings-schema.ts';
import type { SourceFile } from '../../../../src/model/finding.ts';
import fc from '../../../seeded-fast-check.ts';

/** Random lists and edits of them, small and full of what entries may share. */

const sections = ['first', 'second', 'under', 'lines'] as const;
/** Few of them, so that headings and their anchors collide with each other and with sections. */
const names = ['Alpha', 'Beta', 'beta', 'Second', 'Alpha 1', '中文', 'Zeta: a subtitle'] as const;
const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;

const listFile = (title: string): string => `title: { en: ${title}, zh: 清单 }
languages: [zh, en]
words: { speech: { en: ${title} words } }
sections:
  - id: first
    name: { en: First }
    sort: name
  - id: second
    name: { en: Second }
    sections:
      - id: under
        name: { en: Alpha }
        sort: year
  - id: lines
    name: { en: In lines }
    layout: lines
`;

const entryArbitrary = fc.record({
  kind: fc.constantFrom('dataset', 'paper', 'product'),
  section: fc.constantFrom(...sections),
  name: fc.constantFrom(...names),
  description: fc.constantFrom('', 'One.', 'A longer text\n\nwith [brackets] and `code`.', 'One.\n'),
  year: fc.option(fc.integer({ min: 2019, max: 2022 }), { nil: undefined }),
  relation: fc.option(fc.constantFrom(...ids), { nil: undefined, freq: 3 }),
  gone: fc.boolean(),
});

function formatEntry(id: string, entry: RandomEntry): string {
  const { kind, section, name, description, year, relation, gone } = entry;
  const title = kind === 'paper' ? `title: "${name}"` : `name: { en: "${name}" }`;
  return [
    `kind: ${kind}`,
    `section: ${section}`,
    title,
    ...(description === '' ? [] : [`description: { en: ${JSON.stringify(description)} }`]),
    ...(year === undefined ? [] : [`year: ${year}`]),
    'tasks: [speech]',
    'links:',
    `  - role: ${kind === 'paper' ? 'paper' : 'homepage'}`,
    `    url: https://${id}.example.org/`,
    ...(gone ? ['    gone: 2024-01-01'] : []),
    ...(relation === undefined || relation === id ? [] : ['relations:', `  - { type: part-of, to: ${relation} }`]),
    '',
  ].join('\n');
}

type RandomEntry = {
  kind: string;
  section: string;
  name: string;
  description: string;
  year: number | undefined;
  relation: string | undefined;
  gone: boolean;
};

/** An edit of a repository: its files by path, changed in place. */
export type Edit = { name: string; apply: (files: Map<string, string>) => void };

const putEntry = fc.record({ id: fc.constantFrom(...ids), entry: entryArbitrary }).map(
  ({ id, entry }): Edit => ({
    name: `write ${id}`,
    apply: (files) => void files.set(`data/${id}.yml`, formatEntry(id, entry)),
  }),
);
const removeEntry = fc
  .constantFrom(...ids)
  .map((id): Edit => ({ name: `remove ${id}`, apply: (files) => void files.delete(`data/${id}.yml`) }));
/** Two entries in one file, after those with a file of their own. */
const putPair = fc.tuple(entryArbitrary, entryArbitrary).map(
  (pair): Edit => ({
    name: 'write a pair',
    apply: (files) => {
      const items = pair.map(
        (entry, index) => `- id: pair-${index}\n${formatEntry(`pair-${index}`, entry).replace(/^(?=.)/gm, '  ')}`,
      );
      files.set('data/pairs.yml', items.join(''));
    },
  }),
);
const editList = fc
  .constantFrom('A list', 'Another list')
  .map((title): Edit => ({ name: `call it ${title}`, apply: (files) => void files.set('data/list.yml', listFile(title)) }));
const editReadme = fc
  .constantFrom<[string, (text: string) => string]>(
    ['a word in the zone', (text) => text.replace('One.', 'Two.')],
    ['a heading before', (text) => `# Alpha\n\n${text}`],
    ['a heading after', (text) => `${text}\n## Beta\n`],
    ['other line ends', (text) => text.replace(/\r?\n/g, '\r\n')],
    ['nothing but markers', () => '<!-- listkeeper:start -->\n<!-- listkeeper:end -->\n'],
    ['code', (text) => `${text}\n\`\`\`\ncode\n\`\`\`\n`],
    ['a zone for what is new', (text) => `<!-- listkeeper:recent 3 -->\n<!-- listkeeper:recent end -->\n${text}`],
  )
  .map(
    ([name, edit]): Edit => ({
      name,
      apply: (files) => {
        for (const [path, text] of [...files]) if (path.endsWith('.md')) files.set(path, edit(text));
      },
    }),
  );

export const editArbitrary: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 8, arbitrary: putEntry },
  { weight: 2, arbitrary: removeEntry },
  { weight: 1, arbitrary: putPair },
  { weight: 1, arbitrary: editList },
  { weight: 2, arbitrary: editReadme },
);

export const firstFiles = (): Map<string, string> => new Map([['data/list.yml', listFile('A list')]]);

const readme = { file: 'README.md', language: 'en', zone: 'markers' } as const;
const outputChoices: Settings['outputs'][] = [
  [readme],
  [{ ...readme, layout: 'bullets' }],
  [readme, { ...readme, file: 'README.zh.md', language: 'zh', zone: 'whole' }],
  // `under` stands in it twice, at two levels.
  [{ ...readme, sections: ['second', 'under'] }],
  [
    { ...readme, layout: 'headings', sections: ['first'] },
    { ...readme, file: 'all.md', layout: 'bullets', line: '* {name}: {links}' },
  ],
  [readme, { ...readme, file: 'form.yml', format: 'issue-form' }],
];

export const settingsArbitrary: fc.Arbitrary<Settings> = fc
  .constantFrom(...outputChoices)
  .map((outputs) => ({ ...defaultSettings, outputs }));

export const toSourceFiles = (files: ReadonlyMap<string, string>): SourceFile[] =>
  Array.from(files, ([path, text]) => ({ path, text }));
