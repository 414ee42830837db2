import { Command, Option } from 'commander';
import { ListkeeperError } from '../../errors/listkeeper-error.ts';
import { getMessages } from '../../messages/index.ts';
import { type Language, languages } from '../../model/language.ts';
import type { HelpSource } from '../reference/index.ts';
import { detectLanguage, type Terminal, version } from '../terminal/index.ts';
import type { CommandDefinition, CommandName, OptionDefinition } from './command-definition.ts';
import { commandTable } from './command-table.ts';
import { createHelpConfiguration, formatUsage } from './localized-help.ts';

export interface ProgramSettings {
  terminal: Terminal;
  language: Language;
  /** `--language` was given; otherwise the language is the locale's. */
  hasLanguageOption: boolean;
  /** The only command that is needed; without it, all are there. */
  onlyCommand?: CommandName | undefined;
  /** Called with the exit code of the command that ran. */
  onExit(code: number): void;
}

/** The command of a line that begins with its name. Anything else may need to know all commands. */
export function findOnlyCommand([first = '']: readonly string[]): CommandName | undefined {
  return Object.hasOwn(commandTable, first) ? (first as CommandName) : undefined;
}

/**
 * The command line as a Commander program, made from the table of commands and the catalogue.
 * Parsing throws Commander's errors and those of the commands, and prints no error of its own.
 */
export function createProgram(settings: ProgramSettings): Command {
  const { terminal, language } = settings;
  const { commandLine } = getMessages(language);
  const { help, placeholders } = commandLine;
  const program = new Command('listkeeper')
    .description(commandLine.description)
    .usage(`${help.optionsPlaceholder} ${help.commandPlaceholder}`)
    .version(version, '-v, --version', help.versionOption)
    .addOption(createLanguageOption(settings))
    .helpOption('-h, --help', help.helpOption)
    .helpCommand(`help [${placeholders.command}]`, help.helpCommand)
    .addHelpText('after', `\n${formatExamples(commandLine.overviewExamples, language)}\n\n${help.exitCodes}\n${help.more}`)
    .configureHelp(createHelpConfiguration(language))
    .exitOverride()
    .configureOutput({
      // A full-width colon holds its own space.
      writeOut: (text) => terminal.out(text.replace(/：(?:\s)(?=\S)/, '：')),
      writeErr: (text) => terminal.err(text),
      // `main` reports every error in the reader's language.
      outputError: () => {},
    });
  const names = settings.onlyCommand ? [settings.onlyCommand] : (Object.keys(commandTable) as CommandName[]);
  for (const name of names) addCommand(program, name, settings);
  return program;
}

function addCommand(program: Command, name: CommandName, settings: ProgramSettings): void {
  const { terminal, language, hasLanguageOption, onExit } = settings;
  const { commandLine } = getMessages(language);
  const words = commandLine.commands[name];
  const definition: CommandDefinition<never> = commandTable[name];
  const { argument, formats = ['text', 'json'], hidden = false } = definition;
  const command = program.command(name, { hidden }).description(words.summary);
  if (argument) command.argument(formatBrackets(commandLine.placeholders[argument.placeholder], argument));
  command.usage(formatUsage(command, language));
  const notes = words.notes === '' ? '' : `\n\n${words.notes}`;
  command.addHelpText('after', `\n${formatExamples(words.examples, language)}${notes}`);

  command.addOption(
    createOption(
      { flag: '--format', value: 'format', choices: formats, defaultValue: 'text' },
      commandLine.commonOptions.format,
      language,
    ),
  );
  command.addOption(createLanguageOption(settings));
  const descriptions: Readonly<Record<string, string>> = words.options;
  for (const [key, option] of Object.entries<OptionDefinition>(definition.options))
    command.addOption(createOption(option, descriptions[key] ?? '', language));

  command.action(async () => {
    const run = await definition.load();
    const options = { ...command.opts(), language, hasLanguageOption };
    onExit(await run(command.processedArgs[0] as never, options as never, terminal, helpSource));
  });
}

/** `<file>`, `[dir]`, `[targets...]`: the form in which Commander reads an argument. */
function formatBrackets(
  name: string,
  { required = false, variadic = false }: { required?: boolean; variadic?: boolean },
): string {
  const inner = variadic ? `${name}...` : name;
  return required ? `<${inner}>` : `[${inner}]`;
}

/**
 * `--language`, before or after the command. Its value is read by `readEarlyOptions`; here it is
 * only checked.
 */
function createLanguageOption({ terminal, language }: ProgramSettings): Option {
  const words = getMessages(language).commandLine.commonOptions;
  return createOption({ flag: '--language', value: 'language', choices: languages }, words.language, language).default(
    detectLanguage(terminal.environment),
    words.languageDefault,
  );
}

function createOption(definition: OptionDefinition, description: string, language: Language): Option {
  const { flag, value, required = false, choices, shownChoices, parse, defaultValue, shownDefault } = definition;
  const placeholder = value === undefined ? '' : ` <${getMessages(language).commandLine.placeholders[value]}>`;
  const option = new Option(`${flag}${placeholder}`, description).makeOptionMandatory(required);
  if (defaultValue !== undefined || shownDefault !== undefined) option.default(defaultValue, shownDefault);
  if (choices ?? shownChoices) option.choices([...(choices ?? shownChoices ?? [])]);
  option.argParser((text: string, before: unknown) => {
    if (choices && !choices.includes(text)) throw new ListkeeperError('not-a-choice', { option: flag, value: text, choices });
    return parse ? parse(text, flag, before) : text;
  });
  return option;
}

function formatExamples(examples: string, language: Language): string {
  return `${getMessages(language).commandLine.help.examples}\n${examples.replace(/^/gm, '  ')}`;
}

const pageColumns = 100;

/** The help for pages: the same on every machine, without a locale and colours. */
const helpSource: HelpSource = {
  commands: Object.entries(commandTable).flatMap(([name, { hidden }]) => (hidden ? [] : [name])),
  formatHelp(name, language) {
    let text = '';
    const terminal: Terminal = {
      cwd: '/',
      environment: {},
      out(more) {
        text += more;
      },
      err: () => {},
      progress: () => {},
      interactive: false,
      paint: (_, unstyled) => unstyled,
    };
    const program = createProgram({ terminal, language, hasLanguageOption: false, onExit: () => {} });
    const command = name === undefined ? program : program.commands.find((each) => each.name() === name);
    command?.configureOutput({ getOutHelpWidth: () => pageColumns, getOutHasColors: () => false });
    command?.outputHelp();
    return text.trim();
  },
};
