import { describeIdentities } from '../describe-identities.ts';

describeIdentities('123pan', {
  things: [
    [
      '123pan:HQeA-UX1Sh',
      'https://www.123pan.com/s/HQeA-UX1Sh',
      'https://www.123pan.com/s/HQeA-UX1Sh.html',
      'https://www.123pan.com/s/HQeA-UX1Sh提取码:abcd',
      'https://www.123pan.cn/s/HQeA-UX1Sh?pwd=abcd#',
      'https://www.123684.com/s/HQeA-UX1Sh?',
      'https://www.123865.com/s/HQeA-UX1Sh',
      'https://www.123912.com/s/HQeA-UX1Sh',
      'https://www.123957.cn/s/HQeA-UX1Sh',
      'https://1815238395.share.123pan.cn/123pan/HQeA-UX1Sh',
    ],
  ],
  apart: [['https://www.123pan.com/s/HQeA-UX1Sh', 'https://www.123pan.com/s/HQeA-ux1sh']],
  others: [
    'https://www.123pan.com/',
    'https://www.123pan.com/s/',
    'https://vip.123pan.cn/1815238395/download',
    'https://1815238395.share.123pan.cn/s/HQeA-UX1Sh',
    'https://www.123999.com/s/HQeA-UX1Sh',
  ],
  codes: [
    ['https://www.123912.com/s/HQeA-UX1Sh?pwd=abcd#', 'abcd'],
    ['https://www.123pan.com/s/HQeA-UX1Sh?提取码:abcd', undefined],
  ],
});
