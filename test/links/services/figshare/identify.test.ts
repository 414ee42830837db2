import { describeIdentities } from '../describe-identities.ts';

describeIdentities('figshare', {
  things: [
    [
      'figshare:1234567',
      'https://figshare.com/articles/dataset/_/1234567',
      'https://figshare.com/articles/1234567',
      'https://figshare.com/articles/dataset/1234567',
      'https://figshare.com/articles/A_title/1234567',
      'https://figshare.com/articles/dataset/A_title/1234567',
      'https://figshare.com/articles/dataset/A_title/1234567/2',
      'https://springernature.figshare.com/articles/dataset/x/1234567?file=1',
      'https://doi.org/10.6084/m9.figshare.1234567',
      'https://doi.org/10.6084/M9.figshare.1234567.v3',
      // A title of digits.
      'https://figshare.com/articles/dataset/2020/1234567',
      'https://figshare.com/articles/dataset/20201101/1234567/3',
      'https://figshare.com/articles/20201101/1234567',
    ],
  ],
  apart: [['https://figshare.com/articles/dataset/2020/1234567', 'https://figshare.com/articles/dataset/2020/1234568']],
  others: [
    'https://figshare.com/collections/A_title/1234567',
    'https://figshare.com/ndownloader/files/1234567',
    'https://figshare.com/s/865e694ad06d5857db4b',
    'https://figshare.com/articles/dataset/A_title',
    'https://figshare.com/articles/dataset/A_title/123',
    'https://notfigshare.com/articles/dataset/A_title/1234567',
  ],
});
