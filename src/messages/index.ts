import type { Language } from '../model/language.ts';
import { en } from './en/index.ts';
import type { Messages } from './messages.ts';
import { zh } from './zh/index.ts';

export type { Messages };

const catalogues: Record<Language, Messages> = { en, zh };

/** Every language that has a catalogue. */
export const languages = Object.keys(catalogues) as Language[];

/** The catalogue of a language. */
export const getMessages = (language: Language): Messages => catalogues[language];
