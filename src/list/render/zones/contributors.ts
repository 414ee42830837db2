import { getMessages } from '../../../messages/index.ts';
import type { Language } from '../../../model/language.ts';
import { escapeHtml } from '../../../text/escape/html.ts';
import { toSingleLine } from '../../../text/invisible-characters.ts';

/** Somebody who helped with the list. */
export interface Contributor {
  name: string;
  /** Their account at GitHub, where they have one. */
  login?: string;
}

/** The size of a picture, in pixels, and of the one that is asked for. */
const pictureSize = 48;

const isLogin = (login: string | undefined): login is string =>
  login !== undefined && /^[A-Za-z\d][A-Za-z\d-]{0,38}$/.test(login);

/** Pictures that lead to the people's pages; the names of those without an account follow. */
export function formatCredits(contributors: readonly Contributor[], language: Language): string {
  const { common } = getMessages(language);
  const pictures = contributors.flatMap(({ name, login }) => {
    if (!isLogin(login)) return [];
    const title = escapeHtml(toSingleLine(name));
    const image = `<img src="https://github.com/${login}.png?size=${pictureSize * 2}" width="${pictureSize}" height="${pictureSize}" alt="${title}">`;
    return [`<a href="https://github.com/${login}" title="${title}">${image}</a>`];
  });
  const names = contributors.flatMap(({ name, login }) => (isLogin(login) ? [] : [escapeHtml(toSingleLine(name))]));
  return [pictures.join('\n'), names.length === 0 ? '' : common.list(names)].filter((part) => part !== '').join('\n\n');
}

/** A file with all who helped: with pictures in Markdown, else a name a line. */
export function formatContributors(contributors: readonly Contributor[], file: string, language: Language): string {
  const { contributors: words } = getMessages(language).readme;
  if (/\.(?:md|markdown)$/i.test(file))
    return `# ${words.heading}\n\n${words.thanks}\n\n${formatCredits(contributors, language)}\n`;
  const lines = contributors.map(
    ({ name, login }) => `${toSingleLine(name)}${isLogin(login) ? ` <https://github.com/${login}>` : ''}`,
  );
  return `# ${words.heading}\n${lines.join('\n')}\n`;
}
