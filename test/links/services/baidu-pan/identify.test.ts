import { describeIdentities } from '../describe-identities.ts';

describeIdentities('baidu-pan', {
  things: [
    [
      'baidu:1QqYtqDwhc_S51F3SYMChBQ',
      'https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ',
      'http://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ',
      'pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ',
      'https://yun.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ?pwd=flql',
      'https://pan.baidu.com/share/init?surl=QqYtqDwhc_S51F3SYMChBQ&pwd=flql',
      'https://pan.baidu.com/wap/init?surl=QqYtqDwhc_S51F3SYMChBQ',
      'https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ#list/path=%2F',
      'https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ）',
      'https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ】',
      'https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ，',
      'https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ 提取码：abcd',
      'https://pan.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ\u200b',
    ],
    // Folders of a share are places of one page, as fragments are.
    [
      'baidu:1eSNpdRG',
      'https://pan.baidu.com/s/1eSNpdRG',
      'https://pan.baidu.com/s/1eSNpdRG#list/path=%2FCelebA%2FImg',
      'https://pan.baidu.com/s/1eSNpdRG#list/path=%2Fsharelink2785600790-938296576863897%2FCelebA%2FImg&parentPath=%2F',
    ],
    // The short ids of the first years.
    ['baidu:1c0CZ6Ss', 'https://pan.baidu.com/s/1c0CZ6Ss', 'http://yun.baidu.com/s/1c0CZ6Ss'],
    [
      'baidu:link?shareid=2688745901&uk=386307513',
      'https://pan.baidu.com/share/link?shareid=2688745901&uk=386307513',
      'http://yun.baidu.com/share/link?uk=386307513&shareid=2688745901&third=0',
      'http://pan.baidu.com/wap/link?uk=386307513&shareid=2688745901&third=0',
    ],
    ['baidu:3kVxyzA9', 'https://pan.baidu.com/s/3kVxyzA9', 'https://eyun.baidu.com/s/3kVxyzA9'],
    ['baidu:e/1abcdefg', 'https://pan.baidu.com/e/1abcdefg'],
    ['baidu:enterprise/s/1abcdefg', 'https://pan.baidu.com/enterprise/s/1abcdefg'],
  ],
  apart: [
    ['https://pan.baidu.com/s/1abcdefg', 'https://pan.baidu.com/s/1abcdefG'],
    ['https://pan.baidu.com/share/link?shareid=1&uk=2', 'https://pan.baidu.com/share/link?shareid=1&uk=3'],
    ['https://pan.baidu.com/s/1abcdefg', 'https://pan.baidu.com/e/1abcdefg'],
  ],
  others: [
    'https://pan.baidu.com/disk/home',
    'https://pan.baidu.com/s/1',
    'https://pan.baidu.com/s/abcdefgh',
    'https://pan.baidu.com/share/link?shareid=a&uk=2',
    'https://pan.baidu.com/share/link?shareid=1',
    'https://pan.baidu.com/share/init',
    'https://tieba.baidu.com/s/1QqYtqDwhc_S51F3SYMChBQ',
  ],
  codes: [
    ['https://pan.baidu.com/s/1abcdefg?pwd=0123', '0123'],
    ['https://pan.baidu.com/s/1abcdefg?pwd=ju52）', 'ju52'],
    ['https://pan.baidu.com/s/1abcdefg?pwd=too-long', undefined],
    ['https://pan.baidu.com/s/1abcdefg?pwd=', undefined],
    ['https://pan.baidu.com/share/link?shareid=1&uk=2&pwd=abcd', 'abcd'],
    ['https://pan.baidu.com/s/1eSNpdRG?pwd=ab12#list/path=%2Fa', 'ab12'],
  ],
});
