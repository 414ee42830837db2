import type { Language } from '../model/language.ts';
import { en } from './en/index.ts';
import type { Messages } from './messages.ts';
import { zh } from './zh/index.ts';

/** The catalogue of each language. A language without a catalogue doesn't compile. */
const catalogues: Record<Language, Messages> = { en, zh };

/** Every language that has a catalogue. */
export const languages = Object.keys(catalogues) as Language[];

/** The catalogue of a language. */
export const getMessages = (language: Language): Messages => catalogues[language];

/**
 * The catalogues of all languages, English first: for the few texts that appear before the
 * settings, and so the language, are read. A text that is equal in two languages appears twice;
 * callers join the texts.
 */
export const getAllMessages = (): Messages[] => Object.values(catalogues);

/**
 * Puts other catalogues in place. For tests: a pseudo-locale shows which words don't come from a
 * catalogue.
 * @returns puts the former ones back.
 */
export function replaceCatalogues(replacements: Record<Language, Messages>): () => void {
  const former = { ...catalogues };
  Object.assign(catalogues, replacements);
  return () => void Object.assign(catalogues, former);
}
