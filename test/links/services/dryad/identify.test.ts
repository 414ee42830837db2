import { describeIdentities } from '../describe-identities.ts';

describeIdentities('dryad', {
  things: [
    [
      'dryad:10.5061/dryad.2r0v5',
      'https://datadryad.org/dataset/doi:10.5061/dryad.2r0v5',
      'https://datadryad.org/stash/dataset/doi:10.5061/dryad.2r0v5',
      'https://datadryad.org/stash/dataset/doi%3A10.5061%2Fdryad.2r0v5/',
      'https://doi.org/10.5061/DRYAD.2r0v5',
      'doi:10.5061/dryad.2r0v5',
    ],
  ],
  others: [
    'https://datadryad.org/',
    'https://datadryad.org/stash/share/AbCd',
    'https://datadryad.org/handle/10255/dryad.1',
    // Datasets of the University of California have prefixes of their own.
    'https://datadryad.org/stash/dataset/doi:10.7280/D1Z67M',
    'https://example.org/stash/dataset/doi:10.5061/dryad.2r0v5',
  ],
});
