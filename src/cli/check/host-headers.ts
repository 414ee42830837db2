import { ListkeeperError } from '../../errors/listkeeper-error.ts';
import type { HostRule } from '../../links/index.ts';

const linePattern = /^((?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+)\s+([a-z0-9-]+):\s*([\x20-\x7e]+)$/i;

/**
 * Reads `LISTKEEPER_HEADERS`: one header a line, `docs.example.org Authorization: Bearer …`. It is
 * for secrets, which must not be in a settings file.
 */
export function parseHostHeaders(text: string | undefined): HostRule[] {
  return (text ?? '').split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === '') return [];
    const [, host, name, value] = linePattern.exec(line.trim()) ?? [];
    if (host === undefined || name === undefined || value === undefined)
      throw new ListkeeperError('bad-headers', { line: index + 1 });
    return [{ host: host.toLowerCase(), accept: [], headers: { [name.toLowerCase()]: value } }];
  });
}
