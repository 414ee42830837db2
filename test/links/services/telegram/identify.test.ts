import { describeIdentities } from '../describe-identities.ts';

describeIdentities('telegram', {
  things: [
    [
      'telegram:durov',
      'https://t.me/Durov',
      'https://t.me/s/durov',
      'https://telegram.me/durov',
      'https://telegram.dog/durov',
      'https://t.me/durov?start=x',
    ],
    ['telegram:durov/43', 'https://t.me/durov/43', 'https://t.me/s/durov/43', 'https://t.me/Durov/43?single'],
    // A post within a topic of a group, and an app of a bot. Source: https://core.telegram.org/api/links
    ['telegram:group/123/456', 'https://t.me/group/123/456'],
    ['telegram:some_bot/app', 'https://t.me/some_bot/app', 'https://t.me/some_bot/App?startapp=x'],
    ['url:https://t.me/joinchat/AAAA', 'https://t.me/joinchat/AAAA'],
    ['url:https://t.me/+AbCd', 'https://t.me/+AbCd'],
    ['url:https://t.me/c/123/4', 'https://t.me/c/123/4'],
    ['url:https://t.me/addstickers/Animals', 'https://t.me/addstickers/Animals'],
    ['url:https://t.me/share/url?url=x', 'https://t.me/share/url?url=x'],
  ],
  apart: [
    ['https://t.me/group/123/456', 'https://t.me/group/123/457'],
    ['https://t.me/joinchat/AAAA', 'https://t.me/joinchat/AAAa'],
  ],
  others: ['https://telegram.org/apps', 'https://core.telegram.org/api/links', 'https://t.me.evil.example/durov'],
});
