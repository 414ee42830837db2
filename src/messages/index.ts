import type { Language } from '../model/language.ts';
import { en } from './en/index.ts';
import type { Messages } from './messages.ts';
import { zh } from './zh/index.ts';

export type { Messages };

const catalogues: Record<Language, Messages> = { en, zh };

/** The catalogue of a language. */
export const getMessages = (language: Language): Messages => catalogues[language];
