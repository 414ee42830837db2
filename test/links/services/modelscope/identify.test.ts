import { describeIdentities } from '../describe-identities.ts';

describeIdentities('modelscope', {
  things: [
    [
      'modelscope:datasets/space/name',
      'https://modelscope.cn/datasets/space/name',
      'https://www.modelscope.cn/datasets/space/name/summary',
      'https://modelscope.cn/datasets/Space/name/files',
      'https://modelscope.cn/datasets/space/name/dataPeview',
    ],
    [
      'modelscope:models/space/name',
      'https://modelscope.cn/models/space/name',
      'https://www.modelscope.cn/models/space/name/summary/',
      'https://modelscope.cn/models/space/name?from=alizishequ__text',
    ],
    [
      'modelscope:models/space/name/ai',
      'https://modelscope.ai/models/space/name',
      'https://www.modelscope.ai/models/space/name/files',
    ],
  ],
  parts: [
    [
      'https://www.modelscope.cn/models/space/name/file/view/master/config.json?status=1',
      'modelscope:models/space/name/file/view/master/config.json?status=1',
    ],
  ],
  apart: [
    ['https://modelscope.cn/datasets/a/b', 'https://modelscope.cn/datasets/a/b/feedback/issueDetail/1'],
    ['https://modelscope.cn/models/a/b', 'https://modelscope.ai/models/a/b'],
    ['https://modelscope.cn/models/a/b', 'https://modelscope.cn/datasets/a/b'],
  ],
  others: [
    'https://modelscope.cn/models',
    'https://modelscope.cn/models/space',
    'https://modelscope.cn/studios/space/name',
    'https://modelscope.cn/docs/models/download',
    'https://community.modelscope.cn/models/space/name',
  ],
});
