/**
 * A list as data: YAML files or one Markdown file in, entries with positions and findings out.
 *
 * `readList` is the entrance. Everything else has a door of its own:
 * - `schema/`: what an entry may be
 * - `yaml/`: reading with positions
 * - `validate/`: findings
 * - `render/`: outputs, such as the README
 * - `settings/`: `.github/listkeeper.yml`
 * - `authoring/`: edits of data files
 * - `import/`: READMEs to data
 * - `markdown/`: a list that stays a README
 *
 * Nothing here touches files or the network: texts come in as arguments.
 */

export { isListFile, type LocatedEntry, type ParsedList } from './read-list.ts';
export { readList } from './read-source.ts';
