/** Descriptions of the labels that Listkeeper creates. GitHub allows 100 characters. */
export const labels = () => ({
  'new-entry': 'Adds an entry to the list',
  'needs-fix': 'Has problems to fix before it can be merged',
  duplicate: 'Already on the list',
  'dead-link': 'Contains a link that doesn’t work',
  approved: 'A maintainer wants this entry despite the findings',
  rejected: 'The maintainers decided not to add this entry',
  'link-health': 'Managed by Listkeeper: state of the links in the list',
  listkeeper: 'Managed by Listkeeper',
});
