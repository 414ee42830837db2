import { cancel, intro, isCancel, select } from '@clack/prompts';
import { getMessages } from '../../messages/index.ts';
import { type Language, languages } from '../../model/language.ts';
import type { Terminal } from '../terminal/index.ts';

/** Who runs the jobs. */
export type RunsAs = 'action' | 'app';

export interface InitAnswers {
  runsAs: RunsAs;
  /** Language of comments and issues. */
  botLanguage: Language;
}

/**
 * Asks for what the options leave open.
 * @returns undefined when the person cancels
 */
export async function promptForInit(
  known: Partial<InitAnswers>,
  { language, streams }: { language: Language; streams: Terminal['promptStreams'] | undefined },
): Promise<InitAnswers | undefined> {
  const words = getMessages(language).init;
  intro(words.title, streams);
  const runsAs = known.runsAs ?? (await askRunsAs());
  const botLanguage = runsAs && (known.botLanguage ?? (await askLanguage()));
  if (runsAs && botLanguage) return { runsAs, botLanguage };
  cancel(words.cancelled, streams);
  return undefined;

  async function askRunsAs(): Promise<RunsAs | undefined> {
    const options = (['action', 'app'] as const).map((value) => ({ value, ...words.hosts[value] }));
    const answer = await select({ message: words.askHost, options, ...streams });
    return isCancel(answer) ? undefined : answer;
  }

  async function askLanguage(): Promise<Language | undefined> {
    const options = languages.map((value) => ({ value, label: getMessages(value).sandbox.languageName }));
    const answer = await select({ message: words.askLanguage, options, initialValue: language, ...streams });
    return isCancel(answer) ? undefined : answer;
  }
}
