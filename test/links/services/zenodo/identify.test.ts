import { describeIdentities } from '../describe-identities.ts';

describeIdentities('zenodo', {
  things: [
    [
      'zenodo:3817012',
      'https://zenodo.org/records/3817012',
      'https://doi.org/10.5281/zenodo.3817012',
      'https://zenodo.org/record/3817012',
      'https://www.zenodo.org/record/3817012#.XrGZ',
      'https://zenodo.org/records/3817012?token=abc',
      'https://zenodo.org/records/3817012/latest',
      'https://zenodo.org/record/3817012/export/hx',
      'https://zenodo.org/doi/10.5281/zenodo.3817012',
    ],
  ],
  apart: [['https://zenodo.org/record/3817012', 'https://zenodo.org/record/3817012/files/data.zip']],
  others: [
    'https://zenodo.org/records/3817012/files/x.zip?download=1',
    'https://zenodo.org/badge/latestdoi/123',
    'https://zenodo.org/communities/x',
    'https://zenodo.org/records/0',
    'https://zenodo.org/doi/10.1000/182',
    // Another site, whose numbers are its own.
    'https://sandbox.zenodo.org/records/3817012',
  ],
});
