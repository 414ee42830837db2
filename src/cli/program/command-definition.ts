import type { Messages } from '../../messages/index.ts';
import type { HelpSource } from '../reference/index.ts';
import type { Terminal } from '../terminal/index.ts';

type CommandMessages = Messages['commandLine']['commands'];

/** The names of the commands. Each has its words in the catalogues. */
export type CommandName = keyof CommandMessages;

/**
 * What stands between the brackets of an argument or of an option's value, in the reader's
 * language.
 */
type Placeholder = keyof Messages['commandLine']['placeholders'];

export interface OptionDefinition {
  flag: `--${string}`;
  /** Without it, the option is a switch. */
  value?: Placeholder;
  required?: boolean;
  /** The only values that are accepted. */
  choices?: readonly string[];
  /** Values that the help lists, and that the command itself judges. */
  shownChoices?: readonly string[];
  defaultValue?: string | readonly string[];
  /** Shown as the default where it is set elsewhere: the option's value stays undefined. */
  shownDefault?: string;
  /**
   * Reads a value. `before` is what an earlier use of the option gave. Throws a ListkeeperError.
   */
  parse?(value: string, flag: string, before: unknown): unknown;
}

/**
 * A command’s function. Gets its argument (undefined where it has none), its options by name, and
 * the terminal. The texts of `--help` are for the one command that makes pages of them.
 */
type CommandFunction = (argument: never, options: never, terminal: Terminal, help: HelpSource) => Promise<number>;

export interface CommandDefinition<Name extends CommandName> {
  argument?: { placeholder: Placeholder; required?: boolean; variadic?: boolean };
  /** Output formats. Default: text and json. */
  formats?: readonly string[];
  /** Left out of the overview: for this repository and its Action only. */
  hidden?: boolean;
  /**
   * The options beside those that all commands have, by the names that the command reads them by.
   */
  options: Readonly<Record<keyof CommandMessages[Name]['options'], OptionDefinition>>;
  /** Imports the command. Only the command that runs is loaded. */
  load(): Promise<CommandFunction>;
}

/** One definition for each command of the catalogue. */
export type CommandTable = { readonly [Name in CommandName]: CommandDefinition<Name> };
