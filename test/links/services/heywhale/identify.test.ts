import { describeIdentities } from '../describe-identities.ts';

describeIdentities('heywhale', {
  things: [
    [
      'heywhale:dataset/5d313070cf76a60036e4b023',
      'https://www.heywhale.com/home/dataset/5d313070cf76a60036e4b023',
      'https://www.kesci.com/home/dataset/5d313070cf76a60036e4b023/document',
      'https://www.heywhale.com/mw/dataset/5d313070cf76a60036e4b023',
    ],
    [
      'heywhale:project/59ed8d7418ec724555a9b4c0',
      'https://www.heywhale.com/mw/project/59ed8d7418ec724555a9b4c0',
      'https://www.kesci.com/apps/home/project/59ed8d7418ec724555a9b4c0',
      'https://www.heywhale.com/mw/project/59ed8d7418ec724555a9b4c0/content?id=1',
    ],
  ],
  parts: [
    [
      'https://www.heywhale.com/home/competition/5d313070cf76a60036e4b023/content/5',
      'heywhale:competition/5d313070cf76a60036e4b023/content/5',
    ],
  ],
  others: [
    'https://www.heywhale.com/home',
    'https://www.heywhale.com/home/dataset/tooshort',
    'https://www.kesci.com/home/column/5d313070cf76a60036e4b023',
    'https://www.kesci.com/apps/home/user/profile/598a69b1c8d2787da4cb3944',
  ],
});
