import { getAllMessages } from '../../messages/index.ts';
import { type CheckOutput, joinLanguages, joinTitles } from './check-output.ts';

/**
 * The check of a pull request or a repository that is larger than the limits. In every language,
 * since the settings weren't read.
 * @param maxEntries the number of entries up to which one pull request is reviewed, where it has
 * more.
 */
export function buildTooLargeCheck(maxEntries?: number): CheckOutput {
  const all = getAllMessages().map(({ checkRun }) => checkRun.tooLarge);
  return {
    title: joinTitles(all.map(({ title }) => title)),
    summary: joinLanguages(all.map(({ bytes, entries }) => (maxEntries === undefined ? bytes : entries(maxEntries)))),
    annotations: [],
  };
}
