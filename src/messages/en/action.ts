/** The log of the GitHub Action. */
export const action = () => ({
  nothingToDo: 'Nothing to do for this event.',
  notAllDone: ({ summary }: { summary: string }) => `Not everything could be done, see the errors. Planned: ${summary}`,
  readOnlyToken:
    'The token of this run may only read, so the review is only here and in the job summary. Start the workflow by pull_request_target to have it as a comment (docs/install-action.md).',
});
