/**
 * What a list shows of repositories: stars, last push, last release, license. It stands in a file
 * of the repository, so that the outputs are the same wherever they are rendered.
 */

export { formatFactsFile, hasSameFacts, parseFactsFile } from './facts-file.ts';
export { findRepository, getRepositoryName } from './find-repository.ts';
export { readListFacts } from './read-list-facts.ts';
export { roundDay, roundStars } from './round-facts.ts';
