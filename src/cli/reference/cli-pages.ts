import { getMessages } from '../../messages/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import type { Language } from '../../model/language.ts';

/** Where the pages get their texts from: the program itself. */
export interface HelpSource {
  /** The commands that the help lists. */
  commands: readonly string[];
  /** What `--help` prints for a command, or for the whole program. */
  formatHelp(command: string | undefined, language: Language): string;
}

/**
 * `docs/cli.md` and `docs/cli.zh.md`: the help of the program and of each command, as `--help`
 * prints it.
 */
export function generateCliPages(help: HelpSource): SourceFile[] {
  return [
    { path: 'docs/cli.md', text: generateCliPage(help, 'en') },
    { path: 'docs/cli.zh.md', text: generateCliPage(help, 'zh') },
  ];
}

function generateCliPage({ commands, formatHelp }: HelpSource, language: Language): string {
  const words = getMessages(language).cliReference;
  const parts = [
    words.generated,
    `# ${words.cli.title}`,
    words.cli.introduction,
    formatTextBlock(formatHelp(undefined, language)),
    ...commands.flatMap((name) => [`## ${name}`, formatTextBlock(formatHelp(name, language))]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function formatTextBlock(text: string): string {
  return `\`\`\`text\n${text}\n\`\`\``;
}
