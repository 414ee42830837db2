import { describeIdentities } from '../describe-identities.ts';

describeIdentities('quark', {
  things: [
    [
      'quark:e06704643151',
      'https://pan.quark.cn/s/e06704643151',
      'http://pan.quark.cn/s/e06704643151?pwd=ab12',
      'https://pan.quark.cn/s/e06704643151?entry=sjss',
      'https://pan.quark.cn/s/e06704643151#/list/share',
      // A folder of it is a place of the page.
      'https://pan.quark.cn/s/e06704643151#/list/share/4afa4cd5bf0e4e7bb1a2ccef8f094d74',
    ],
  ],
  others: ['https://pan.quark.cn/list', 'https://pan.quark.cn/s/', 'https://www.quark.cn/s/e06704643151'],
  codes: [
    ['https://pan.quark.cn/s/e06704643151?pwd=ab12', 'ab12'],
    ['https://pan.quark.cn/s/e06704643151?passcode=AB12#/list/share', 'AB12'],
  ],
});
