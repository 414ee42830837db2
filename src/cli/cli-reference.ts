import type { SourceFile } from '../model/finding.ts';
import { createProgram } from './program.ts';
import type { Terminal } from './terminal/index.ts';

/** `docs/cli.md`: what `--help` says of the program and of each command, so that the page can not drift from the program. */
export function generateCliReference(): SourceFile {
  const names = createProgram(
    createSilentTerminal(() => {}),
    () => {},
  )
    .createHelp()
    .visibleCommands(
      createProgram(
        createSilentTerminal(() => {}),
        () => {},
      ),
    )
    .map((command) => command.name())
    .filter((name) => name !== 'help');
  const parts = [
    '<!-- Generated from the code by `npm run generate`; edit there. -->',
    '# The command line',
    '`npx listkeeper` in a checkout of Listkeeper. Results go to stdout, words about the work to stderr; with `--format json` stdout is one object.',
    formatTextBlock(formatHelpText([])),
    ...names.flatMap((name) => [`## ${name}`, formatTextBlock(formatHelpText([name]))]),
  ];
  return { path: 'docs/cli.md', text: `${parts.join('\n\n')}\n` };
}

function formatHelpText(command: string[]): string {
  let text = '';
  const program = createProgram(
    createSilentTerminal((more) => {
      text += more;
    }),
    () => {},
  );
  const asked = command.length === 0 ? program : program.commands.find((each) => each.name() === command[0]);
  asked?.configureOutput({ getOutHelpWidth: () => 100, getOutHasColors: () => false });
  asked?.outputHelp();
  return text.trim();
}

function formatTextBlock(text: string): string {
  return `\`\`\`text\n${text}\n\`\`\``;
}

/** A terminal without a place, a locale or colours: the page is the same wherever it is made. */
function createSilentTerminal(out: (text: string) => void): Terminal {
  return { cwd: '/', environment: {}, out, err: () => {}, progress: () => {}, interactive: false, paint: (_, text) => text };
}
