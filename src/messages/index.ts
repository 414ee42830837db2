import type { Language } from '../model/language.ts';
import { en } from './en/index.ts';
import { zh } from './zh/index.ts';

/** Everything that a person reads, in one language. English is the interface; every other catalogue has its shape. */
export type Messages = typeof en;

const catalogues: Record<Language, Messages> = { en, zh };

/** The catalogue of a language. */
export const getMessages = (language: Language): Messages => catalogues[language];
