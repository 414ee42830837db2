import { describeIdentities } from '../describe-identities.ts';

describeIdentities('pmc', {
  things: [
    [
      'pmc:7703786',
      'https://pmc.ncbi.nlm.nih.gov/articles/PMC7703786/',
      'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7703786/',
      'https://www.ncbi.nlm.nih.gov/pmc/articles/7703786/',
      'https://pmc.ncbi.nlm.nih.gov/articles/PMC7703786.1/',
      'https://europepmc.org/article/PMC/PMC7703786',
      'https://europepmc.org/articles/PMC7703786',
      'https://europepmc.org/articles/pmc7703786?pdf=render',
      'https://www.ncbi.nlm.nih.gov/labs/pmc/articles/PMC7703786/',
      'https://pmc.ncbi.nlm.nih.gov/articles/PMC7703786/pdf/',
      'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7703786/pdf/btz682.pdf',
    ],
  ],
  parts: [
    ['https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7703786/bin/data.zip', 'pmc:7703786/bin/data.zip'],
    ['https://pmc.ncbi.nlm.nih.gov/articles/PMC7703786/figure/F1/', 'pmc:7703786/figure/F1'],
  ],
  apart: [['https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123', 'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123/bin/data.zip']],
  others: [
    'https://www.ncbi.nlm.nih.gov/pmc/',
    'https://www.ncbi.nlm.nih.gov/pmc/articles/pmid/31501885/',
    'https://pmc.ncbi.nlm.nih.gov/articles/PMC0/',
    'https://pmc.ncbi.nlm.nih.gov/search/?term=PMC7703786',
    'https://europepmc.org/article/PPR/PPR7703786',
  ],
});
