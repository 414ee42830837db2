import type { CommanderError } from 'commander';
import { ListkeeperError } from '../../errors/listkeeper-error.ts';

/** What Commander quotes first, such as the option it does not know. */
const quotedPattern = /'([^']*)'/;
const suggestionPattern = /\(Did you mean (?:one of )?(.+?)\?\)/;

/**
 * A mistake that Commander found in the command line, as an error in our words. The facts are in
 * its message only.
 */
export function fromCommanderError({ code, message }: CommanderError): ListkeeperError {
  const quoted = quotedPattern.exec(message)?.[1] ?? '';
  const suggestions = suggestionPattern.exec(message)?.[1]?.split(', ') ?? [];
  switch (code) {
    case 'commander.unknownCommand':
      return new ListkeeperError('unknown-command', { command: quoted, suggestions });
    case 'commander.unknownOption':
      return new ListkeeperError('unknown-option', { option: quoted, suggestions });
    case 'commander.missingArgument':
      return new ListkeeperError('missing-argument', { argument: quoted });
    case 'commander.missingMandatoryOptionValue':
      return new ListkeeperError('missing-option', { option: quoted });
    case 'commander.optionMissingArgument':
      return new ListkeeperError('missing-option-value', { option: quoted });
    case 'commander.excessArguments':
      return new ListkeeperError('too-many-arguments', { command: quoted });
    case 'commander.help':
      return new ListkeeperError('missing-command');
    default:
      return new ListkeeperError('internal', { detail: message });
  }
}
