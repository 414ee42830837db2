import { describeIdentities } from '../describe-identities.ts';

describeIdentities('zhihu', {
  things: [
    [
      'zhihu:p/208721884',
      'https://zhuanlan.zhihu.com/p/208721884',
      'http://zhuanlan.zhihu.com/p/208721884?utm_source=wechat_session',
      'https://www.zhihu.com/p/208721884',
      'https://www.zhihu.com/tardis/zm/art/208721884?source_id=1005',
      'https://www.zhihu.com/tardis/bd/art/208721884',
    ],
    [
      'zhihu:answer/1234567890',
      'https://www.zhihu.com/answer/1234567890',
      'https://www.zhihu.com/question/19550225/answer/1234567890',
    ],
    [
      'zhihu:question/19550225',
      'https://www.zhihu.com/question/19550225',
      'https://www.zhihu.com/question/19550225/answers/updated',
    ],
    ['url:https://zhihu.com/people/x', 'https://www.zhihu.com/people/x'],
    ['url:https://zhihu.com/tardis/zm/qus/19550225', 'https://www.zhihu.com/tardis/zm/qus/19550225'],
    ['url:https://zhuanlan.zhihu.com/p/draft', 'https://zhuanlan.zhihu.com/p/draft'],
  ],
  apart: [
    ['https://www.zhihu.com/question/1/answer/2', 'https://www.zhihu.com/question/1/answer/3'],
    ['https://www.zhihu.com/question/1', 'https://www.zhihu.com/question/1/answer/2'],
  ],
});
