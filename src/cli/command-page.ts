import type { SourceFile } from '../list/finding.ts';
import { listkeeper } from './commands.ts';
import type { Terminal } from './terminal.ts';

/** `docs/cli.md`: what `--help` says of the program and of each command, so that the page can not drift from the program. */
export function commandPage(): SourceFile {
  const names = listkeeper(
    nobody(() => {}),
    () => {},
  )
    .createHelp()
    .visibleCommands(
      listkeeper(
        nobody(() => {}),
        () => {},
      ),
    )
    .map((command) => command.name())
    .filter((name) => name !== 'help');
  const parts = [
    '<!-- Generated from the code by `npm run generate`; edit there. -->',
    '# The command line',
    '`npx listkeeper` in a checkout of Listkeeper. Results go to stdout, words about the work to stderr; with `--format json` stdout is one object.',
    fenced(helpOf([])),
    ...names.flatMap((name) => [`## ${name}`, fenced(helpOf([name]))]),
  ];
  return { path: 'docs/cli.md', text: `${parts.join('\n\n')}\n` };
}

function helpOf(command: string[]): string {
  let text = '';
  const program = listkeeper(
    nobody((more) => {
      text += more;
    }),
    () => {},
  );
  const asked = command.length === 0 ? program : program.commands.find((each) => each.name() === command[0]);
  asked?.configureOutput({ getOutHelpWidth: () => 100, getOutHasColors: () => false });
  asked?.outputHelp();
  return text.trim();
}

function fenced(text: string): string {
  return `\`\`\`text\n${text}\n\`\`\``;
}

/** A terminal without a place, a locale or colours: the page is the same wherever it is made. */
function nobody(out: (text: string) => void): Terminal {
  return { cwd: '/', environment: {}, out, err: () => {}, progress: () => {}, interactive: false, paint: (_, text) => text };
}
