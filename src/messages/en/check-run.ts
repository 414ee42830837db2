import { pluralize } from '../../text/language/plural.ts';

/** Titles and texts of check runs. */
export const checkRun = () => ({
  toFix: 'To fix',
  suggestions: 'Suggestions (won’t block merging)',
  preExisting: 'Existing problems, not from this pull request',
  omittedAnnotations: (shown: number, omitted: number) =>
    `${pluralize(shown, 'problem')} annotated, those to fix first. ${omitted} more without an annotation.`,
  commit: (sha: string) => `commit ${sha}`,
  scope: (items: string) => `Checked: ${items}`,

  linkTitle: (verdict: string) => `link: ${verdict}`,
  linkProblem: (url: string, reason: string) => `${url}: ${reason}.`,
  newAddress: (url: string) => `New address: ${url}`,
  found: (text: string) => `Found on the page: ${text}`,

  mergeGroup:
    'This commit was made by the merge queue, so its changes to the list were reviewed together. Links were checked on each pull request, not again here.',

  adoption: {
    title: 'Sets up Listkeeper: see the description',
    summary:
      'This pull request sets up Listkeeper, so it isn’t reviewed as a contribution. Its description lists what was found.',
  },
  superseded: {
    title: 'Superseded by a newer commit',
    summary: 'This commit is no longer the head of an open pull request. See the result on the newer commit.',
  },
  upToDate: {
    title: 'Generated files are up to date',
    summary: 'The generated files of the default branch are up to date, or are being updated.',
  },
  unreviewedMergeGroup: {
    title: 'Not reviewed together',
    summary:
      'This merge group wasn’t checked: it is too large, or GitHub didn’t name its base commit. The checks on each pull request cover that pull request only. Conflicts between them weren’t checked.',
  },
  failedReview: 'Review failed',
  failedPublish: 'Generated files could not be written',
  internalError: 'Listkeeper hit an internal error. See its log.',
  rerun: 'Once this is fixed, select “Re-run”, or push again.',
  notAboutEntries: 'This isn’t a problem with the entries.',
  annotationsRefused: 'GitHub didn’t accept the annotations. See the comment on the pull request for the problems.',

  tooLarge: {
    title: 'Too large to review',
    bytes:
      'The list files at this commit are larger than Listkeeper reads. Split the change, or move large files out of the data folder.',
    entries: (maxEntries: number) =>
      `This pull request adds or changes more than ${maxEntries} entries, or as much text, so it wasn’t reviewed. Split it into pull requests of at most ${maxEntries} entries, for example one section or folder each. Open the next one when the first is merged.`,
  },
});
