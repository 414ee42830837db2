import { getMessages, type Messages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import type { World } from '../model/index.ts';

/** What every page needs: the data that it shows, and the language of its reader. */
export interface PageContext {
  world: World;
  language: Language;
  messages: Messages['sandbox'];
}

export const createPageContext = (world: World, language: Language): PageContext => ({
  world,
  language,
  messages: getMessages(language).sandbox,
});
