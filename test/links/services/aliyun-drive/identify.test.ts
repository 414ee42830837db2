import { describeIdentities } from '../describe-identities.ts';

describeIdentities('aliyun-drive', {
  things: [
    [
      'aliyun-drive:ExYQ4wmXvBp',
      'https://www.alipan.com/s/ExYQ4wmXvBp',
      'https://www.aliyundrive.com/s/ExYQ4wmXvBp',
      'https://www.aliyundrive.com/s/ExYQ4wmXvBp?pwd=ab12',
      'https://www.alipan.com/s/ExYQ4wmXvBp，',
    ],
  ],
  parts: [
    ['https://www.aliyundrive.com/s/ExYQ4wmXvBp/folder/63b0', 'aliyun-drive:ExYQ4wmXvBp/folder/63b0'],
    ['https://www.alipan.com/s/ExYQ4wmXvBp/folder/a%2Fb', 'aliyun-drive:ExYQ4wmXvBp/folder/a/b'],
  ],
  apart: [['https://www.alipan.com/s/ExYQ4wmXvBp/folder/1', 'https://www.alipan.com/s/ExYQ4wmXvBp/folder/2']],
  others: ['https://www.alipan.com/t/ExYQ4wmXvBp', 'https://www.alipan.com/s/', 'https://developer.alipan.com/s/ExYQ4wmXvBp'],
  codes: [
    ['https://www.aliyundrive.com/s/ExYQ4wmXvBp?pwd=ab12', 'ab12'],
    ['https://www.aliyundrive.com/s/ExYQ4wmXvBp/folder/63b0?pwd=ab12', 'ab12'],
  ],
});
