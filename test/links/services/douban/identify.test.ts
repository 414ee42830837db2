import { describeIdentities } from '../describe-identities.ts';

describeIdentities('douban', {
  things: [
    [
      'url:https://book.douban.com/subject/1007305',
      'https://book.douban.com/subject/1007305/',
      'http://book.douban.com/subject/1007305',
    ],
    ['url:https://douban.com/note/1', 'https://www.douban.com/note/1/'],
  ],
  others: ['https://notdouban.com/subject/1007305/', 'https://douban.com.evil.example/note/1'],
});
