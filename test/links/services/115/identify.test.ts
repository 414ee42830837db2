import { describeIdentities } from '../describe-identities.ts';

describeIdentities('115', {
  things: [
    [
      '115:swh2vd33nkl',
      'https://115cdn.com/s/swh2vd33nkl',
      'https://115.com/s/swh2vd33nkl',
      'http://115.com/s/swh2vd33nkl?password=8888#',
      'https://115cdn.com/s/swh2vd33nkl?password=8888&#',
      'https://anxia.com/s/swh2vd33nkl?password=m1d5',
    ],
  ],
  apart: [['https://115.com/s/swh2vd33nkl', 'https://115.com/s/SWH2vd33nkl']],
  others: [
    'https://115.com/?ct=file&cid=1',
    'https://115.com/s/',
    'https://115.com/lb/5lbaqr7wj8t',
    'https://help.115.com/s/swh2vd33nkl',
    'https://not115.com/s/swh2vd33nkl',
  ],
  codes: [
    ['https://115.com/s/swh2vd33nkl?password=m1d5', 'm1d5'],
    ['https://115cdn.com/s/swh2vd33nkl?pwd=8888&#', '8888'],
    ['https://115.com/s/swh2vd33nkl?password=too-long', undefined],
    ['https://115.com/s/swh2vd33nkl', undefined],
  ],
});
