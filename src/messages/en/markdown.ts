/** Notes where something doesn't fit within GitHub's limits. */
export const markdown = () => ({
  /** Nothing of a folded section fits. */
  hiddenSection: (title: string, count: number) => `${title}: ${count} not shown here.`,
  moreItems: (count: number) => `… and ${count} more.`,
  truncated: 'The rest is too long to show here.',
});
