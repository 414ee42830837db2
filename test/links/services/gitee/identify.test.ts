import { describeIdentities } from '../describe-identities.ts';

describeIdentities('gitee', {
  things: [
    [
      'gitee:mindspore/mindspore',
      'https://gitee.com/mindspore/mindspore',
      'https://gitee.com/mindspore/mindspore.git',
      'http://www.gitee.com/MindSpore/mindspore/tree/master/',
      'git@gitee.com:mindspore/mindspore.git',
    ],
    [
      'gitee:mindspore/mindspore/blob/master/README.md',
      'https://gitee.com/mindspore/mindspore/blob/master/README.md',
      'https://gitee.com/MindSpore/MindSpore/blob/master/README.md#1',
    ],
    ['gitee:mindspore/mindspore/issues/I1AB', 'https://gitee.com/mindspore/mindspore/issues/I1AB'],
  ],
  parts: [['https://gitee.com/mindspore/mindspore/issues?state=all', 'gitee:mindspore/mindspore/issues?state=all']],
  apart: [
    ['https://gitee.com/o/r/issues?q=a', 'https://gitee.com/o/r/issues?q=b'],
    ['https://gitee.com/o/r', 'https://gitee.com/o/r/tree/develop'],
  ],
  others: [
    'https://gitee.com/mindspore',
    'https://gitee.com/explore/ai',
    'https://gitee.com/gvp/all',
    'https://gitee.com/organizations/mindspore/projects',
    // Pieces of code and the projects of somebody are no repositories.
    'https://gitee.com/somebody/codes/4rm9i2zyt3qo7dlvkpfs5jbcx',
    'https://gitee.com/somebody/projects',
    'https://blog.gitee.com/a/b',
  ],
});
