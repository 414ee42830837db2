import { expect, test } from 'vitest';
import { formatHelpReply } from '../../../src/report/commands/replies.ts';

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
