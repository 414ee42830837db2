/**
 * The generated pages `docs/findings.md`, and `docs/entry.md` and `docs/settings.md` with their
 * translations.
 */
export const reference = () => ({
  generatedNotice: 'Generated from the code by `npm run generate`. Edit the code instead.',
  entryTitle: 'The fields of an entry',
  entryIntroduction:
    'A file under `data/` is one entry, or a list of several. The id is the name of the file unless given. Texts are in Chinese, in English or in both: `name: { zh: …, en: … }`; one of them is enough. [`data/schema.json`](../data/schema.json) defines the same for editors: with YAML support, they complete and check a file whose first line is `# yaml-language-server: $schema=../schema.json`.',
  /**
   * Parts of an entry by their names in the schema. A title gives the anchor that fields link to.
   */
  parts: {
    link: 'A link',
    status: 'A status',
    relation: 'A relation',
    size: 'A size',
    publication: 'A publication',
    'part-license': 'A part license',
    'fact-source': 'A fact source',
    identifiers: 'Identifiers',
  },
  listTitle: 'The list itself',
  listIntroduction: 'In `data/list.yml`:',
  section: 'A section:',
  findingsTitle: 'Findings',
  findingsIntroduction:
    'Every problem that Listkeeper finds in the data has a stable code. This page explains each code, with the smallest file that has it and the message it gives. Errors that a pull request introduces block it; warnings and notices do not.',
  atLine: (line: number) => `Line ${line}: `,
  settingsTitle: 'Settings',
  settingsIntroduction:
    'Settings go into `.github/listkeeper.yml`. Everything has a default, so the file may be empty or missing. A mistake is reported on the pull request that makes it. Until it is fixed, that setting keeps its default.',
  fieldColumn: 'field',
  defaultColumn: 'default',
  requiredColumn: 'required',
  valueColumn: 'value',
  required: 'yes',
  /** To the same page in the other language, under its title there. */
  translation: ({ title, page }: { title: string; page: string }) => `中文：[${title}](${page})`,
  /** The description of a field, from its English text in the schema. */
  describeField: (english: string): string => english,
  sentenceSeparator: '. ',
  slug: '`lower-case-with-hyphens`',
  id: '`lower-case-with-hyphens`, and no name that Windows reserves (`con`, `nul`, `aux` …)',
  date: 'year, month or day: `2020`, `2020-08`, `2020-08-12`',
  address: 'address with http:// or https://',
  license: 'license',
  localizedText: (maxLength: number) => `text in \`zh\`, \`en\` or both, at most ${maxLength} characters`,
  listOf: (item: string) => `list of: ${item}`,
  atMostItems: (list: string, maxItems: number) => `${list}; at most ${maxItems}`,
  mappingOf: (value: string) => `names to: ${value}`,
  nestedFields: 'fields, see below',
  boolean: '`true` or `false`',
  text: 'text',
  boundedText: (maxLength: number) => `text, at most ${maxLength} characters`,
  wholeNumber: 'whole number',
  number: 'number',
  boundedNumber: (min: number, max: number) => `whole number from ${min} to ${max}`,
});
