import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SqliteDatabase } from '../../../../src/bot/queue/sqlite/sqlite-database.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listkeeper-database-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const insertValue = 'insert into stored_values values (?, ?)';
const countValues = (database: SqliteDatabase) => database.get('select count(*) as count from stored_values')?.count;

describe('the database of a job store', () => {
  it('makes the folders of its file, and keeps what was written when it is opened again', () => {
    const file = join(folder, 'a', 'b', 'jobs.sqlite');
    const first = new SqliteDatabase(file);
    expect(first.run(insertValue, 'a', 'one')).toBe(1);
    first.close();
    const second = new SqliteDatabase(file);
    expect(second.all('select name, value from stored_values')).toEqual([{ name: 'a', value: 'one' }]);
    second.close();
  });

  it('is locked for a second process, and free once it is closed', () => {
    const file = join(folder, 'jobs.sqlite');
    const first = new SqliteDatabase(file);
    expect(() => new SqliteDatabase(file)).toThrow(expect.objectContaining({ code: 'queue-in-use', values: { file } }));
    first.close();
    new SqliteDatabase(file).close();
  });

  it('keeps the values and the counted commands that were stored under older names of the tables', () => {
    const file = join(folder, 'jobs.sqlite');
    const older = new SqliteDatabase(file);
    older.exec(`drop table stored_values; drop table commands;
      create table words (name text primary key, value text not null) strict;
      create table asks (who text not null, at integer not null, told integer not null) strict;
      create index asks_by_who on asks (who, at);
      insert into words values ('checked a/b', '1'); insert into asks values ('a/b someone', 2, 1);`);
    older.close();
    // The second time there is nothing left to rename.
    for (const _ of [1, 2]) {
      const database = new SqliteDatabase(file);
      expect(database.all('select name, value from stored_values')).toEqual([{ name: 'checked a/b', value: '1' }]);
      expect(database.all('select author, at, refused from commands')).toEqual([{ author: 'a/b someone', at: 2, refused: 1 }]);
      database.close();
    }
  });

  it('undoes a transaction that fails, and goes on', () => {
    const database = new SqliteDatabase(':memory:');
    const failing = () =>
      database.transaction(() => {
        database.run(insertValue, 'a', 'one');
        throw new Error('in the middle');
      });
    expect(failing).toThrow('in the middle');
    expect(countValues(database)).toBe(0);
    database.transaction(() => database.run(insertValue, 'a', 'one'));
    expect(countValues(database)).toBe(1);
    database.close();
  });

  it('reports the error itself where SQLite has already rolled back', () => {
    const database = new SqliteDatabase(':memory:');
    const failing = () =>
      database.transaction(() => {
        database.exec('rollback');
        throw new Error('the disk is full');
      });
    expect(failing).toThrow('the disk is full');
    database.close();
  });

  it('leaves the warnings of other code as they were', () => {
    const { emitWarning } = process;
    new SqliteDatabase(':memory:').close();
    expect(process.emitWarning).toBe(emitWarning);
  });
});
