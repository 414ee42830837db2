import { describeIdentities } from '../describe-identities.ts';

describeIdentities('notion', {
  things: [
    [
      'notion:0123456789abcdef0123456789abcdef',
      'https://www.notion.so/user/Title-0123456789abcdef0123456789abcdef',
      'https://user.notion.site/Title-0123456789abcdef0123456789abcdef?pvs=4',
      'https://user.notion.site/Another-title-0123456789ABCDEF0123456789ABCDEF',
      'https://www.notion.so/01234567-89ab-cdef-0123-456789abcdef',
    ],
    // A view of a table, and a page that is opened within another one.
    [
      'url:https://notion.so/0123456789abcdef0123456789abcdef?v=fedcba9876543210fedcba9876543210',
      'https://www.notion.so/0123456789abcdef0123456789abcdef?v=fedcba9876543210fedcba9876543210',
    ],
    [
      'url:https://user.notion.site/0123456789abcdef0123456789abcdef?p=fedcba9876543210fedcba9876543210',
      'https://user.notion.site/0123456789abcdef0123456789abcdef?p=fedcba9876543210fedcba9876543210',
    ],
    ['url:https://notion.so/product', 'https://www.notion.so/product'],
  ],
  others: ['https://notion.so', 'https://user.notion.site/', 'https://www.notion.com/blog', 'https://notion.so.evil.example/x'],
});
