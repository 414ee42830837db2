import { describeIdentities } from '../describe-identities.ts';

describeIdentities('bilibili', {
  things: [
    [
      'bilibili:BV17x411w7KC',
      'https://www.bilibili.com/video/BV17x411w7KC/',
      'https://www.bilibili.com/video/av170001',
      'https://www.bilibili.com/video/bv17x411w7KC?p=1',
      'https://m.bilibili.com/video/BV17x411w7KC',
      'https://www.bilibili.com/s/video/BV17x411w7KC',
      'https://b23.tv/BV17x411w7KC',
      'https://player.bilibili.com/player.html?isOutside=true&aid=170001&bvid=BV17x411w7KC&cid=279786&p=1',
      'https://player.bilibili.com/player.html?aid=170001&page=1',
    ],
    [
      'bilibili:BV17x411w7KC/2',
      'https://www.bilibili.com/video/BV17x411w7KC/?p=2',
      'https://www.bilibili.com/video/av170001/?p=2&share_source=copy_web',
      'https://www.bilibili.com/video/av170001/index_2.html',
      'https://player.bilibili.com/player.html?aid=170001&page=2',
    ],
  ],
  apart: [
    ['https://www.bilibili.com/video/BV17x411w7KC', 'https://www.bilibili.com/video/BV17x411w7KD'],
    ['https://www.bilibili.com/video/av170001/index_2.html', 'https://www.bilibili.com/video/av170001/index_3.html'],
  ],
  others: [
    // Only its server knows what a short form leads to.
    'https://b23.tv/abc123',
    'https://www.bilibili.com/video/BV17x411',
    'https://www.bilibili.com/video/av0',
    'https://www.bilibili.com/read/cv123',
    'https://space.bilibili.com/1',
    'https://player.bilibili.com/player.html',
  ],
});
