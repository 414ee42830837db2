/**
 * Files in formats for programs, such as the JSON of a list and its facts about repositories.
 * Nothing parses their structure deeply, so they may be larger than texts and YAML.
 */
export const isDataFormatFile = (path: string): boolean => /\.(?:json|jsonld|csv|bib|xml|atom)$/i.test(path);

/**
 * Bytes of such a file that are read: the JSON of 20,000 entries, or the facts of 100,000. A file
 * that we write and could not read again would stop all later updates.
 */
export const maxDataFormatBytes = 16 * 1024 * 1024;
