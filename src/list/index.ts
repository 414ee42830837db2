/**
 * A list as data: YAML files in, entries with positions and findings out.
 *
 * `readList` is the entrance. Everything else has a door of its own:
 * - `schema/`: what an entry may be
 * - `yaml/`: reading with positions
 * - `validate/`: findings
 * - `render/`: outputs, such as the README
 * - `settings/`: `.github/listkeeper.yml`
 * - `authoring/`: edits of data files
 * - `import/`: READMEs to data
 *
 * Nothing here touches files or the network: texts come in as arguments.
 */

export { isListFile, type LocatedEntry, type ParsedList, readList } from './read-list.ts';
