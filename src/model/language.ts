/** The languages of messages. Each has a catalogue of its own. */
export const languages = ['en', 'zh'] as const;

export type Language = (typeof languages)[number];

/** A text of the data in one or more languages, as its author wrote it. */
export interface LocalizedText {
  zh?: string | undefined;
  en?: string | undefined;
}
