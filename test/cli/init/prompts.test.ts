import { describe, expect, it } from 'vitest';
import { promptForInit } from '../../../src/cli/init/prompts.ts';
import { getMessages } from '../../../src/messages/index.ts';
import { answerPrompts, keys } from '../answer-prompts.ts';

const words = getMessages('en').init;
const { enter, down, cancel } = keys;

describe('the questions of init', () => {
  it('are who runs it and the language, which begins with that of the reader', async () => {
    const { streams } = answerPrompts([
      [words.askHost, down + enter],
      [words.askLanguage, enter],
    ]);
    expect(await promptForInit({}, { language: 'en', streams })).toEqual({ runsAs: 'app', botLanguage: 'en' });
    const chinese = getMessages('zh').init;
    const { streams: other } = answerPrompts([
      [chinese.askHost, enter],
      [chinese.askLanguage, enter],
    ]);
    expect(await promptForInit({}, { language: 'zh', streams: other })).toEqual({ runsAs: 'action', botLanguage: 'zh' });
  });

  it('are only those that the options leave open', async () => {
    const known = { runsAs: 'app', botLanguage: 'zh' } as const;
    const { streams, asked } = answerPrompts([]);
    expect(await promptForInit(known, { language: 'en', streams })).toEqual(known);
    expect(asked).toEqual([]);
  });

  it.each([
    ['the first', {}, [[words.askHost, cancel]]],
    ['the second', { runsAs: 'app' as const }, [[words.askLanguage, cancel]]],
  ])('have no answer when somebody cancels at %s', async (_, known, answers) => {
    const { streams, shown } = answerPrompts(answers as [string, string][]);
    expect(await promptForInit(known, { language: 'en', streams })).toBeUndefined();
    expect(shown()).toContain(words.cancelled);
  });
});
