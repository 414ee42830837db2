import { describeIdentities } from '../describe-identities.ts';

describeIdentities('x', {
  things: [
    [
      'x:status/1265820700440698880',
      'https://x.com/user/status/1265820700440698880',
      'https://twitter.com/user/status/1265820700440698880?s=20',
      'https://mobile.twitter.com/User/statuses/1265820700440698880',
      'https://x.com/i/status/1265820700440698880',
      'https://twitter.com/i/web/status/1265820700440698880',
      'https://x.com/user/status/1265820700440698880/photo/1',
    ],
    ['x:user', 'https://x.com/user', 'https://twitter.com/User', 'https://mobile.twitter.com/user/'],
  ],
  apart: [['https://x.com/user/status/1', 'https://x.com/user/status/2']],
  others: [
    'https://x.com/home',
    'https://twitter.com/Search?q=x',
    'https://x.com/hashtag/x',
    'https://twitter.com/intent/tweet?text=x',
    'https://x.com/user/lists/x',
    'https://x.com/i/communities/1',
    'https://x.com/a-name',
    'https://x.com/name_longer_than_fifteen',
    'https://help.x.com/en',
  ],
});
