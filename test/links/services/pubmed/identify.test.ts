import { describeIdentities } from '../describe-identities.ts';

describeIdentities('pubmed', {
  things: [
    [
      'pubmed:31501885',
      'https://pubmed.ncbi.nlm.nih.gov/31501885/',
      'https://www.ncbi.nlm.nih.gov/pubmed/31501885?dopt=Abstract',
      'https://www.ncbi.nlm.nih.gov/pubmed/?term=31501885',
      'https://www.ncbi.nlm.nih.gov/m/pubmed/31501885/',
      'https://pubmed.ncbi.nlm.nih.gov/?term=31501885',
      'https://pubmed.ncbi.nlm.nih.gov/31501885/#affiliation-1',
      'https://pubmed.gov/31501885',
      'https://europepmc.org/article/MED/31501885',
      'http://europepmc.org/abstract/med/31501885',
    ],
  ],
  others: [
    'https://pubmed.ncbi.nlm.nih.gov/?term=cancer',
    'https://pubmed.ncbi.nlm.nih.gov/trending/',
    'https://pubmed.ncbi.nlm.nih.gov/0123/',
    'https://pubmed.ncbi.nlm.nih.gov/1234567890/',
    'https://www.ncbi.nlm.nih.gov/gene/31501885',
    'https://europepmc.org/article/PPR/PPR31501885',
  ],
});
