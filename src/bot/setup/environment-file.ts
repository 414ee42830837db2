import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * Sets variables in a file such as `.env`, and leaves its other lines as they are. Only its owner
 * may read the file, because it holds the private key.
 */
export function writeEnvironmentFile(path: string, values: Readonly<Record<string, string>>): void {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  writeFileSync(path, setVariables(text, values), { mode: 0o600 });
}

/**
 * @returns the text with these variables, each on one line.
 * @example setVariables('PORT=3000\nAPP_ID=\n', { APP_ID: '7' }) // 'PORT=3000\nAPP_ID="7"\n'
 */
export function setVariables(text: string, values: Readonly<Record<string, string>>): string {
  const isSet = (line: string) => Object.keys(values).some((name) => new RegExp(`^\\s*(?:export\\s+)?${name}\\s*=`).test(line));
  // A key in quotes may go over several lines, which belong to it.
  const lines = text.replace(/^(\s*PRIVATE_KEY\s*=\s*)"[^"]*"/m, '$1').split('\n');
  const kept = lines.filter((line) => !isSet(line));
  while (kept.at(-1) === '') kept.pop();
  const added = Object.entries(values).map(([name, value]) => `${name}="${value.trim().replaceAll('\n', '\\n')}"`);
  return `${[...kept, ...added].join('\n')}\n`;
}
