import { pluralize } from '../../text/language/plural.ts';

/** The check and the pull request about generated files. */
export const publish = () => ({
  checkTitle: (problems: number) => `Generated files not updated: ${pluralize(problems, 'problem')} to fix`,
  checkSummary:
    'The generated files weren’t updated, because entries with errors would disappear from them. They update once these are fixed.',
  pullRequestTitle: 'Regenerate the list from its data',
  pullRequestBody: (files: string) =>
    `The data changed, so ${files} was generated again. Merge at any time; this pull request follows further changes.`,
  factsTitle: 'Update what is known of repositories',
  factsBody: (files: string) =>
    `GitHub says something new of the repositories in this list: stars, last push, last release or license. Changed: ${files}. Merge at any time; the next check of links updates this pull request.`,
});
