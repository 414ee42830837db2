/** A language that the program speaks. Each has a catalogue of messages of its own. */
export type Language = 'zh' | 'en';

/** A text of the data in one or more languages, as its author wrote it. */
export interface LocalizedText {
  zh?: string | undefined;
  en?: string | undefined;
}
