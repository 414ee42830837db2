import { describeIdentities } from '../describe-identities.ts';

describeIdentities('acl', {
  things: [
    [
      'acl:P19-1585',
      'https://aclanthology.org/P19-1585/',
      'https://aclanthology.org/P19-1585',
      'https://aclanthology.org/P19-1585.pdf',
      'https://aclanthology.org/p19-1585v2.pdf',
      'https://www.aclweb.org/anthology/P19-1585/',
      'http://aclweb.org/anthology/P19-1585.pdf',
      'http://anthology.aclweb.org/P/P19/P19-1585.pdf',
      'https://www.aclweb.org/anthology/papers/P/P19/P19-1585/',
      'https://aclanthology.info/papers/P19-1585/p19-1585',
      'http://aclanthology.coli.uni-saarland.de/papers/P19-1585/p19-1585',
      'http://acl.ldc.upenn.edu/P/P19/P19-1585.pdf',
      'https://doi.org/10.18653/v1/P19-1585',
    ],
    [
      'acl:2020.acl-main.748',
      'https://aclanthology.org/2020.acl-main.748/',
      'https://www.aclweb.org/anthology/2020.acl-main.748.pdf',
      'https://aclanthology.org/2020.acl-main.748.bib',
      'https://aclanthology.org/2020.acl-main.748v2.pdf#page=3',
      'https://doi.org/10.18653/v1/2020.ACL-main.748',
    ],
    ['acl:2020.acl-main', 'https://aclanthology.org/volumes/2020.acl-main/', 'https://aclanthology.org/2020.acl-main/'],
    ['acl:P19-1', 'https://aclanthology.org/volumes/P19-1/', 'https://www.aclweb.org/anthology/P19-1/'],
  ],
  apart: [['https://aclanthology.org/P19-1585/', 'https://aclanthology.org/attachments/P19-1585.Supplementary.pdf']],
  others: [
    'https://aclanthology.org/',
    'https://aclanthology.org/events/acl-2020/',
    'https://aclanthology.org/people/m/min-zhang/',
    'https://aclanthology.org/attachments/2020.acl-main.748',
    'https://preview.aclanthology.org/ingest/2020.acl-main.1/',
    'https://www.upenn.edu/P19-1585.pdf',
  ],
});
