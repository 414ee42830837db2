import { expect, test } from 'vitest';
import { readContactAddress } from '../../src/runtime/contact-address.ts';

test.each(['me@example.org', ' a.b+lists@mail.example.com '])('%s is a contact address', (address) => {
  expect(readContactAddress({ LISTKEEPER_MAILTO: address })).toEqual({ mailto: address.trim() });
});

test.each(['', 'me', 'me@localhost', 'me@example.org&rows=0', 'a b@example.org', `${'a'.repeat(200)}@example.org`, undefined])(
  '%s is none, and nothing is sent',
  (address) => {
    expect(readContactAddress({ LISTKEEPER_MAILTO: address })).toEqual({});
  },
);
