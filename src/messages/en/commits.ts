/** Messages of the commits that jobs make. The first line is a plain sentence in the imperative. */
export const commits = () => ({
  adoptList: 'Keep the list as data',
  addEntry: ({ name, issue }: { name: string; issue: number }) => `Add ${name} (#${issue})`,
  fix: (pull: number) => `Apply automatic fixes to #${pull}`,
  ignoreLink: 'Stop checking a link',
  recordChecks: ({ checked, total, day }: { checked: number; total: number; day: string }) =>
    `Record the checks of ${checked} of ${total} links on ${day}`,
  recordChecksSoFar: (checked: number) => `Record the checks of ${checked} links so far`,
  /** When the settings' own message would have kept GitHub from running checks. */
  publish: 'docs: regenerate from data',
});
