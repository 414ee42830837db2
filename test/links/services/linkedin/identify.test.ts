import { describeIdentities } from '../describe-identities.ts';

describeIdentities('linkedin', {
  things: [
    ['url:https://linkedin.com/in/x', 'https://www.linkedin.com/in/x', 'http://linkedin.com/in/x/'],
    ['url:https://cn.linkedin.com/in/x', 'https://cn.linkedin.com/in/x'],
    ['url:https://linkedin.com', 'https://www.linkedin.com/'],
  ],
  others: ['https://notlinkedin.com/in/x', 'https://linkedin.com.evil.example/in/x'],
});
