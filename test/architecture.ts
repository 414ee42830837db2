import { posix } from 'node:path';

/** Rooms from the ground up. A room imports itself and rooms of a lower floor; rooms on one floor do not know each other. */
const floors = [['net'], ['links'], ['list'], ['forge', 'report', 'health'], ['jobs'], ['sandbox', 'bot', 'action'], ['cli']];

/** What only some rooms may touch, and what is said when another does. The simulated hosts of sandbox/ are servers, not clients. */
const guarded: { what: RegExp; rooms: string[]; doors?: string[]; why: string }[] = [
  {
    what: /^undici$|^node:(?:http|https|net|tls|dns|http2)(?:\/|$)/,
    rooms: ['net', 'sandbox', 'bot'],
    why: 'only net/ opens a socket',
  },
  { what: /^(?:octokit|@octokit\/)/, rooms: ['forge'], why: 'only forge/ knows Octokit' },
  {
    what: /^node:(?:fs|child_process|sqlite)(?:\/|$)/,
    rooms: ['forge', 'sandbox', 'bot', 'action', 'cli'],
    // Loads a library that is WebAssembly, which no import statement of a supported Node can.
    doors: ['src/list/autocorrect.ts'],
    why: 'decisions read no files',
  },
];

/** Time and chance come in as arguments below the top floors; net/clock.ts is where the system's time enters. */
const ambient = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|(?<![.\w])fetch\(/;
const mayBeAmbient = ['sandbox', 'bot', 'action', 'cli'];

/** Specifiers of all static, re-exporting and literal dynamic imports of a module's text, types included. */
export function importsOf(text: string): string[] {
  const forms = /(?:^|[;\n])\s*(?:import|export)\s+(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;
  return [...text.matchAll(forms)].map((match) => match[1] ?? match[2] ?? '');
}

/** One line for each import or call that breaks a rule of docs/architecture.md. `files`: path from the root → text. */
export function violations(files: ReadonlyMap<string, string>): string[] {
  const found: string[] = [];
  for (const [path, text] of files) {
    const room = path.split('/')[1] ?? '';
    for (const specifier of importsOf(text)) {
      const why = specifier.startsWith('.') ? wrongWay(path, room, specifier) : forbidden(path, room, specifier);
      if (why) found.push(`${path} imports ${specifier}: ${why}`);
    }
    if (!mayBeAmbient.includes(room) && path !== 'src/net/clock.ts') {
      const line = withoutComments(text)
        .split('\n')
        .find((each) => ambient.test(each));
      if (line) found.push(`${path}: time, chance and fetch come in as arguments: ${line.trim()}`);
    }
  }
  return found;
}

function wrongWay(path: string, room: string, specifier: string): string | undefined {
  const target = posix.join(posix.dirname(path), specifier).split('/');
  if (target[0] !== 'src') return 'src/ imports only src/';
  const other = target[1] ?? '';
  if (other === room || floor(other) < floor(room)) return undefined;
  return `${room}/ is not above ${other}/`;
}

function forbidden(path: string, room: string, specifier: string): string | undefined {
  const rule = guarded.find(({ what }) => what.test(specifier));
  return !rule || rule.rooms.includes(room) || rule.doors?.includes(path) ? undefined : rule.why;
}

function floor(room: string): number {
  const found = floors.findIndex((rooms) => rooms.includes(room));
  return found === -1 ? Number.POSITIVE_INFINITY : found;
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(?<!:)\/\/.*$/gm, '');
}
