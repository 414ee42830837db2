import type { Argument, Command, HelpConfiguration, Option } from 'commander';
import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import { measureColumns, wrapText } from '../terminal/index.ts';

/** What of Commander's help is in the reader's language and measured in columns of a terminal. */
export function createHelpConfiguration(language: Language): HelpConfiguration {
  const words = getMessages(language).commandLine.help;
  const titles: Readonly<Record<string, string>> = {
    'Usage:': words.usage,
    'Arguments:': words.arguments,
    'Options:': words.options,
    'Commands:': words.commands,
  };
  return {
    styleTitle: (title) => titles[title] ?? title,
    subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(formatArgument)].join(' '),
    optionDescription(option) {
      const info = words.optionInfo({ choices: option.argChoices ?? [], defaultValue: findShownDefault(option) });
      return info === '' ? option.description : words.withInfo({ description: option.description, info });
    },
    displayWidth: measureColumns,
    boxWrap: wrapText,
  };
}

/** The usage line of a command after its name: `[options] [dir]`. */
export function formatUsage(command: Command, language: Language): string {
  const { optionsPlaceholder } = getMessages(language).commandLine.help;
  return [optionsPlaceholder, ...command.registeredArguments.map(formatArgument)].join(' ');
}

/** An argument as the usage line has it: `<file>`, `[dir]`, `[targets...]`. */
function formatArgument(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

/** Switches and repeatable options start empty, which nobody needs to read. */
function findShownDefault({ defaultValue, defaultValueDescription }: Option): string | undefined {
  return defaultValueDescription ?? (typeof defaultValue === 'string' ? defaultValue : undefined);
}
