import { describeIdentities } from '../describe-identities.ts';

describeIdentities('openreview', {
  things: [
    [
      'openreview:B1lsXREYvr',
      'https://openreview.net/forum?id=B1lsXREYvr',
      'https://openreview.net/pdf?id=B1lsXREYvr',
      'https://openreview.net/forum/?id=B1lsXREYvr',
      'http://www.openreview.net/forum?noteId=x&id=B1lsXREYvr',
      'https://openreview.net/forum?id=B1lsXREYvr&referrer=%5Bthe%20profile%5D',
    ],
  ],
  apart: [['https://openreview.net/forum?id=B1lsXREYvr', 'https://openreview.net/forum?id=b1lsxreyvr']],
  others: [
    'https://openreview.net/forum',
    'https://openreview.net/forum?id=a/b',
    'https://openreview.net/group?id=ICLR.cc/2020/Conference',
    'https://openreview.net/attachment?id=B1lsXREYvr&name=supplementary_material',
    'https://openreview.net/pdf/0123456789abcdef0123456789abcdef01234567.pdf',
  ],
});
