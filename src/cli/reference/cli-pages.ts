import { getMessages } from '../../messages/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';
import { commandTable, createProgram } from '../program/index.ts';
import type { Terminal } from '../terminal/index.ts';

const helpColumns = 100;

/** `docs/cli.md` and `docs/cli.zh.md`: the help of the program and of each command, as `--help` prints it. */
export function generateCliPages(): SourceFile[] {
  return [
    { path: 'docs/cli.md', text: generateCliPage('en') },
    { path: 'docs/cli.zh.md', text: generateCliPage('zh') },
  ];
}

function generateCliPage(language: Language): string {
  const words = getMessages(language).cliReference;
  const names = Object.entries(commandTable).flatMap(([name, { hidden }]) => (hidden ? [] : [name]));
  const parts = [
    words.generated,
    `# ${words.cli.title}`,
    words.cli.introduction,
    formatTextBlock(formatHelpText(undefined, language)),
    ...names.flatMap((name) => [`## ${name}`, formatTextBlock(formatHelpText(name, language))]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function formatHelpText(name: string | undefined, language: Language): string {
  let text = '';
  const terminal = createSilentTerminal((more) => {
    text += more;
  });
  const program = createProgram({ terminal, language, hasLanguageOption: false, onExit: () => {} });
  const command = name === undefined ? program : program.commands.find((each) => each.name() === name);
  command?.configureOutput({ getOutHelpWidth: () => helpColumns, getOutHasColors: () => false });
  command?.outputHelp();
  return text.trim();
}

function formatTextBlock(text: string): string {
  return `\`\`\`text\n${text}\n\`\`\``;
}

/** A terminal without a folder, a locale and colours, so that the page is the same on every machine. */
function createSilentTerminal(out: (text: string) => void): Terminal {
  return { cwd: '/', environment: {}, out, err: () => {}, progress: () => {}, interactive: false, paint: (_, text) => text };
}
