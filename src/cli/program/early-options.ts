import { type Language, languages } from '../../model/language.ts';
import { detectLanguage, type Environment } from '../terminal/index.ts';

/**
 * What an error report depends on. It is known before the command line is parsed, since parsing
 * itself may fail.
 */
export interface EarlyOptions {
  language: Language;
  /** `--language` was given with a language that exists. */
  hasLanguageOption: boolean;
  /** The caller reads stdout as JSON. */
  json: boolean;
}

/**
 * Finds `--language` and `--format json` anywhere in the arguments; the last `--language` counts.
 */
export function readEarlyOptions(args: readonly string[], environment: Environment): EarlyOptions {
  const given = args.findLast((arg, index) => args[index - 1] === '--language' || arg.startsWith('--language='));
  const named = given?.replace('--language=', '');
  const language = languages.find((each) => each === named);
  return {
    language: language ?? detectLanguage(environment),
    hasLanguageOption: language !== undefined,
    json: args.some((arg, index) => arg === '--format=json' || (arg === '--format' && args[index + 1] === 'json')),
  };
}
