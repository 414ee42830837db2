import { describeIdentities } from '../describe-identities.ts';

describeIdentities('tencent-docs', {
  things: [
    ['url:https://docs.qq.com/doc/DAbC', 'https://docs.qq.com/doc/DAbC', 'http://docs.qq.com/doc/DAbC#x'],
    ['url:https://docs.qq.com/sheet/DAbC?tab=BB08J2', 'https://docs.qq.com/sheet/DAbC?tab=BB08J2'],
  ],
  apart: [['https://docs.qq.com/sheet/DAbC?tab=1', 'https://docs.qq.com/sheet/DAbC?tab=2']],
  others: ['https://docs.qq.com/', 'https://im.qq.com/doc/DAbC'],
});
