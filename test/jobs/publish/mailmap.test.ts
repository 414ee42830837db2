import { describe, expect, it } from 'vitest';
import { applyMailmap, parseMailmap } from '../../../src/jobs/publish/mailmap.ts';

const mailmap = parseMailmap(`# how we want to be called
Ada Lovelace <ada@new.example>  # her own
Ada Lovelace <ada@old.example>
<grace@work.example> <grace@home.example>
Grace Hopper <grace@work.example> Amazing Grace <shared@lab.example>
Lab <lab@example.org> <shared@lab.example>
no address here
<>
`);

describe('a person in .mailmap', () => {
  it.each([
    ['has the name that stands before the address', 'ada', 'ADA@old.example', 'Ada Lovelace', 'ADA@old.example'],
    ['has the other address, and keeps the name', 'Grace H', 'grace@home.example', 'Grace H', 'grace@work.example'],
    ['is told by name and address first', 'amazing grace', 'shared@lab.example', 'Grace Hopper', 'grace@work.example'],
    ['or by the address alone', 'Somebody', 'shared@lab.example', 'Lab', 'lab@example.org'],
    ['stays as they are where no line is about them', 'Bob', 'bob@example.org', 'Bob', 'bob@example.org'],
  ])('%s', (_, name, email, newName, newEmail) => {
    expect(applyMailmap({ name, email }, mailmap)).toEqual({ name: newName, email: newEmail });
  });

  it('is read in time that grows with the text alone', () => {
    expect(parseMailmap(`${'<'.repeat(900)}\n${'a '.repeat(90_000)}`)).toEqual([]);
    expect(parseMailmap('A <a@b.example>\n'.repeat(9000))).toHaveLength(5000);
  });
});
