import { describeIdentities } from '../describe-identities.ts';

describeIdentities('instagram', {
  things: [
    [
      'instagram:p/AbC_d-1',
      'https://www.instagram.com/p/AbC_d-1/',
      'https://instagr.am/p/AbC_d-1',
      'https://www.instagram.com/user.name/p/AbC_d-1/',
      'https://www.instagram.com/reel/AbC_d-1/?igshid=x',
      'https://www.instagram.com/tv/AbC_d-1/',
    ],
    ['instagram:user.name', 'https://www.instagram.com/user.name/', 'https://m.instagram.com/User.name'],
  ],
  apart: [['https://www.instagram.com/p/AbC_d-1/', 'https://www.instagram.com/p/AbC_D-1/']],
  others: [
    'https://www.instagram.com/explore/tags/x',
    'https://www.instagram.com/accounts/login/',
    'https://www.instagram.com/Explore/',
    'https://www.instagram.com/stories/user/1/',
    'https://www.instagram.com/p/x',
    'https://help.instagram.com/1',
  ],
});
