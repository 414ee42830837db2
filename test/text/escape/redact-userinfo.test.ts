import { describe, expect, it } from 'vitest';
import { hasUserinfo, redactPasswords, redactUserinfo } from '../../../src/text/escape/redact-userinfo.ts';

describe('the user name and the password of an address', () => {
  it.each([
    ['https://user:pw@example.org/x', 'https://…@example.org/x'],
    ['https://token@example.org', 'https://…@example.org'],
    ['see http:/a:b@example.org.', 'see http:/…@example.org.'],
    ['postgres://a:b@db/x', 'postgres://…@db/x'],
    ['//a:b@example.org', '//…@example.org'],
    ['https：／／a:b＠example.org', 'https：／／…@example.org'],
    ['https://a:b%40example.org', 'https://…@example.org'],
    ['https://a:b@c:d@example.org', 'https://…@example.org'],
    ['user:pw@example.org', '…@example.org'],
  ])('of %s are left out', (text, redacted) => {
    expect(redactUserinfo(text)).toBe(redacted);
  });

  it.each([
    'https://medium.com/@someone/post',
    'https://example.org/?q=a@b',
    'mailto:someone@example.org',
    'Contact:someone@example.org',
    'someone@example.org',
    'npm:left-pad@1.3.0',
    'at 12:30@noon',
    'https://example.org/a#b@c',
  ])('are not seen in %s', (text) => {
    expect(redactUserinfo(text)).toBe(text);
    expect(hasUserinfo(text)).toBe(false);
  });

  it('are hidden in a README only where there is a password', () => {
    expect(redactPasswords('ssh://git@example.org, redis://:pw@db')).toBe('ssh://git@example.org, redis://…@db');
    expect(redactPasswords('https://a:b@c:d@example.org/x')).toBe('https://…@example.org/x');
  });

  it('are not seen in the words behind an address of a README', () => {
    for (const text of ['官网https://a.cn,邮箱:me@a.cn', 'https://a.cn（邮箱:me@a.cn）', '[x](https://a.cn)mail:me@a.cn'])
      expect(redactPasswords(text)).toBe(text);
  });

  it('are found in time that grows with the text', () => {
    for (const unit of ['a:', '//a', '@', 'a:b', '://', 'a%40', '/\\'])
      expect(redactUserinfo(unit.repeat(30_000)).length).toBeGreaterThan(0);
  });
});
