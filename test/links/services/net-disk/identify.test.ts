import { describeIdentities } from '../describe-identities.ts';

describeIdentities('net-disk', {
  things: [
    ['url:https://wwe.lanzoui.com/iAbCd', 'https://wwe.lanzoui.com/iAbCd', 'http://wwe.lanzoui.com/iAbCd'],
    ['url:https://lanzous.com/b0abc', 'https://www.lanzous.com/b0abc'],
    ['url:https://pan.xunlei.com/s/VNabc?pwd=ab12', 'https://pan.xunlei.com/s/VNabc?pwd=ab12#'],
    ['url:https://drive.uc.cn/s/0123?public=1', 'https://drive.uc.cn/s/0123?public=1'],
    [
      'url:https://cloud.189.cn/t/IB3ieymQJ7re',
      'https://cloud.189.cn/t/IB3ieymQJ7re',
      'https://cloud.189.cn/t/IB3ieymQJ7re（访问码：uf34）',
      'https://cloud.189.cn/t/IB3ieymQJ7re(访问码:uf34)',
      'https://cloud.189.cn/t/IB3ieymQJ7re%EF%BC%88%E8%AE%BF%E9%97%AE%E7%A0%81%EF%BC%9Auf34%EF%BC%89',
    ],
    ['url:https://cloud.189.cn/web/share?code=AbCd', 'https://cloud.189.cn/web/share?code=AbCd'],
    ['url:https://caiyun.139.com/m/i?105C1', 'https://caiyun.139.com/m/i?105C1'],
    ['url:https://yun.139.com/shareweb#/w/i/105C1', 'https://yun.139.com/shareweb/#/w/i/105C1'],
    ['url:https://share.weiyun.com/AbCd', 'https://share.weiyun.com/AbCd'],
  ],
  apart: [
    ['https://caiyun.139.com/m/i?105C1', 'https://caiyun.139.com/m/i?105C2'],
    ['https://yun.139.com/shareweb/#/w/i/1', 'https://yun.139.com/shareweb/#/w/i/2'],
  ],
  others: [
    'https://www.lanzou.com/',
    'https://pan.xunlei.com/',
    'https://www.weiyun.com/disk',
    'https://lanzou.com.evil.example/iAbCd',
    'https://mail.139.com/m/i?105C1',
  ],
  codes: [
    ['https://cloud.189.cn/t/IB3ieymQJ7re（访问码：uf34）', 'uf34'],
    ['https://cloud.189.cn/t/IB3ieymQJ7re', undefined],
    // The words stand before the host: nothing would be left of the address.
    ['https://密码：abcd@cloud.189.cn/t/IB3ieymQJ7re', undefined],
  ],
});
