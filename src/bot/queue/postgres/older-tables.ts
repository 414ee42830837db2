import type { Session } from './database.ts';

/** Tables that had another name once, and how a process of that time still sees them. */
const renamedTables = [
  { older: 'asks', table: 'commands', columns: { who: 'author', at: 'at', told: 'refused' } },
  { older: 'lanes', table: 'rate_limits', columns: { name: 'key', next_at: 'next_at' } },
  { older: 'words', table: 'stored_values', columns: { name: 'name', value: 'value' } },
] as const;

/**
 * Gives tables of an older version their present names, with all that is in them. A view stays
 * under each older name, so that processes of both versions share the rows while an operator
 * replaces them one by one.
 *
 * To be called before any other table is locked: an older process that counts a command locks its
 * tables in this order, too.
 */
export async function renameOlderTables({ query }: Session, schema: string): Promise<void> {
  for (const { older, table, columns } of renamedTables) {
    const sql = 'select to_regclass($1) is not null and to_regclass($2) is null as renames';
    const [known] = await query(sql, [`${schema}.${older}`, `${schema}.${table}`]);
    if (known?.renames === true) await query(renameTableSql(schema, { older, table, columns }));
  }
}

interface RenamedTable {
  older: string;
  table: string;
  /** The present name of each column, by its older one. */
  columns: Readonly<Record<string, string>>;
}

function renameTableSql(schema: string, { older, table, columns }: RenamedTable): string {
  const pairs = Object.entries(columns);
  const renames = pairs.filter(([was, is]) => was !== is);
  return [
    `alter table ${schema}.${older} rename to ${table}`,
    ...renames.map(([was, is]) => `alter table ${schema}.${table} rename column ${was} to ${is}`),
    `create view ${schema}.${older} as select ${pairs.map(([was, is]) => `${is} as ${was}`).join(', ')} from ${schema}.${table}`,
  ].join(';\n');
}
