import { describeIdentities } from '../describe-identities.ts';

describeIdentities('doi', {
  things: [
    [
      'doi:10.1093/bioinformatics/btz682',
      'https://doi.org/10.1093/bioinformatics/btz682',
      'http://dx.doi.org/10.1093/bioinformatics/btz682',
      'doi:10.1093/bioinformatics/btz682',
      'DOI: 10.1093/bioinformatics/btz682',
      '10.1093/BIOINFORMATICS/BTZ682',
      'https://www.doi.org/10.1093/bioinformatics/btz682.',
      'https://oadoi.org/10.1093/bioinformatics/btz682',
      'https://hdl.handle.net/10.1093/bioinformatics/btz682',
    ],
    [
      'doi:10.1101/2020.03.22.002386',
      'https://doi.org/10.1101/2020.03.22.002386',
      'https://www.biorxiv.org/content/10.1101/2020.03.22.002386v3',
      'https://www.biorxiv.org/content/10.1101/2020.03.22.002386v1.full.pdf+html',
      'https://www.biorxiv.org/content/10.1101/2020.03.22.002386v2.full-text',
    ],
    [
      'doi:10.1002/asi.23064',
      'https://doi.org/10.1002/asi.23064',
      'https://onlinelibrary.wiley.com/doi/10.1002/asi.23064/full',
      'https://asistdl.onlinelibrary.wiley.com/doi/epdf/10.1002/asi.23064',
      'https://onlinelibrary.wiley.com/doi/10.1002/asi.23064/abstract;jsessionid=0A1B',
    ],
    ['doi:10.1145/3292500.3330701', 'https://doi.org/10.1145/3292500.3330701', 'https://doi.acm.org/3292500.3330701'],
    // Brackets belong to it where they are closed.
    ['doi:10.1016/0022-2836(70)90057-4', 'https://doi.org/10.1016/0022-2836(70)90057-4'],
    [
      'doi:10.1002/(sici)1097-4571(199706)48:6<529::aid-asi5>3.0.co;2-u',
      'https://doi.org/10.1002/(SICI)1097-4571(199706)48:6%3C529::AID-ASI5%3E3.0.CO;2-U',
      'https://doi.org/10.1002/(SICI)1097-4571(199706)48:6<529::AID-ASI5>3.0.CO;2-U',
    ],
  ],
  apart: [
    [
      'https://link.springer.com/article/10.1007/s00521-020-1',
      'https://link.springer.com/article/10.1007/s00521-020-1/figures/1',
    ],
    ['https://doi.org/10.1093/bioinformatics/btz682', 'https://doi.org/10.1093/bioinformatics/btz683'],
  ],
  others: [
    'https://www.doi.org/the-identifier/resources/handbook/',
    'https://doi.org/10.1093',
    'https://doi.org/10.1093/',
    'https://doi.org/10.12/short-prefix',
    'https://example.org/10.1093/bioinformatics/btz682',
  ],
});
