import { describeIdentities } from '../describe-identities.ts';

describeIdentities('wechat', {
  things: [
    [
      'wechat:3hiJy8m0VohYfEH5ISta5w',
      'https://mp.weixin.qq.com/s/3hiJy8m0VohYfEH5ISta5w',
      'http://mp.weixin.qq.com/s/3hiJy8m0VohYfEH5ISta5w?scene=25#wechat_redirect',
    ],
    [
      'wechat:MzI1NTE4NTUwOQ==/2650324936/1/abcd0123ef',
      'https://mp.weixin.qq.com/s?__biz=MzI1NTE4NTUwOQ==&mid=2650324936&idx=1&sn=abcd0123ef',
      'https://mp.weixin.qq.com/s?sn=abcd0123ef&__biz=MzI1NTE4NTUwOQ==&mid=2650324936&idx=1&chksm=e&scene=21#wechat_redirect',
      'https://mp.weixin.qq.com/s?__biz=MzI1NTE4NTUwOQ%3D%3D&mid=2650324936&idx=1&sn=abcd0123ef',
    ],
    // The search at Sogou signs an address that expires: it is known by nothing else.
    [
      'url:https://mp.weixin.qq.com/s?src=11&timestamp=1&ver=1&signature=x',
      'https://mp.weixin.qq.com/s?src=11&timestamp=1&ver=1&signature=x',
    ],
  ],
  apart: [
    ['https://mp.weixin.qq.com/s/3hiJy8m0VohYfEH5ISta5w', 'https://mp.weixin.qq.com/s/3hiJy8m0VohYfEH5ISta5W'],
    ['https://mp.weixin.qq.com/s?__biz=a&mid=1&idx=1&sn=a', 'https://mp.weixin.qq.com/s?__biz=a&mid=1&idx=2&sn=a'],
  ],
  others: [
    'https://mp.weixin.qq.com/',
    'https://mp.weixin.qq.com/s',
    'https://mp.weixin.qq.com/mp/appmsgalbum?__biz=x&action=getalbum&album_id=1',
    'https://open.weixin.qq.com/s/3hiJy8m0VohYfEH5ISta5w',
  ],
});
