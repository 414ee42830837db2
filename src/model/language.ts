/** The languages of messages. Each has a catalogue of its own. */
export const languages = ['en', 'zh'] as const;

export type Language = (typeof languages)[number];

/**
 * The languages that texts of the data may be written in. They are a part of the file format, so a
 * new language of messages does not add one.
 */
export const dataLanguages = ['zh', 'en'] as const;

export type DataLanguage = (typeof dataLanguages)[number];

/** A text of the data in one or more languages, as its author wrote it. */
export type LocalizedText = { [language in DataLanguage]?: string | undefined };
