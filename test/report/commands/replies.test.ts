import { expect, test } from 'vitest';
import { formatHelpReply, formatLinkReply } from '../../../src/report/commands/replies.ts';

test('a command without its address is not called unknown', () => {
  expect(formatHelpReply('remove', 'en')).toMatch(
    /^Something is missing\. Write `\/listkeeper remove <address>`\. Available commands:\n/,
  );
  expect(formatHelpReply('ignore https://a.example.org/', 'zh')).toMatch(
    /^命令不完整，请写成 `\/listkeeper ignore <网址> <原因>`。/,
  );
  expect(formatHelpReply('sing', 'en')).toMatch(/^Unknown command `sing`\./);
  expect(formatHelpReply('constructor', 'en')).toMatch(/^Unknown command `constructor`\./);
});

test('a link of a README that is left to a person speaks of its line', () => {
  const reply = formatLinkReply({ is: 'line-refused' }, 'https://a.example.org/', 'en');
  expect(reply).toContain('Please edit the line.');
  expect(formatLinkReply({ is: 'line-refused' }, 'https://a.example.org/', 'zh')).toContain('请直接修改这一行');
});
