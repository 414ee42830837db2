import { readList } from '../../../src/list/index.ts';
import type { ParsedList } from '../../../src/list/read-list.ts';
import { defaultSettings, type Settings } from '../../../src/list/schema/settings/settings-schema.ts';

export const readmeSettings: Settings = { ...defaultSettings, source: 'README.md', outputs: [] };

/** The items of a section of {@link exampleReadme}, in the alphabetical order of their names. */
export const toolNames = [
  'Acorn',
  'Birch',
  'Cedar',
  'Dogwood',
  'Elm',
  'Fir',
  'Hazel',
  'Juniper',
  'Larch',
  'Maple',
  'Oak',
  'Pine',
];

export const toolLine = (name: string, mark = '-') =>
  `${mark} [${name}](https://${name.toLowerCase()}.example.org/) - A tool about ${name}.`;

/** A list as people keep it: an introduction, two sections, words about contributions. */
export const exampleReadme = (tools: readonly string[] = toolNames.map((name) => toolLine(name))) => `# Awesome Trees

See also [the forest](https://forest.example.org/about).

## Tools

${tools.join('\n')}

## Books

- [Roots](https://roots.example.org/book) - A book about roots ([errata](https://roots.example.org/errata)).
- [Leaves][leaves] - A book about leaves.

[leaves]: https://leaves.example.org/book

## Contributing

Add a line.
`;

export const readReadme = (text: string): ParsedList => readList([{ path: 'README.md', text }], readmeSettings);
