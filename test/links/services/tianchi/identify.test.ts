import { describeIdentities } from '../describe-identities.ts';

describeIdentities('tianchi', {
  things: [
    [
      'tianchi:dataset/95414',
      'https://tianchi.aliyun.com/dataset/95414',
      'https://tianchi.aliyun.com/dataset/dataDetail?dataId=95414&lang=zh',
      'https://tianchi.aliyun.com/dataset/dataDetail?spm=5176.12282016.0.0.x&dataId=95414',
    ],
    [
      'tianchi:competition/231776',
      'https://tianchi.aliyun.com/competition/entrance/231776/introduction',
      'https://tianchi.aliyun.com/competition/entrance/231776/information',
      'https://tianchi.aliyun.com/competition/entrance/231776',
    ],
  ],
  parts: [
    ['https://tianchi.aliyun.com/dataset/95414/notebook', 'tianchi:dataset/95414/notebook'],
    ['https://tianchi.aliyun.com/competition/entrance/231776/rankingList', 'tianchi:competition/231776/rankingList'],
  ],
  apart: [
    [
      'https://tianchi.aliyun.com/competition/entrance/1/forum?postId=1',
      'https://tianchi.aliyun.com/competition/entrance/1/forum?postId=2',
    ],
  ],
  others: [
    'https://tianchi.aliyun.com/dataset',
    'https://tianchi.aliyun.com/dataset/dataDetail?dataId=x',
    'https://tianchi.aliyun.com/dataset/public/95414',
    'https://tianchi.aliyun.com/competition/gameList/activeList',
    'https://tianchi.aliyun.com/notebook-ai/detail?postId=1',
    'https://help.aliyun.com/dataset/95414',
  ],
});
